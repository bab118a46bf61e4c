import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { get, post, query } from '@shared/api';
import type { Connection, Quarantined, Redriven } from '@shared/setupTypes';
import type { Page } from '@shared/types';

const QUARANTINE = '/api/v1/quarantine';

/** What the list is narrowed to. It lives in the page's address. */
export interface QuarantineFilter {
  connection: string;
  waiting: boolean;
}

export const readFilter = (search: URLSearchParams): QuarantineFilter => ({
  connection: search.get('connection') ?? '',
  waiting: search.get('waiting') === '1',
});

export const writeFilter = ({ connection, waiting }: QuarantineFilter) =>
  new URLSearchParams({ ...(connection ? { connection } : {}), ...(waiting ? { waiting: '1' } : {}) });

export const quarantineQuery = ({ connection, waiting }: QuarantineFilter) =>
  infiniteQueryOptions({
    queryKey: ['quarantine', 'list', connection, waiting],
    queryFn: ({ pageParam, signal }) =>
      get<Page<Quarantined>>(
        `${QUARANTINE}${query({ connection, waiting: waiting ? 'true' : null, limit: 100, after: pageParam })}`,
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const quarantinedQuery = (id: string) =>
  queryOptions({
    queryKey: ['quarantine', 'one', id],
    queryFn: ({ signal }) => get<Quarantined>(`${QUARANTINE}/${id}`, { signal }),
  });

/** Names of the connections, as people gave them. */
export const connectionNamesQuery = queryOptions({
  queryKey: ['quarantine', 'connections'],
  queryFn: ({ signal }) => get<Page<Connection>>('/api/v1/connections', { signal }),
  select: (page) => new Map(page.items.map(({ id, name }) => [id, name])),
  staleTime: 60_000,
});

export function useRevealRaw(id: string) {
  return useMutation({
    mutationFn: (reason: string) => post<{ raw: string }>(`${QUARANTINE}/${id}/reveal`, { reason }),
    gcTime: 0,
  });
}

export const redrive = (id: string) => post<Redriven>(`${QUARANTINE}/${id}/redrive`);

export function useRedrive() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: redrive,
    onSettled: () => client.invalidateQueries({ queryKey: ['quarantine'] }),
  });
}
