import { describe, expect, it } from 'vitest';

import type { Approval } from '@shared/types';

import { groupByFlow, sumOf } from './grouping';

const approval = (id: string, flow: string | null, amount: number, dueAt = '2026-11-22') =>
  ({
    id,
    receipt: flow ? { flow, name: flow } : null,
    amount: { amount, currency: 'CNY' },
    dueAt,
  }) as Approval;

describe('approvals', () => {
  it('stand by flow, the riskiest flow and the riskiest row first, then the most urgent', () => {
    const groups = groupByFlow([
      approval('1', 'calm', 100),
      approval('2', 'hot', 20_000),
      approval('3', 'hot', 30_000, '2026-11-24'),
      approval('4', 'hot', 40_000, '2026-11-23'),
    ]);
    expect(groups.map((group) => group.key)).toEqual(['hot', 'calm']);
    expect(groups[0]?.items.map((item) => item.id)).toEqual(['4', '3', '2']);
    expect(groups[0]?.sum.amount).toBe(90_000);
  });

  it('sum to nothing without money', () => {
    expect(sumOf([{ amount: null } as Approval])).toEqual({ amount: 0, currency: 'CNY' });
  });
});
