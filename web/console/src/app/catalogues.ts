import { account } from '@/features/account/words';
import { approvals } from '@/features/approvals/words';
import { audit } from '@/features/audit/words';
import { cases } from '@/features/cases/words';
import { connections } from '@/features/connections/words';
import { coupons } from '@/features/coupons/words';
import { developers } from '@/features/developers/words';
import { exports } from '@/features/exports/words';
import { flows } from '@/features/flows/words';
import { members } from '@/features/members/words';
import { messages } from '@/features/messages/words';
import { orders } from '@/features/orders/words';
import { parcels } from '@/features/parcels/words';
import { session } from '@/features/session/words';
import { system } from '@/features/system/words';
import { team } from '@/features/team/words';
import { tickets } from '@/features/tickets/words';
import { today } from '@/features/today/words';
import { domain } from '@/shared/domainWords';
import { common } from '@/shared/commonWords';

import { frame } from './words';

/** One catalogue a feature; the first part of a key names it. */
export const catalogues = {
  frame,
  common,
  domain,
  session,
  account,
  exports,
  parcels,
  tickets,
  cases,
  approvals,
  flows,
  connections,
  messages,
  members,
  coupons,
  orders,
  today,
  audit,
  system,
  developers,
  team,
};
