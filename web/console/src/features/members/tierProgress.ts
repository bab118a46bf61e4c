import type { TierProgress } from '@shared/growthTypes';

export interface Climb {
  /** The next level, or null at the top. */
  next: { tier: string; threshold: number } | null;
  /** What is still missing to it. */
  missing: number;
  /** How far between the level below and the next one, 0 to 1. */
  share: number;
}

/** Where a member stands on the ladder of one programme. */
export function climbOf({ value, levels }: Pick<TierProgress, 'value' | 'levels'>): Climb {
  const sorted = [...levels].sort((a, b) => a.threshold - b.threshold);
  const next = sorted.find(({ threshold }) => value < threshold) ?? null;
  if (!next) return { next: null, missing: 0, share: 1 };
  const below = sorted[sorted.indexOf(next) - 1]?.threshold ?? 0;
  const way = next.threshold - below;
  return {
    next,
    missing: next.threshold - value,
    share: way <= 0 ? 1 : Math.max(0, Math.min(1, (value - below) / way)),
  };
}
