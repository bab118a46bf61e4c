import type { TFunction } from 'i18next';

/** Kinds that can be asked for, by what they are about; each has its words in the catalogue. */
export const KINDS = [
  'session.began',
  'person.revealed',
  'account.made',
  'account.changed',
  'key.made',
  'key.revoked',
  'connection.made',
  'connection.changed',
  'connection.ended',
  'flow.published',
  'flow.enabled',
  'flow.disabled',
  'flow.deleted',
  'template.changed',
  'template.reset',
  'template.tried',
  'coupon_batch.made',
  'coupon_batch.budget_changed',
  'coupon.revoked',
  'approval.approved',
  'approval.refused',
  'approval_limit.changed',
  'assessment.changed',
  'lane_standard.changed',
  'webhook.made',
  'webhook.changed',
  'webhook.removed',
  'webhook.secret_changed',
  'webhook.redriven',
  'action.redriven',
  'action.cancelled',
] as const;

/** What was done, in words; a kind that we do not know is shown as it is. */
export const kindText = (t: TFunction, kind: string) =>
  t(`audit.kind.${kind.replace('.', '_')}`, { defaultValue: kind });

const PAGES: Record<string, string> = {
  connection: '/connections',
  flow: '/flows',
  template: '/messages/templates',
  coupon_batch: '/coupons',
  webhook: '/developers/webhooks',
  case: '/cases',
  parcel: '/parcels',
  member: '/members',
};

export interface Subject {
  kind: string;
  id: string;
  /** Where it can be seen; nothing where it has no page. */
  path: string | null;
}

/** `connection:0193…` and where that is to be seen. */
export function subjectOf(subject: string): Subject {
  const at = subject.indexOf(':');
  const kind = at < 0 ? subject : subject.slice(0, at);
  const id = at < 0 ? '' : subject.slice(at + 1);
  const page = PAGES[kind];
  return { kind, id, path: page && id !== '' ? `${page}/${encodeURIComponent(id)}` : null };
}

/** What was touched, in a word; the end of its id tells two of them apart. */
export function subjectText(t: TFunction, subject: string) {
  const { kind, id } = subjectOf(subject);
  const word = t(`audit.thing.${kind}`, { defaultValue: kind });
  return id === '' ? word : `${word} ${id.length === 36 ? `…${id.slice(-6)}` : id}`;
}
