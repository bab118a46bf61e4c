import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { get, post, put, query, remove } from '@shared/api';
import type { ApiKey, ApiRequest, Delivery, Webhook } from '@shared/setupTypes';
import type { Page, Role } from '@shared/types';

import type { OpenApi } from './openApi';

export const keysQuery = queryOptions({
  queryKey: ['keys'],
  queryFn: ({ signal }) => get<Page<ApiKey>>('/api/v1/keys', { signal }),
  select: (page) => page.items,
});

export function useMakeKey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (entry: { name: string; roles: Role[]; scopes?: string[] }) =>
      post<{ id: string; key: string }>('/api/v1/keys', entry),
    onSuccess: () => client.invalidateQueries({ queryKey: keysQuery.queryKey }),
  });
}

export function useRevokeKey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => remove<void>(`/api/v1/keys/${id}`),
    onSettled: () => client.invalidateQueries({ queryKey: keysQuery.queryKey }),
  });
}

const WEBHOOKS = '/api/v1/webhooks';

export const webhooksQuery = queryOptions({
  queryKey: ['webhooks'],
  queryFn: ({ signal }) => get<Page<Webhook>>(WEBHOOKS, { signal }),
  select: (page) => page.items,
});

export const deliveriesQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['webhooks', id, 'deliveries'],
    queryFn: ({ pageParam, signal }) =>
      get<Page<Delivery>>(`${WEBHOOKS}/${id}/deliveries${query({ limit: 30, after: pageParam })}`, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export interface WebhookEntry {
  name: string;
  url: string;
  types: string[];
  state: Webhook['state'];
}

export function useWebhookChange() {
  const client = useQueryClient();
  const afresh = () => client.invalidateQueries({ queryKey: ['webhooks'] });
  return {
    make: useMutation({
      mutationFn: (entry: WebhookEntry) => post<Webhook>(WEBHOOKS, entry),
      onSuccess: afresh,
    }),
    change: useMutation({
      mutationFn: ({ id, entry }: { id: string; entry: WebhookEntry }) =>
        put<Webhook>(`${WEBHOOKS}/${id}`, entry),
      onSuccess: afresh,
    }),
    end: useMutation({ mutationFn: (id: string) => remove<void>(`${WEBHOOKS}/${id}`), onSuccess: afresh }),
    test: useMutation({ mutationFn: (id: string) => post<void>(`${WEBHOOKS}/${id}/test`), onSuccess: afresh }),
    secret: useMutation({
      mutationFn: (id: string) => post<Webhook>(`${WEBHOOKS}/${id}/secret`),
      onSuccess: afresh,
    }),
    redrive: useMutation({
      mutationFn: ({ id, delivery }: { id: string; delivery: string }) =>
        post<Delivery>(`${WEBHOOKS}/${id}/deliveries/${delivery}/redrive`),
      onSettled: afresh,
    }),
  };
}

/** What can be subscribed to, with its name in the reader's language. */
export const triggersQuery = queryOptions({
  queryKey: ['flow-catalogue', 'triggers'],
  queryFn: ({ signal }) =>
    get<{ triggers: { id: string; name: string }[] }>('/api/v1/flow-catalogue', { signal }),
  select: (catalogue) => catalogue.triggers,
  staleTime: 300_000,
});

export const openApiQuery = queryOptions({
  queryKey: ['openapi'],
  queryFn: ({ signal }) => get<OpenApi>('/api/v1/openapi.json', { signal }),
  staleTime: Infinity,
});

export interface RequestFilter {
  id: string;
  method: string;
  failed: boolean;
}

export const requestsQuery = ({ id, method, failed }: RequestFilter) =>
  infiniteQueryOptions({
    queryKey: ['requests', id, method, failed],
    queryFn: ({ pageParam, signal }) =>
      get<Page<ApiRequest>>(
        `/api/v1/requests${query({ id, method, failed: failed ? 'true' : null, limit: 100, after: pageParam })}`,
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
