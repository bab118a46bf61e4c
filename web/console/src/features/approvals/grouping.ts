import type { Approval, Money } from '@shared/types';

export interface ApprovalGroup {
  key: string;
  name: string | null;
  items: Approval[];
  sum: Money;
}

export type Risk = 'HIGH' | 'MEDIUM' | 'LOW';

const RISKS: Risk[] = ['HIGH', 'MEDIUM', 'LOW'];
const HIGH_FROM = 30_000;
const MEDIUM_FROM = 15_000;

/** By what could be lost: the money, in minor units. */
export function riskOf(approval: Approval): Risk {
  const amount = approval.amount?.amount ?? 0;
  if (amount >= HIGH_FROM) return 'HIGH';
  return amount >= MEDIUM_FROM ? 'MEDIUM' : 'LOW';
}

const rank = (approval: Approval) => RISKS.indexOf(riskOf(approval));

/** By flow; the riskiest first within a flow, and the flow with the riskiest first of all. */
export function groupByFlow(approvals: Approval[]): ApprovalGroup[] {
  const groups = new Map<string, ApprovalGroup>();
  for (const approval of approvals) {
    const key = approval.receipt?.flow ?? '';
    const group = groups.get(key) ?? {
      key,
      name: approval.receipt?.name ?? approval.receipt?.flow ?? null,
      items: [],
      sum: { amount: 0, currency: 'CNY' },
    };
    group.items.push(approval);
    groups.set(key, group);
  }
  for (const group of groups.values()) {
    group.items.sort(
      (a, b) =>
        rank(a) - rank(b) ||
        (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9') ||
        a.id.localeCompare(b.id),
    );
    group.sum = sumOf(group.items);
  }
  const first = ({ items: [item] }: ApprovalGroup) => (item ? rank(item) : RISKS.length);
  return [...groups.values()].sort((a, b) => first(a) - first(b) || a.key.localeCompare(b.key));
}

export function sumOf(approvals: Approval[]): Money {
  const currency = approvals.find((approval) => approval.amount)?.amount?.currency ?? 'CNY';
  return {
    amount: approvals.reduce((sum, approval) => sum + (approval.amount?.amount ?? 0), 0),
    currency,
  };
}
