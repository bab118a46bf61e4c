import type { Approval, Money } from '@shared/types';

export interface ApprovalGroup {
  key: string;
  name: string | null;
  items: Approval[];
  sum: Money;
}

const RISKS: Approval['risk'][] = ['HIGH', 'MEDIUM', 'LOW'];

/** By flow; the riskiest first within a flow, and the flow with the riskiest first of all. */
export function groupByFlow(approvals: Approval[]): ApprovalGroup[] {
  const groups = new Map<string, ApprovalGroup>();
  for (const approval of approvals) {
    const key = approval.flow?.id ?? '';
    const group = groups.get(key) ?? {
      key,
      name: approval.flow?.name ?? null,
      items: [],
      sum: { amount: 0, currency: 'CNY' },
    };
    group.items.push(approval);
    groups.set(key, group);
  }
  for (const group of groups.values()) {
    group.items.sort(
      (a, b) =>
        RISKS.indexOf(a.risk) - RISKS.indexOf(b.risk) ||
        (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9') ||
        a.id.localeCompare(b.id),
    );
    group.sum = sumOf(group.items);
  }
  const riskOf = (group: ApprovalGroup) => RISKS.indexOf(group.items[0]?.risk ?? 'LOW');
  return [...groups.values()].sort((a, b) => riskOf(a) - riskOf(b) || a.key.localeCompare(b.key));
}

export function sumOf(approvals: Approval[]): Money {
  const currency = approvals.find((approval) => approval.amount)?.amount?.currency ?? 'CNY';
  return {
    amount: approvals.reduce((sum, approval) => sum + (approval.amount?.amount ?? 0), 0),
    currency,
  };
}
