/** What the API speaks about how a merchant is set up: connections, keys, people, the machine. */

import type { Answer } from './described';
import type { ActionState, Role } from './types';

export const CONNECTOR_ROLES = ['carrier', 'shop', 'channel', 'payment'] as const;
export type ConnectorRole = (typeof CONNECTOR_ROLES)[number];

export type ConnectorSetting = Answer<
  'ConnectionSettingView',
  { type: 'text' | 'secret' | 'url' | 'number' | 'switch' | 'choice' }
>;

/** A connector's card: what it is, and what it must be told. */
export type ConnectorCard = Answer<
  'ConnectionCardView',
  { role: ConnectorRole; roles: ConnectorRole[]; settings: ConnectorSetting[] }
>;

/** Settings are those that are no secret; of secrets it names which are set. */
export type Connection = Answer<'ConnectionView', { role: ConnectorRole; state: 'on' | 'off' }>;

export type ConnectionTest = Answer<
  'ConnectionTestView',
  { outcome: 'done' | 'refused' | 'not_now' | 'unknown' }
>;
export type TestCall = Answer<'ConnectionCallView'>;
export type HookPush = Answer<'ConnectionPushRow'>;

/** Refusals of one minute for one reason. */
export type Refusal = Answer<'ConnectionRefusalRow'>;

export type AuditRow = Answer<'AccessAuditRow'>;
export type Account = Answer<'AccessAccountView', { roles: Role[] }>;
export type ApiKey = Answer<'AccessKeyView', { roles: Role[] }>;

/** Its secret stands only in the answer that made it. */
export type Webhook = Answer<'WebhookView', { state: 'on' | 'off' }>;

export interface Delivery {
  id: string;
  state: ActionState;
  key: string;
  createdAt: string;
  nextAt: string | null;
  doneAt: string | null;
  attempts: number;
  reason: string | null;
  body: Record<string, unknown>;
  answer: { id: string | null; state: string; at: string | null } | null;
}

export type SystemView = Answer<'SystemView'>;
export type UnmappedRow = Answer<'UnmappedView'>;
export type Quarantined = Answer<'QuarantinedView'>;

/** What came of taking it once more. */
export type Redriven = Answer<'RedrivenView', { outcome: 'taken' | 'taken-before' | 'still-bad' }>;

/** A call by key, as the request log has it, with the problem's code and the fields that were wrong. */
export type ApiRequest = Answer<'AccessRequestRow'>;

/** A way in that was sent to somebody and not used yet. */
export type Invitation = Answer<'AccessInvitationView', { roles: Role[] }>;
export type SessionRow = Answer<'AccessSessionRow'>;

/** What a second factor begins with: the secret as it is typed, and as a QR code holds it. */
export type FactorOffer = Answer<'AccessOfferView'>;

export const EXPORT_KINDS = ['parcels', 'orders', 'cases', 'messages'] as const;
export type ExportKind = (typeof EXPORT_KINDS)[number];

export type ExportJob = Answer<
  'ExportView',
  { kind: ExportKind; state: 'running' | 'done' | 'failed' | 'cancelled' }
>;

/** A person's own view of a page. */
export type SavedView = Answer<'AccessViewRow'>;
