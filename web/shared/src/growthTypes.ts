/** What the API speaks about orders, members, coupons and the words that are sent. */

import type { MessageView, Money, OrderLine, PersonShown, Status } from './types';

export const CHANNELS = ['wechat', 'sms', 'mail', 'wecom'] as const;
export type Channel = (typeof CHANNELS)[number];

export const MESSAGE_STATES = ['accepted', 'delivered', 'awaiting_staff', 'failed', 'cancelled'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

export const PURPOSES = [
  'SHIPPED',
  'TRANSIT',
  'DELIVERY',
  'PICKUP',
  'ALERT',
  'APOLOGY',
  'CARE',
  'CLAIM',
  'MEMBER',
] as const;
export type Purpose = (typeof PURPOSES)[number];

/** A row of the message log, with the ways that were tried before. */
export interface MessageRow extends MessageView {
  parcel: string | null;
  order: string | null;
  member: string | null;
  audience: string;
  marketing: boolean;
  providerId: string | null;
  tried: { channel: string; why: string }[];
  changedAt: string;
}

export interface TemplateView {
  id: string;
  name: string;
  purpose: Purpose;
  purposeName: string;
  marketing: boolean;
  builtIn: boolean;
  /** 0 as long as it is as it came. */
  version: number;
  yaml: string;
  variables: string[];
  changedAt: string | null;
  changedBy: string;
}

/** One channel's words, as a real order would get them. */
export interface TemplateShown {
  title: string;
  text: string;
  fields: Record<string, string>;
}

export type TemplatePreview = Record<'sms' | 'wechat' | 'mail', TemplateShown>;

export interface TrialAnswer {
  outcome: 'done' | 'refused' | 'not_now' | 'unknown';
  detail: string;
}

export interface CatalogueField {
  id: string;
  name: string;
  type: string;
}

export interface OrderParcel {
  id: string;
  carrier: string;
  number: string;
  status: Status;
  substatus: string;
}

export interface OrderView {
  id: string;
  shop: string;
  /** As people call it. */
  shopName?: string;
  number: string;
  paid: Money;
  type: string;
  lineCount: number;
  province: string;
  city: string;
  times: {
    paidAt: string | null;
    placedAt: string | null;
    promisedShipBy: string | null;
    cancelledAt: string | null;
    createdAt: string;
    updatedAt: string;
  };
  buyer: PersonShown;
  consignee: PersonShown;
  member: string | null;
  coupons: string[];
  problemOpen: boolean;
  parcels: OrderParcel[];
  /** Only where one order is asked for. */
  lines: OrderLine[] | null;
}

export interface OrderPut {
  id: string;
  shop: string;
  number: string;
  change: 'created' | 'updated' | 'unchanged';
}

export interface ShipmentAnswer {
  parcel: { id: string; carrier: string; number: string } | null;
  recognised: { carrier: string; confidence: number }[];
  warnings: { code: string; message: string; offer: string }[];
}

export interface MemberRow {
  id: string;
  shop: string | null;
  buyerMasked: string;
  tier: string;
  tierUntil: string | null;
  orders: number;
  spend365: Money;
  onTimeThisMonth: number;
  points: { available: number; pending: number; debt: number };
  marketing: boolean;
  createdAt: string;
}

export interface TierProgress {
  programme: string;
  metric: 'SPEND_365' | 'ON_TIME_MONTH';
  value: number;
  tier: string | null;
  until: string | null;
  levels: { tier: string; threshold: number }[];
}

export interface TierStep {
  programme: string;
  from: number;
  to: number;
  reason: string;
  metric: number;
  at: string;
}

export interface CouponRow {
  id: string;
  batch: string;
  member: string | null;
  code: string;
  face: Money;
  minSpend: Money;
  state: 'open' | 'used' | 'expired' | 'revoked';
  validFrom: string;
  validTo: string;
  usedBy: string | null;
}

export interface MemberPage {
  member: MemberRow;
  tiers: TierProgress[];
  history: TierStep[];
  coupons: CouponRow[];
}

export interface PointsEntry {
  id: string;
  type: string;
  points: number;
  at: string;
  reference: string;
  rule: string;
  operator: string;
  why: Record<string, unknown>;
}

export interface CouponBatch {
  batch: string;
  name: string;
  purpose: string;
  budget: Money;
  reserved: Money;
  issued: Money;
  perMember: number | null;
  perDay: number | null;
  /** granted = open + used + expired + revoked */
  sums: { granted: number; open: number; used: number; expired: number; revoked: number };
}
