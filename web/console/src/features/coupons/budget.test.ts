import { describe, expect, it } from 'vitest';

import { fenOf } from '@/shared/fenOf';

import { budgetUse } from './budget';

const sum = (amount: number) => ({ amount, currency: 'CNY' });

describe('a budget', () => {
  it('is typed in yuan and kept in fen, without a rounding error', () => {
    expect(['19.9', '0.07', '1000', '1.10'].map(fenOf)).toEqual([1990, 7, 100_000, 110]);
    expect(['-1', '1.234', 'x', '', '1e3'].map(fenOf)).toEqual([null, null, null, null, null]);
  });

  it('is short when nine tenths are spoken for', () => {
    expect(budgetUse({ budget: sum(1000), reserved: sum(0), issued: sum(400) })).toEqual({
      taken: 400,
      left: 600,
      percent: 40,
      isShort: false,
    });
    expect(budgetUse({ budget: sum(1000), reserved: sum(950), issued: sum(400) }).isShort).toBe(true);
    expect(budgetUse({ budget: sum(0), reserved: sum(0), issued: sum(0) }).percent).toBe(100);
  });
});
