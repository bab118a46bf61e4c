import type { SystemView } from '@shared/setupTypes';

export type Trouble = 'slow' | 'backlog' | 'timers' | 'errors';

/** Promised: 99 of 100 actions start within five seconds. */
const SLOW_MILLIS = 5_000;
const LATE_SECONDS = 60;

/**
 * What is not as it should be; nothing means that all is well. Where world time is made to run fast
 * or jump, a delay in it says nothing about the machine.
 */
export function troublesOf(
  { delay, backlog, oldestTimer, errors }: SystemView,
  isRealTime = true,
): Trouble[] {
  const found: Trouble[] = [];
  if (isRealTime && (delay.p99Millis ?? 0) > SLOW_MILLIS) found.push('slow');
  if (backlog.due > 100) found.push('backlog');
  if ((oldestTimer?.lateSeconds ?? 0) > LATE_SECONDS) found.push('timers');
  if (errors.some(({ refused, quarantined }) => refused + quarantined > 0)) found.push('errors');
  return found;
}

/** 1.3 秒 or 240 毫秒; before a first action there is none. Clocks that differ never make it negative. */
export function delayOf(millis: number | null): { value: string; unit: 'ms' | 's' | 'h' } | null {
  if (millis === null) return null;
  const known = Math.max(0, millis);
  if (known < 1_000) return { value: String(Math.round(known)), unit: 'ms' };
  return known < 600_000
    ? { value: (known / 1_000).toFixed(1), unit: 's' }
    : { value: (known / 3_600_000).toFixed(1), unit: 'h' };
}

/** 512 MB, 1.4 GB. */
export function bytes(count: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = count;
  let unit = 0;
  while (value >= 1_000 && unit < units.length - 1) {
    value /= 1_000;
    unit += 1;
  }
  return `${value < 10 && unit > 0 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}
