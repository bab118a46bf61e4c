import type { CouponBatch } from '@shared/growthTypes';

/** How much of a budget is spoken for, in whole percent; a tenth left is little. */
export function budgetUse({ budget, reserved, issued }: Pick<CouponBatch, 'budget' | 'reserved' | 'issued'>) {
  const taken = Math.max(reserved.amount, issued.amount);
  const percent = budget.amount === 0 ? 100 : Math.min(100, Math.round((taken / budget.amount) * 100));
  return { taken, left: Math.max(0, budget.amount - taken), percent, isShort: percent >= 90 };
}
