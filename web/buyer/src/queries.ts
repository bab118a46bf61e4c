import { get, post, put, speak } from '@shared/api';
import type { BuyerPage, BuyerPreferences } from '@shared/types';

import { language } from './words';

speak(language === 'zh' ? 'zh-CN' : 'en');

const of = (token: string) => `/api/buyer/${encodeURIComponent(token)}`;

export type Coupon = NonNullable<BuyerPage['coupon']>;

/** What came with the page itself; nothing when only its frame came, or something unreadable. */
export function sentPage(): BuyerPage | null {
  try {
    return JSON.parse(document.getElementById('parcel')?.textContent ?? 'null') as BuyerPage | null;
  } catch {
    return null;
  }
}

export const loadPage = (token: string) => get<BuyerPage>(of(token));

export const lookUp = (order: string, phone4: string) =>
  post<{ token: string }>('/api/buyer/lookup', { order, phone4 });

export const sendProblem = (token: string, kind: string, words: string, key: string) =>
  post<BuyerPage>(`${of(token)}/problem`, { kind, words }, { idempotencyKey: key });

export const sendReview = (token: string, stars: number, words: string, key: string) =>
  post<{ coupon: Coupon | null }>(`${of(token)}/review`, { stars, words }, { idempotencyKey: key });

export const loadPreferences = (token: string) => get<BuyerPreferences>(`${of(token)}/preferences`);

export const savePreferences = (token: string, preferences: BuyerPreferences) =>
  put<BuyerPreferences>(`${of(token)}/preferences`, preferences);
