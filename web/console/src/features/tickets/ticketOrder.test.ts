import { describe, expect, it } from 'vitest';

import type { TicketView } from '@shared/types';

import { byUrgency } from './ticketOrder';

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
});
