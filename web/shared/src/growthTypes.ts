/** What the API speaks about orders, members, coupons and the words that are sent. */

import type { Answer } from './described';
import type { OrderLine, Status } from './types';

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
export type MessageRow = Answer<'MessageView', { tried: { channel: string; why: string }[] }>;

/** Its version is 0 as long as it is as it came. */
export type TemplateView = Answer<'MessageTemplateView', { purpose: Purpose }>;

/** One channel's words, as a real order would get them. */
export type TemplateShown = Answer<'MessageShown'>;

export type TemplatePreview = Record<'sms' | 'wechat' | 'mail', TemplateShown>;

export type TrialAnswer = Answer<
  'MessageTrialView',
  { outcome: 'done' | 'refused' | 'not_now' | 'unknown' }
>;

export interface CatalogueField {
  id: string;
  name: string;
  type: string;
}

export type OrderParcel = Answer<'OrderParcelOf', { status: Status }>;

/** Its lines stand only where one order is asked for. */
export type OrderView = Answer<'OrderView', { parcels: OrderParcel[]; lines: OrderLine[] | null }>;

export type OrderPut = Answer<'OrderPutView', { change: 'created' | 'updated' | 'unchanged' }>;
export type ShipmentAnswer = Answer<'OrderShipmentView'>;

export type MemberRow = Answer<'LoyaltyMemberView'>;
export type TierProgress = Answer<'LoyaltyTierView', { metric: 'SPEND_365' | 'ON_TIME_MONTH' }>;
export type TierStep = Answer<'LoyaltyStepView'>;

export type CouponRow = Answer<
  'LoyaltyCouponView',
  { state: 'open' | 'used' | 'expired' | 'revoked' }
>;

export type MemberPage = Answer<'LoyaltyMemberPage', { tiers: TierProgress[]; coupons: CouponRow[] }>;
export type PointsEntry = Answer<'LoyaltyEntryView'>;

/** In its sums, granted = open + used + expired + revoked. */
export type CouponBatch = Answer<'LoyaltyBatchView'>;
