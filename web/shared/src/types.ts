/** What the API speaks. Written by hand after the API's description; one place for both apps. */

export interface Money {
  amount: number;
  currency: string;
}

export interface Page<T> {
  items: T[];
  next: string | null;
}

export const ROLES = [
  'owner',
  'operator',
  'service',
  'warehouse',
  'approver',
  'developer',
  'viewer',
] as const;
export type Role = (typeof ROLES)[number];

export interface Session {
  user: { name: string; displayName: string; role: Role; roles: Role[]; secondFactor: boolean };
  merchant: { id: string; name: string };
  csrf: string;
}

export interface Clock {
  now: string;
  speed: number;
  paused: boolean;
  isSystem: boolean;
  worldUrl: string | null;
}

export const STATUSES = [
  'NO_TRACE',
  'INFO_RECEIVED',
  'PICKED_UP',
  'IN_TRANSIT',
  'CUSTOMS',
  'OUT_FOR_DELIVERY',
  'DEPOSITED',
  'DELIVERED',
  'DELIVERY_FAILED',
  'EXCEPTION',
  'RETURNING',
  'RETURNED',
  'CANCELLED',
  'EXPIRED',
  'UNMAPPED',
] as const;
export type Status = (typeof STATUSES)[number];

export const ANOMALIES = [
  'DAMAGED',
  'LOST',
  'SHORT',
  'STALLED',
  'DELAYED',
  'FAILED_ATTEMPT',
  'BAD_ADDRESS',
  'REFUSED',
  'NOT_COLLECTED',
  'MISSORTED',
  'FALSE_SIGNATURE',
  'UNAUTHORISED_DEPOSIT',
  'SILENCE',
] as const;
export type AnomalyType = (typeof ANOMALIES)[number];

export interface Estimate {
  from: string;
  to: string;
  coverage: number | null;
}

export interface ParcelRow {
  id: string;
  carrier: string;
  carrierName: string;
  number: string;
  status: Status;
  substatus: string;
  statusName: string;
  substatusName: string;
  anomalies: AnomalyType[];
  place: string;
  updatedAt: string;
  orderNumber: string | null;
  shop: string | null;
  /** As people call it. */
  shopName?: string | null;
  buyerMasked: string | null;
  estimate: Estimate | null;
}

export interface ParcelMilestone {
  kind: string;
  name: string;
  at: string;
  arrivedAt: string;
  late: boolean;
}

export interface ParcelAnomaly {
  type: AnomalyType;
  name: string;
  openedAt: string;
  closedAt: string | null;
  why: string;
}

export interface ParcelEvent {
  at: string;
  arrivedAt: string;
  text: string;
  status: Status;
  substatus: string;
  place: string;
  nextHop: string;
  source: string;
  code: string;
  matched: string[];
  /** Its source or the carrier took it back: it counts no more. */
  withdrawn: boolean;
}

export interface OrderLine {
  sku: string;
  title: string;
  quantity: number;
  price: Money;
}

export interface BuyerCard {
  token: string | null;
  name: string;
  phone: string;
  address: string;
}

export interface OrderCard {
  number: string;
  shop: string;
  shopName?: string;
  paid: Money;
  paidAt: string | null;
  lines: OrderLine[];
  buyer: BuyerCard | null;
  member: { id: string; tier: string } | null;
}

export type ActionState = 'waiting' | 'done' | 'dead' | 'cancelled';

/** The decision receipt: why an automatic thing happened. */
export interface Receipt {
  flow?: string;
  version?: number;
  /** The flow's name. */
  name?: string;
  /** What decided where no flow did: a row of a table of rules. */
  rule?: string;
  trigger?: string;
  occurrence?: string;
  step?: string;
  facts?: Record<string, unknown>;
  clause?: string;
  /** What else might have happened, and the code of why it did not. */
  alternatives?: { what: string; code: string; detail?: string }[];
  human?: string;
}

export interface ActionView {
  id: string;
  kind: string;
  state: ActionState;
  subject: { kind: string; id: string };
  key: string;
  createdAt: string;
  dueAt: string;
  attempts: number;
  reason: string | null;
  receipt: Receipt | null;
  answer: { id: string | null; state: string; at: string } | null;
  body: Record<string, unknown>;
  until?: string | null;
  nextAt?: string | null;
  doneAt?: string | null;
  /** A call was made and nobody knows yet whether it took effect. */
  inDoubt?: boolean;
}

/** A message as its log has it: which way it went, what became of it, what it cost. */
export interface MessageView {
  id: string;
  action: string | null;
  key: string;
  channel: string;
  template: string;
  purpose: string;
  state: string;
  cost: Money;
  to: string;
  title: string;
  text: string;
  reason: string | null;
  at: string;
}

export interface TicketView {
  id: string;
  kind: string;
  title: string;
  suggestion: string;
  /** What the buyer wrote; empty for those who do not look after him. */
  words: string;
  state: 'open' | 'done';
  priority: 'URGENT' | 'HIGH' | 'NORMAL' | 'LOW';
  assignee: string;
  parcel: string | null;
  order: string | null;
  caseId: string | null;
  member: string | null;
  dueAt: string | null;
  createdAt: string;
  doneAt: string | null;
  causedBy: Actor;
  receipt: Receipt | null;
  /** Only where one ticket is asked for. */
  comments: { no: number; at: string; actor: Actor; words: string }[];
}

/** Who did something: a person, a flow, a key, the buyer or the system. */
export interface Actor {
  id: string;
  name: string;
  kind: 'person' | 'flow' | 'key' | 'buyer' | 'system';
}

/** A claim as its parcel's page shows it. */
export interface ParcelClaim {
  id: string;
  state: CaseState;
  reason: string;
  amount: Money | null;
}

export interface ParcelTicket {
  id: string;
  title: string;
  state: TicketView['state'];
}

export interface ParcelView extends ParcelRow {
  boundAt: string | null;
  deliveredAt: string | null;
  onTime: boolean | null;
  promisedBy: string | null;
  milestones: ParcelMilestone[];
  anomalyLog: ParcelAnomaly[];
  events: ParcelEvent[];
  order: OrderCard | null;
  actions: ActionView[];
  tickets: ParcelTicket[];
  claims: ParcelClaim[];
}

export interface RefreshOutcome {
  outcome: 'updated' | 'unchanged' | 'later' | 'failed';
  reason: string | null;
  events: number;
}

export type ParcelTab = 'all' | 'moving' | 'anomaly' | 'due_today' | 'delivered';
export type ParcelCounts = Record<ParcelTab, number>;

export const CASE_STATES = [
  'opened',
  'assessed',
  'awaiting_approval',
  'approved',
  'paying',
  'paid',
  'refused',
  'cancelled',
] as const;
export type CaseState = (typeof CASE_STATES)[number];

export const DEGREES = ['MINOR', 'MODERATE', 'SEVERE', 'TOTAL'] as const;
export type Degree = (typeof DEGREES)[number];

export interface CaseRow {
  id: string;
  type: string;
  parcel: string | null;
  order: string | null;
  member: string | null;
  /** The parcel's number. */
  number: string;
  carrier: string;
  orderNumber: string;
  shop: string;
  shopName?: string;
  /** An anomaly's type, or OTHER. */
  reason: string;
  reasonName: string;
  degree: Degree | null;
  state: CaseState;
  stateName: string;
  amount: Money | null;
  openedAt: string;
  paidAt: string | null;
  updatedAt: string;
}

/** Amounts in minor units of the case's currency. */
export interface Calculation {
  amount: number;
  degree: Degree;
  tableVersion: number;
  lines: { code: string; text: string; detail: string; amount: number }[];
  approval: string[];
}

export interface Reckoning {
  amount: Money;
  calculation: Calculation;
  needsApproval: boolean;
}

export interface CaseLogEntry {
  no: number;
  at: string;
  from: string;
  to: string;
  actor: Actor;
  text: string;
}

export interface Payment {
  key: string;
  way: 'credit' | 'payout';
  amount: Money;
  state: 'waiting' | 'sent' | 'accepted' | 'paid' | 'refused' | 'unknown';
  providerId: string | null;
  reason: string | null;
  updatedAt: string;
}

export interface DeadlineClock {
  name: string;
  rule: string;
  startedAt: string;
  dueAt: string;
}

export interface Recovery {
  id: string;
  carrier: string;
  ground: string;
  clause: string;
  expected: Money;
  clocks: DeadlineClock[];
  state: 'open' | 'dropped';
  stateName: string;
  openedAt: string;
}

export interface CaseView {
  claim: CaseRow;
  key: string;
  causedBy: Actor;
  /** The last word that was said about it, such as a refusal's reason. */
  why: string;
  calculation: Calculation | null;
  clocks: DeadlineClock[];
  receipt: Receipt | null;
  /** The approval that it waits for. */
  approval: string | null;
  log: CaseLogEntry[];
  payments: Payment[];
  recovery: Recovery | null;
  /** The states that may follow. */
  next: CaseState[];
}

/** A person as everybody may see him; the token is what a reveal asks for. */
export interface PersonShown {
  token: string;
  name: string;
  phone: string;
}

export interface Approval {
  id: string;
  kind: 'flow' | 'claim';
  title: string;
  state: 'waiting' | 'approved' | 'refused' | 'timed_out' | 'cancelled';
  role: Role;
  amount: Money | null;
  /** Codes of the reasons that it needs a person. */
  why: string[];
  parcel: string | null;
  order: string | null;
  caseId: string | null;
  causedBy: Actor[];
  mayDecide: boolean;
  dueAt: string | null;
  createdAt: string;
  decidedBy: Actor | null;
  decidedAt: string | null;
  reason: string | null;
  receipt: Receipt | null;
}

export interface FlowRow {
  id: string;
  name: string;
  enabled: boolean;
  version: number;
  draft: boolean;
  /** Why its brake stopped it. */
  stopped: string | null;
  sentence: string;
  triggers: string[];
  hits7d: number;
  spend7d: Money;
  yaml: string | null;
}

export interface FlowView extends FlowRow {
  yaml: string;
}

export interface FlowProblem {
  line: number;
  column: number;
  message: string;
  code: string;
  /** What the message speaks of: the word found, the word that was perhaps meant. */
  args: string[];
}

export interface FlowCatalogue {
  triggers: { id: string; name: string; subject: string; brings: string[] }[];
  fields: { id: string; name: string; type: string }[];
  steps: { id: string; name: string; fields: string }[];
  values: { id: string; name: string; values: Record<string, string> }[];
}

export interface FlowCheck {
  ok: boolean;
  sentence: string;
  errors: FlowProblem[];
}

/** A message template as a list names it. */
export interface TemplateName {
  id: string;
  name: string;
}

export interface FlowVersion {
  version: number;
  yaml: string;
  publishedAt: string;
  publishedBy: string;
}

/** An action that would be done. */
export interface Intended {
  kind: string;
  key: string;
  dueAt: string;
  body: Record<string, unknown>;
  receipt: Receipt;
}

export interface Withheld {
  flow: string;
  step: string;
  code: string;
  why: string;
  detail: string;
}

export interface DryRunMoment {
  at: string;
  news: { trigger: string; id: string; at: string }[];
  actions: Intended[];
  skipped: Withheld[];
}

export interface DryRun {
  flow: string;
  parcel: string;
  moments: DryRunMoment[];
}

export interface BacktestResult {
  news: number;
  parcels: number;
  hits: number;
  actions: Record<string, number>;
  money: Money;
  messageCost: Money;
  withheld: Record<string, number>;
  conflicts: Record<string, number>;
  examples: { parcel: string; number: string; at: string; actions: Intended[] }[];
}

export interface Backtest {
  id: string;
  flow: string;
  days: number;
  state: 'waiting' | 'running' | 'done' | 'failed';
  done: number;
  total: number;
  result: BacktestResult | null;
  reason: string | null;
  createdAt: string;
  finishedAt: string | null;
}

/** One time that a flow did something. */
export interface FlowRun {
  at: string;
  subject: string;
  subjectId: string;
  occurrence: string;
  version: number;
  actions: number;
  money: Money;
}

export interface SearchGroup {
  kind: 'parcel' | 'order' | 'case' | 'member' | 'flow';
  items: { id: string; title: string; hint: string; path: string | null }[];
}

/** A live event; `id` is the changed thing's. */
export interface LiveEvent {
  type:
    | 'parcel.changed'
    | 'action.changed'
    | 'case.changed'
    | 'approval.changed'
    | 'ticket.changed'
    | 'clock';
  id: string;
}

export interface BuyerMilestone {
  kind: string;
  name: string;
  at: string;
  place: string;
}

export interface BuyerEvent {
  at: string;
  text: string;
  place: string;
}

export interface BuyerPage {
  /** The time that people live by; where it is missing, this machine's. */
  now?: string;
  sentence: string;
  tone: 'moving' | 'arrived' | 'waiting' | 'trouble';
  shop: string;
  carrier: string;
  number: string;
  hotline: string | null;
  milestones: BuyerMilestone[];
  events: BuyerEvent[];
  order: { number: string; lines: { title: string; quantity: number }[] };
  actions: { problem: boolean; contact: string | null; review: boolean };
  problemOpen: boolean;
  problem: { number: string; state: string; says: string } | null;
  coupon: { name: string; amount: Money; until: string } | null;
  /** The others of the same order. */
  parcels?: { id: string; carrier: string; number: string; sentence: string }[];
}

export interface BuyerPreferences {
  messages: boolean;
  marketing: boolean;
}
