import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { get, post, query } from '@shared/api';
import type { CaseRow, CaseView, Degree, Page, Reckoning } from '@shared/types';

const CASES = '/api/v1/cases';

export const TABS = ['all', 'awaiting_approval', 'approved', 'paying', 'paid', 'refused'] as const;
export type CaseTab = (typeof TABS)[number];

export const caseListQuery = (tab: CaseTab) =>
  infiniteQueryOptions({
    queryKey: ['cases', 'list', tab],
    queryFn: ({ pageParam, signal }) =>
      get<Page<CaseRow>>(
        `${CASES}${query({ type: 'CLAIM', state: tab === 'all' ? null : tab, limit: 100, after: pageParam })}`,
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ['cases', 'one', id],
    queryFn: ({ signal }) => get<CaseView>(`${CASES}/${id}`, { signal }),
  });

/** What another degree of damage would give; nothing is kept. */
export const previewQuery = (claim: CaseRow, degree: Degree) =>
  queryOptions({
    queryKey: ['cases', 'preview', claim.id, degree],
    queryFn: ({ signal }) =>
      post<Reckoning>(
        `${CASES}/preview`,
        { parcel: claim.parcel, reason: claim.reason, degree },
        { signal },
      ),
    staleTime: 10_000,
  });

export interface Transition {
  name: string;
  body?: Record<string, unknown>;
}

export function useTransition(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ name, body }: Transition) => post<CaseView>(`${CASES}/${id}/${name}`, body ?? {}),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['cases'] }),
        client.invalidateQueries({ queryKey: ['approvals'] }),
        client.invalidateQueries({ queryKey: ['parcels', 'one'] }),
      ]),
  });
}
