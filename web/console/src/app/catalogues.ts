import { approvals } from '@/features/approvals/words';
import { cases } from '@/features/cases/words';
import { connections } from '@/features/connections/words';
import { flows } from '@/features/flows/words';
import { parcels } from '@/features/parcels/words';
import { session } from '@/features/session/words';
import { tickets } from '@/features/tickets/words';
import { domain } from '@/shared/domainWords';
import { common } from '@/shared/commonWords';

import { frame } from './words';

/** One catalogue a feature; the first part of a key names it. */
export const catalogues = {
  frame,
  common,
  domain,
  session,
  parcels,
  tickets,
  cases,
  approvals,
  flows,
  connections,
};
