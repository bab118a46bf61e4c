import { useQuery, useQueryClient } from '@tanstack/react-query';

import { get } from '@shared/api';
import type { Approval, Page, TicketView } from '@shared/types';

import { useLive } from './live';
import { may, useSession } from './session';

export interface WaitingCounts {
  approvals: number;
  tickets: number;
}

/** How many things wait for a yes or a hand of the one who looks. */
export function useWaitingCounts(): WaitingCounts {
  const session = useSession();
  const client = useQueryClient();
  const approvals = useQuery({
    queryKey: ['approvals', 'count'],
    queryFn: ({ signal }) =>
      get<Page<Approval>>('/api/v1/approvals?state=waiting&limit=100', { signal }),
    select: (page) => page.items.filter((approval) => approval.mayDecide).length,
    enabled: may(session, 'approvals.decide'),
  });
  const tickets = useQuery({
    queryKey: ['tickets', 'count'],
    queryFn: ({ signal }) => get<Page<TicketView>>('/api/v1/tickets?state=open&limit=100', { signal }),
    select: (page) => page.items.length,
    enabled: may(session, 'tickets.see'),
  });
  useLive('approval.changed', () => void client.invalidateQueries({ queryKey: ['approvals'] }));
  useLive('ticket.changed', () => void client.invalidateQueries({ queryKey: ['tickets'] }));
  return { approvals: approvals.data ?? 0, tickets: tickets.data ?? 0 };
}
