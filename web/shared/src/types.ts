/** What the API speaks. Written by hand after the API's description; one place for both apps. */

export interface Money {
  amount: number;
  currency: string;
}

export interface Page<T> {
  items: T[];
  next: string | null;
}

export type Role = 'owner' | 'operator' | 'service' | 'approver';

export interface Session {
  user: { name: string; role: Role; roles: Role[] };
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
  title: string;
  state: 'open' | 'done';
  priority: 'URGENT' | 'HIGH' | 'NORMAL' | 'LOW';
  assignee: string | null;
  suggestion: string | null;
  dueAt: string | null;
  createdAt: string;
  createdBy: string;
  parcel: { id: string; number: string } | null;
  orderNumber?: string | null;
  comments: { by: string; at: string; text: string }[];
  receipt?: Receipt | null;
}

export interface ParcelView extends ParcelRow {
  boundAt: string;
  deliveredAt: string | null;
  onTime: boolean | null;
  promisedBy: string | null;
  milestones: ParcelMilestone[];
  anomalyLog: ParcelAnomaly[];
  events: ParcelEvent[];
  order: OrderCard | null;
  actions: ActionView[];
  tickets: TicketView[];
  claims: CaseRow[];
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
  number: string;
  type: 'CLAIM';
  state: CaseState;
  /** An anomaly's type, or OTHER. */
  reason: string;
  amount: Money | null;
  orderNumber: string | null;
  parcel: { id: string; number: string; carrierName: string } | null;
  buyerMasked: string | null;
  openedAt: string;
  updatedAt: string;
  /** Until when the present state must move on. */
  dueAt: string | null;
  openedBy: string;
}

export interface CalculationLine {
  code: string;
  text: string;
  detail: string;
  amount: Money;
}

export interface Calculation {
  lines: CalculationLine[];
  total: Money;
  policyVersion: string | null;
}

export interface CaseLogEntry {
  at: string;
  by: string;
  from: CaseState | null;
  to: CaseState;
  note: string | null;
}

export interface Payment {
  id: string;
  way: 'credit' | 'payout';
  state: 'waiting' | 'sent' | 'accepted' | 'paid' | 'refused' | 'unknown';
  amount: Money;
  at: string;
  reference: string | null;
  reason: string | null;
}

export interface Recovery {
  id: string;
  carrierName: string;
  ground: string;
  expected: Money;
  state: 'open' | 'dropped';
  dueAt: string | null;
}

export interface CaseView extends CaseRow {
  degree: Degree | null;
  goodsValue: Money;
  receiver: { name: string; way: 'credit' | 'payout' };
  calculation: Calculation;
  log: CaseLogEntry[];
  payments: Payment[];
  recovery: Recovery | null;
  receipt: Receipt | null;
  approval: { id: string; state: string } | null;
  /** What the one who looks may do now: approve, refuse, assess, pay, reopen. */
  transitions: string[];
}

export interface Approval {
  id: string;
  title: string;
  state: 'waiting' | 'approved' | 'refused' | 'timed_out' | 'cancelled';
  flow: { id: string; name: string; version: number } | null;
  amount: Money | null;
  receiver: string | null;
  clause: string | null;
  lines: CalculationLine[];
  requestedBy: string;
  requestedAt: string;
  dueAt: string | null;
  onTimeout: string | null;
  decidedBy: string | null;
  decidedAt: string | null;
  reason: string | null;
  mayDecide: boolean;
  case: { id: string; number: string } | null;
  parcel: { id: string; number: string } | null;
  orderNumber: string | null;
  receipt: Receipt | null;
}

export interface FlowRow {
  id: string;
  name: string;
  enabled: boolean;
  version: number;
  draft: boolean;
  builtIn: boolean;
  sentence: string;
  triggers: string[];
  hits7d: number;
  spend7d: Money;
  publishedAt: string | null;
}

export interface FlowView extends FlowRow {
  yaml: string;
  publishedYaml: string | null;
}

export interface FlowProblem {
  line: number;
  column: number;
  endColumn?: number;
  message: string;
  code: string;
  severity?: 'error' | 'warning';
}

export interface FlowCheck {
  ok: boolean;
  name: string | null;
  sentence: string | null;
  errors: FlowProblem[];
}

export interface FlowVersion {
  version: number;
  yaml: string;
  sentence: string;
  publishedAt: string;
  publishedBy: string;
}

export interface DryRunStep {
  path: string;
  label: string;
  outcome: 'would' | 'skipped' | 'waits' | 'stops';
  at: string | null;
  why: string;
  preview: string | null;
  amount: Money | null;
}

export interface DryRun {
  parcel: { id: string; number: string };
  fires: boolean;
  why: string;
  steps: DryRunStep[];
}

export interface Backtest {
  id: string;
  state: 'RUNNING' | 'DONE' | 'FAILED' | 'CANCELLED';
  days: number;
  done: number;
  total: number;
  startedAt: string;
  hits: number;
  actions: { kind: string; count: number; amount: Money | null }[];
  examples: { parcel: { id: string; number: string }; at: string; what: string }[];
  conflicts: { flow: { id: string; name: string }; parcels: number; why: string }[];
  reason: string | null;
}

export interface FlowRun {
  id: string;
  parcel: { id: string; number: string } | null;
  version: number;
  startedAt: string;
  state: 'RUNNING' | 'WAITING' | 'DONE' | 'STOPPED';
  steps: { label: string; at: string | null; outcome: string }[];
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
}

export interface BuyerPreferences {
  messages: boolean;
  marketing: boolean;
}
