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

/** One column of the board: what was the cause of these tickets. */
export interface TicketColumn {
  /** A flow's id, or who else opened them. */
  key: string;
  /** The flow's own name; null for what people opened. */
  name: string | null;
  tickets: TicketView[];
}

/** Columns by cause, each by its clocks; the one with the most urgent ticket stands first. */
export function byCause(tickets: TicketView[]): TicketColumn[] {
  const columns = new Map<string, TicketColumn>();
  for (const ticket of byUrgency(tickets)) {
    const flow = ticket.receipt?.flow;
    const key = flow ?? (ticket.words === '' ? 'people' : 'buyers');
    const column = columns.get(key) ?? { key, name: flow ? (ticket.receipt?.name ?? flow) : null, tickets: [] };
    column.tickets.push(ticket);
    columns.set(key, column);
  }
  return [...columns.values()];
}
