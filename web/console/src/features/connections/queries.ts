import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
  type QueryClient,
} from '@tanstack/react-query';

import { get, post, put, query, remove } from '@shared/api';
import type { Connection, ConnectionTest, ConnectorCard, HookPush, Quarantined, Refusal } from '@shared/setupTypes';
import type { Page } from '@shared/types';

const CONNECTIONS = '/api/v1/connections';

export const connectorsQuery = (language: string) =>
  queryOptions({
    queryKey: ['connectors', language],
    queryFn: ({ signal }) => get<Page<ConnectorCard>>('/api/v1/connectors', { signal }),
    select: (page) => page.items,
    staleTime: 300_000,
  });

export const connectionsQuery = queryOptions({
  queryKey: ['connections'],
  queryFn: ({ signal }) => get<Page<Connection>>(CONNECTIONS, { signal }),
  select: (page) => page.items,
  refetchInterval: 30_000,
});

export const refusalsQuery = (id: string) =>
  queryOptions({
    queryKey: ['connections', id, 'refusals'],
    queryFn: ({ signal }) => get<Page<Refusal>>(`${CONNECTIONS}/${id}/refusals?limit=20`, { signal }),
    select: (page) => page.items,
  });

export const hookLogQuery = (connection: string) =>
  infiniteQueryOptions({
    queryKey: ['connections', connection, 'log'],
    queryFn: ({ pageParam, signal }) =>
      get<Page<HookPush>>(`/api/v1/hook-log${query({ connection, limit: 20, after: pageParam })}`, {
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

/** The newest few that wait in the quarantine. */
export const waitingQuery = (connection: string) =>
  queryOptions({
    queryKey: ['connections', connection, 'quarantine'],
    queryFn: ({ signal }) =>
      get<Page<Quarantined>>(`/api/v1/quarantine${query({ connection, waiting: 'true', limit: 5 })}`, { signal }),
  });

export interface ConnectionEntry {
  name: string;
  settings: Record<string, string | number | boolean | null | undefined>;
}

/** As the server reads it: every value is text, and what was left empty is not sent. */
export function settingsOf(entry: ConnectionEntry['settings']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(entry).flatMap(([name, value]) =>
      value === null || value === undefined || value === '' ? [] : [[name, String(value).trim()]],
    ),
  );
}

const afresh = (client: QueryClient) => client.invalidateQueries({ queryKey: ['connections'] });

export function useAddConnection(connector: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ name, settings }: ConnectionEntry) =>
      post<Connection>(CONNECTIONS, { connector, name, settings: settingsOf(settings) }),
    onSuccess: () => afresh(client),
  });
}

export function useChangeConnection(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: { name?: string; state?: Connection['state']; settings?: Record<string, string> }) =>
      put<Connection>(`${CONNECTIONS}/${id}`, change),
    onSuccess: () => afresh(client),
  });
}

export function useEndConnection(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => remove<void>(`${CONNECTIONS}/${id}`),
    onSuccess: () => afresh(client),
  });
}

export function useTestConnection(id: string) {
  return useMutation({ mutationFn: () => post<ConnectionTest>(`${CONNECTIONS}/${id}/test`) });
}
