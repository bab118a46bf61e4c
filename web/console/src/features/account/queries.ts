import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { get, post, remove } from '@shared/api';
import type { FactorOffer, SessionRow } from '@shared/setupTypes';
import type { Page } from '@shared/types';

import { sessionQuery } from '@/app/session';

const FACTOR = '/api/v1/session/second-factor';

export const ownSessionsQuery = queryOptions({
  queryKey: ['account', 'sessions'],
  queryFn: ({ signal }) => get<Page<SessionRow>>('/api/v1/sessions', { signal }),
  select: (page) => page.items,
});

export function useEndSession() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => remove<void>(`/api/v1/sessions/${id}`),
    onSettled: () => client.invalidateQueries({ queryKey: ownSessionsQuery.queryKey }),
  });
}

/** A secret stays nowhere once its form is gone. */
export const useOfferFactor = () => useMutation({ mutationFn: () => post<FactorOffer>(FACTOR), gcTime: 0 });

export const useConfirmFactor = () =>
  useMutation({
    mutationFn: (code: string) => post<{ recovery: string[] }>(`${FACTOR}/confirm`, { code }),
    gcTime: 0,
  });

export function useRemoveFactor() {
  return useMutation({ mutationFn: (code: string) => post<void>(`${FACTOR}/remove`, { code }) });
}

/** Whether one has a second factor stands in the session. */
export function useFreshSession() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: sessionQuery.queryKey });
}
