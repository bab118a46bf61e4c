import type { TicketView } from '@shared/types';

const PRIORITIES: TicketView['priority'][] = ['URGENT', 'HIGH', 'NORMAL', 'LOW'];

/** The first to run out stands first; without a clock, by priority, then the oldest. */
export function byUrgency(tickets: TicketView[]): TicketView[] {
  return [...tickets].sort(
    (a, b) =>
      (a.dueAt ?? '9999').localeCompare(b.dueAt ?? '9999') ||
      PRIORITIES.indexOf(a.priority) - PRIORITIES.indexOf(b.priority) ||
      a.createdAt.localeCompare(b.createdAt),
  );
}
