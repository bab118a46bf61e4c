import { describe, expect, it } from 'vitest';

import { climbOf } from './tierProgress';

const LEVELS = [
  { tier: '金卡', threshold: 200_000 },
  { tier: '银卡', threshold: 50_000 },
];

describe('the ladder of tiers', () => {
  it('says what is missing to the next level, whatever order the levels come in', () => {
    expect(climbOf({ value: 20_000, levels: LEVELS })).toEqual({
      next: { tier: '银卡', threshold: 50_000 },
      missing: 30_000,
      share: 0.4,
    });
    expect(climbOf({ value: 125_000, levels: LEVELS }).share).toBe(0.5);
  });

  it('ends at the top', () => {
    expect(climbOf({ value: 200_000, levels: LEVELS })).toEqual({ next: null, missing: 0, share: 1 });
    expect(climbOf({ value: 0, levels: [] }).share).toBe(1);
  });
});
