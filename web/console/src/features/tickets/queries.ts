import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { get, post } from '@shared/api';
import type { Page, TicketView } from '@shared/types';

export const ticketListQuery = (state: TicketView['state']) =>
  queryOptions({
    queryKey: ['tickets', 'list', state],
    queryFn: ({ signal }) => get<Page<TicketView>>(`/api/v1/tickets?state=${state}&limit=200`, { signal }),
  });

export const ticketQuery = (id: string) =>
  queryOptions({
    queryKey: ['tickets', 'one', id],
    queryFn: ({ signal }) => get<TicketView>(`/api/v1/tickets/${id}`, { signal }),
  });

export interface TicketAct {
  id: string;
  name: 'done' | 'assign' | 'comment';
  body?: Record<string, unknown>;
}

export function useTicketAct() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, name, body }: TicketAct) =>
      post<TicketView>(`/api/v1/tickets/${id}/${name}`, body ?? {}),
    onSettled: () => client.invalidateQueries({ queryKey: ['tickets'] }),
  });
}
