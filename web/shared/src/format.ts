/** How times and sums are written, in Chinese and English, always as in Shanghai. */

import type { Estimate, Money } from './types';

export type Language = 'zh' | 'en';

const ZONE = 'Asia/Shanghai';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const SIGNS: Record<string, string> = { CNY: '¥', USD: '$', EUR: '€', GBP: '£', JPY: '¥' };

/** ¥1,234.50, a minus before the sign. */
export function money(sum: Money) {
  const digits = sum.currency === 'JPY' ? 0 : 2;
  const whole = Math.abs(sum.amount) / 10 ** digits;
  const text = whole.toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return `${sum.amount < 0 ? '−' : ''}${SIGNS[sum.currency] ?? `${sum.currency} `}${text}`;
}

interface Parts {
  year: string;
  month: string;
  day: string;
  hour: string;
  minute: string;
  second: string;
}

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

function partsOf(at: number): Parts {
  const found = Object.fromEntries(parts.formatToParts(at).map((part) => [part.type, part.value]));
  return found as unknown as Parts;
}

export const millis = (iso: string) => new Date(iso).getTime();

/** 2026-11-22 10:42:05 */
export function fullTime(iso: string) {
  const p = partsOf(millis(iso));
  return `${p.year}-${p.month}-${p.day} ${p.hour}:${p.minute}:${p.second}`;
}

/** 10:42 */
export function clockTime(at: number | string) {
  const p = partsOf(typeof at === 'string' ? millis(at) : at);
  return `${p.hour}:${p.minute}`;
}

/** 11-22 10:42 */
export function shortTime(at: number | string) {
  const p = partsOf(typeof at === 'string' ? millis(at) : at);
  return `${p.month}-${p.day} ${p.hour}:${p.minute}`;
}

/** The day as people in Shanghai count it: 2026-11-22. */
export function dayKey(at: number | string) {
  const p = partsOf(typeof at === 'string' ? millis(at) : at);
  return `${p.year}-${p.month}-${p.day}`;
}

/** 今天, 昨天, 明天 or 11-22 周日 */
export function dayName(at: number | string, now: number, language: Language) {
  const key = dayKey(at);
  const zh = language === 'zh';
  if (key === dayKey(now)) return zh ? '今天' : 'Today';
  if (key === dayKey(now - DAY)) return zh ? '昨天' : 'Yesterday';
  if (key === dayKey(now + DAY)) return zh ? '明天' : 'Tomorrow';
  const time = typeof at === 'string' ? millis(at) : at;
  const week = new Intl.DateTimeFormat(zh ? 'zh-CN' : 'en-GB', { timeZone: ZONE, weekday: 'short' });
  const year = key.slice(0, 4) === dayKey(now).slice(0, 4) ? key.slice(5) : key;
  return `${year} ${week.format(time)}`;
}

/** 3 小时前, 5 分钟后; older than a week: the date. */
export function relativeTime(iso: string, now: number, language: Language) {
  const distance = millis(iso) - now;
  const far = Math.abs(distance);
  const zh = language === 'zh';
  if (far < MINUTE) return zh ? '刚刚' : 'just now';
  if (far > 7 * DAY) return shortTime(iso);
  const [count, word] =
    far < HOUR
      ? [Math.floor(far / MINUTE), zh ? '分钟' : 'min']
      : far < DAY
        ? [Math.floor(far / HOUR), zh ? '小时' : 'h']
        : [Math.floor(far / DAY), zh ? '天' : 'd'];
  if (zh) return `${count} ${word}${distance < 0 ? '前' : '后'}`;
  return distance < 0 ? `${count} ${word} ago` : `in ${count} ${word}`;
}

/** How long something lasts, in at most two units: 1 小时 20 分. */
export function span(length: number, language: Language) {
  const zh = language === 'zh';
  const minutes = Math.max(0, Math.floor(length / MINUTE));
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  const rest = minutes % 60;
  const units: [number, string][] = [
    [days, zh ? ' 天' : 'd'],
    [hours, zh ? ' 小时' : 'h'],
    [rest, zh ? ' 分' : 'm'],
  ];
  const first = units.findIndex(([count]) => count > 0);
  if (first < 0) return zh ? '不到 1 分' : 'under 1m';
  return units
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count}${unit}`)
    .join(' ');
}

/** 今天 14:00–18:00, or 明天 22:00 至 后天 08:00 over midnight. */
export function interval(estimate: Estimate, now: number, language: Language) {
  const from = `${dayName(estimate.from, now, language)} ${clockTime(estimate.from)}`;
  if (dayKey(estimate.from) === dayKey(estimate.to)) return `${from}–${clockTime(estimate.to)}`;
  const to = `${dayName(estimate.to, now, language)} ${clockTime(estimate.to)}`;
  return `${from} – ${to}`;
}
