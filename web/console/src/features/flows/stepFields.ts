/** What a value is, and so how it is asked for; blocks and sentence ask in the same way. */
export type InputKind =
  | 'text'
  | 'words'
  | 'money'
  | 'whole'
  | 'percent'
  | 'duration'
  | 'time'
  | 'flag'
  | 'trigger'
  | 'once'
  | 'condition'
  | 'template'
  | 'channels'
  | 'quiet'
  | 'reason'
  | 'priority'
  | 'role'
  | 'onTimeout';

export interface FieldSpec {
  key: string;
  kind: InputKind;
  isNeeded?: boolean;
}

/** The fields of each step, in the order in which people think of them. */
export const STEP_FIELDS: Record<string, FieldSpec[]> = {
  send: [
    { key: 'template', kind: 'template', isNeeded: true },
    { key: 'channels', kind: 'channels' },
    { key: 'quiet', kind: 'quiet' },
    { key: 'validFor', kind: 'duration' },
  ],
  claim: [
    { key: 'reason', kind: 'reason', isNeeded: true },
    { key: 'atMost', kind: 'money' },
    { key: 'approveAbove', kind: 'money' },
  ],
  coupon: [
    { key: 'amount', kind: 'money', isNeeded: true },
    { key: 'minSpend', kind: 'money' },
    { key: 'validFor', kind: 'duration' },
    { key: 'batch', kind: 'text' },
    { key: 'despiteProblem', kind: 'flag' },
  ],
  points: [
    { key: 'amount', kind: 'whole' },
    { key: 'rule', kind: 'text' },
  ],
  tier: [{ key: 'check', kind: 'text', isNeeded: true }],
  ticket: [
    { key: 'title', kind: 'text', isNeeded: true },
    { key: 'priority', kind: 'priority' },
    { key: 'suggestion', kind: 'words' },
  ],
  approve: [
    { key: 'title', kind: 'text', isNeeded: true },
    { key: 'role', kind: 'role' },
    { key: 'amount', kind: 'money' },
    { key: 'atMost', kind: 'duration' },
    { key: 'onTimeout', kind: 'onTimeout' },
  ],
  webhook: [
    { key: 'type', kind: 'text', isNeeded: true },
    { key: 'endpoint', kind: 'text' },
  ],
  tag: [
    { key: 'add', kind: 'text' },
    { key: 'remove', kind: 'text' },
  ],
  stop: [],
  branch: [],
};

const WAIT_NEWS: FieldSpec[] = [
  { key: 'for', kind: 'trigger', isNeeded: true },
  { key: 'atMost', kind: 'duration', isNeeded: true },
];

/** A wait is for news, for a length of time or until an hour: each has its own fields. */
export function fieldsOf(kind: string, fields: Record<string, unknown>): FieldSpec[] {
  if (kind !== 'wait') return STEP_FIELDS[kind] ?? [];
  if ('until' in fields) return [{ key: 'until', kind: 'time', isNeeded: true }];
  if ('duration' in fields) return [{ key: 'duration', kind: 'duration', isNeeded: true }];
  const length = typeof fields.for === 'string' && fields.for.startsWith('P');
  return length ? [{ key: 'for', kind: 'duration', isNeeded: true }] : WAIT_NEWS;
}

/** What a new block begins with: right as it stands, and easy to change. */
export function freshFields(kind: string, template: string, subject: string): unknown {
  switch (kind) {
    case 'send':
      return { template };
    case 'claim':
      return { reason: 'DAMAGED', atMost: 50_000, approveAbove: 10_000 };
    case 'coupon':
      return { amount: 500, validFor: 'P30D' };
    case 'points':
      return { amount: 10 };
    case 'tier':
      return { check: 'on-time' };
    case 'ticket':
      return { title: '请跟进', priority: 'normal' };
    case 'approve':
      return { title: '请审批', role: 'approver', atMost: 'P1D', onTimeout: 'refuse' };
    case 'webhook':
      return { type: 'order.attention' };
    case 'tag':
      return { add: '关注' };
    case 'wait':
      return subject === 'parcel' ? { for: 'parcel.delivered', atMost: 'P7D' } : { for: 'PT2H' };
    case 'branch':
      return [
        { when: 'order.paid >= 10000', do: [{ ticket: { title: '请跟进' } }] },
        { do: ['stop'] },
      ];
    default:
      return {};
  }
}

export const HEAD_FIELDS: FieldSpec[] = [
  { key: 'once', kind: 'once' },
  { key: 'cooldown', kind: 'duration' },
  { key: 'rollout', kind: 'percent' },
];

export const LIMIT_FIELDS: FieldSpec[] = [
  { key: 'perDay', kind: 'whole' },
  { key: 'budgetPerDay', kind: 'money' },
  { key: 'brake', kind: 'whole' },
];

/** The order in which blocks are offered. */
export const KINDS = [
  'send',
  'claim',
  'coupon',
  'points',
  'tier',
  'ticket',
  'approve',
  'wait',
  'branch',
  'tag',
  'webhook',
  'stop',
] as const;
