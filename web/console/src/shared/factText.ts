import { fullTime, money } from '@shared/format';

const IN_FEN = new Set(['order.paid', 'claim.amount', 'member.spend365']);
const TIME = /^\d{4}-\d\d-\d\dT/;

/** A fact as a person writes it: sums in yuan, times of the clock, yes and no. */
export function factText(path: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '—';
  if (typeof value === 'boolean') return value ? '✓' : '✗';
  if (typeof value === 'number') {
    return IN_FEN.has(path) ? money({ amount: value, currency: 'CNY' }) : String(value);
  }
  if (typeof value === 'string') return TIME.test(value) ? fullTime(value) : value;
  if (Array.isArray(value)) return value.map((one) => factText(path, one)).join('、');
  if (isMoney(value)) return money(value);
  return JSON.stringify(value);
}

function isMoney(value: object): value is { amount: number; currency: string } {
  return 'amount' in value && typeof value.amount === 'number' && 'currency' in value;
}
