/** Lengths of time as flows write them (ISO 8601: P7D, PT2H) and as people count them. */

export interface Length {
  days: number;
  hours: number;
  minutes: number;
  seconds: number;
}

const FORM = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

export function readLength(text: string): Length | null {
  const match = FORM.exec(text);
  if (!match || text === 'P' || text.endsWith('T')) return null;
  const [, days, hours, minutes, seconds] = match.map((part) => Number(part ?? 0));
  const total = (days ?? 0) * 86_400 + (hours ?? 0) * 3_600 + (minutes ?? 0) * 60 + (seconds ?? 0);
  return {
    days: Math.floor(total / 86_400),
    hours: Math.floor((total % 86_400) / 3_600),
    minutes: Math.floor((total % 3_600) / 60),
    seconds: total % 60,
  };
}

export type Unit = 'D' | 'H' | 'M' | 'S';

/** One number and the largest unit that says it whole: 48 hours stay 2 days. */
export function asOneUnit(text: string): { count: number; unit: Unit } | null {
  const length = readLength(text);
  if (!length) return null;
  const { days, hours, minutes, seconds } = length;
  if (seconds > 0) return { count: ((days * 24 + hours) * 60 + minutes) * 60 + seconds, unit: 'S' };
  if (minutes > 0) return { count: (days * 24 + hours) * 60 + minutes, unit: 'M' };
  return hours > 0 ? { count: days * 24 + hours, unit: 'H' } : { count: days, unit: 'D' };
}

export const writeLength = (count: number, unit: Unit) =>
  unit === 'D' ? `P${count}D` : `PT${count}${unit}`;
