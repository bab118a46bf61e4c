/** What the API speaks about how a merchant is set up: connections, keys, people, the machine. */

import type { ActionState, Role } from './types';

export const CONNECTOR_ROLES = ['carrier', 'shop', 'channel', 'payment'] as const;
export type ConnectorRole = (typeof CONNECTOR_ROLES)[number];

export interface ConnectorSetting {
  name: string;
  type: 'text' | 'secret' | 'url' | 'number' | 'switch' | 'choice';
  required: boolean;
  label: string;
  help: string;
  /** What holds when it is left empty. */
  fallback: string;
  choices: string[];
}

/** A connector's card: what it is, and what it must be told. */
export interface ConnectorCard {
  connector: string;
  title: string;
  role: ConnectorRole;
  roles: ConnectorRole[];
  homepage: string;
  settings: ConnectorSetting[];
}

export interface Connection {
  id: string;
  connector: string;
  role: ConnectorRole;
  name: string;
  /** Those that are no secret. */
  settings: Record<string, string>;
  /** Names of the secrets that are set. */
  secrets: string[];
  hookUrl: string;
  state: 'on' | 'off';
  lastEventAt: string | null;
  refused: number;
}

export interface ConnectionTest {
  outcome: 'done' | 'refused' | 'not_now' | 'unknown';
  words: string;
  calls: TestCall[];
}

export interface TestCall {
  method: string;
  address: string;
  request: string;
  status: number;
  answer: string;
  reason: string;
  millis: number;
}

export interface HookPush {
  id: string;
  connection: string;
  connector: string;
  arrivedAt: string;
  reports: number;
}

/** Refusals of one minute for one reason. */
export interface Refusal {
  minute: string;
  reason: string;
  count: number;
}

export interface AuditRow {
  id: string;
  at: string;
  actor: string | { id: string; name: string };
  actorName: string;
  kind: string;
  subject: string;
  detail: Record<string, unknown>;
}

export interface Account {
  id: string;
  user: string;
  name: string;
  roles: Role[];
  active: boolean;
}

export interface ApiKey {
  id: string;
  name: string;
  hint: string;
  roles: Role[];
  createdAt: string;
  usedAt: string | null;
}

export interface Webhook {
  id: string;
  name: string;
  url: string;
  types: string[];
  state: 'on' | 'off';
  reason: string | null;
  failingSince: string | null;
  createdAt: string;
  /** Only in the answer that made it. */
  secret: string | null;
}

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

export interface SystemView {
  intake: { windowSeconds: number; pushes: number; reports: number; reportsPerSecond: number };
  delay: { samples: number; p50Millis: number | null; p99Millis: number | null };
  backlog: { waiting: number; due: number; oldestDueAt: string | null };
  oldestTimer: { wakeAt: string; lateSeconds: number } | null;
  errors: { connector: string; refused: number; quarantined: number }[];
  program?: {
    version: string;
    java: string;
    startedAt: string;
    schema: string;
    databaseBytes: number;
  };
}

export interface UnmappedRow {
  source: string;
  code: string;
  carrier: string;
  carrierName: string;
  count: number;
  lastParcel: string;
  firstAt: string;
  lastAt: string;
  texts: string[];
}

export interface Quarantined {
  id: string;
  connection: string;
  connector: string;
  number: string;
  reason: string;
  arrivedAt: string;
  redrivenAt: string | null;
}

/** What came of taking it once more. */
export interface Redriven {
  outcome: 'taken' | 'taken-before' | 'still-bad';
  item: Quarantined;
}

/** A call by key, as the request log has it. */
export interface ApiRequest {
  id: string;
  traceId: string;
  at: string;
  key: { id: string; name: string } | null;
  method: string;
  path: string;
  status: number;
  millis: number;
  /** The problem's code. */
  code: string | null;
  /** The fields that were wrong. */
  fields: string[];
}

/** A way in that was sent to somebody and not used yet. */
export interface Invitation {
  id: string;
  user: string;
  name: string | null;
  roles: Role[];
  madeBy: { name: string } | string | null;
  madeAt: string;
  until: string;
}

export interface SessionRow {
  id: string;
  account: { id: string; name: string };
  device: string;
  address: string;
  createdAt: string;
  seenAt: string;
  endsAt: string;
  current: boolean;
}
