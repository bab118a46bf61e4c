import { describe, expect, it } from 'vitest';

import type { TicketView } from '@shared/types';

import { byCause, byUrgency } from './ticketOrder';

const ticket = (id: string, dueAt: string | null, priority: TicketView['priority'], createdAt = '2026-11-22') =>
  ({ id, dueAt, priority, createdAt }) as TicketView;

describe('tickets', () => {
  it('stand by their clock, then by priority, then by age', () => {
    const sorted = byUrgency([
      ticket('none', null, 'NORMAL'),
      ticket('urgent', null, 'URGENT'),
      ticket('tomorrow', '2026-11-23', 'NORMAL'),
      ticket('today', '2026-11-22', 'NORMAL'),
      ticket('older', null, 'NORMAL', '2026-11-20'),
    ]);
    expect(sorted.map(({ id }) => id)).toEqual(['today', 'tomorrow', 'urgent', 'older', 'none']);
  });

  it('stand in columns by cause, the most urgent column first', () => {
    const of = (id: string, dueAt: string | null, flow: string | null, words = '') =>
      ({ ...ticket(id, dueAt, 'NORMAL'), words, receipt: flow ? { flow, name: `「${flow}」` } : null }) as TicketView;
    const columns = byCause([
      of('a', null, 'stall'),
      of('b', '2026-11-22', null, '少了一罐'),
      of('c', null, null),
      of('d', '2026-11-23', 'stall'),
    ]);
    expect(columns.map(({ key, name, tickets }) => [key, name, tickets.map(({ id }) => id)])).toEqual([
      ['buyers', null, ['b']],
      ['stall', '「stall」', ['d', 'a']],
      ['people', null, ['c']],
    ]);
  });
});
