import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';

import { get, query } from '@shared/api';
import type { SystemView, UnmappedRow } from '@shared/setupTypes';
import type { ActionView, Page } from '@shared/types';

export const systemQuery = queryOptions({
  queryKey: ['system'],
  queryFn: ({ signal }) => get<SystemView>('/api/v1/system', { signal }),
  refetchInterval: 15_000,
});

const listOf = <T>(key: string, path: string) =>
  infiniteQueryOptions({
    queryKey: ['system', key],
    queryFn: ({ pageParam, signal }) => get<Page<T>>(`${path}${query({ limit: 50, after: pageParam })}`, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const unmappedQuery = listOf<UnmappedRow>('unmapped', '/api/v1/unmapped');

/** Actions that were given up: each waits for a person. */
export const deadQuery = infiniteQueryOptions({
  queryKey: ['actions', 'dead'],
  queryFn: ({ pageParam, signal }) =>
    get<Page<ActionView>>(`/api/v1/actions${query({ state: 'dead', limit: 50, after: pageParam })}`, { signal }),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
});
