import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { get, post, query } from '@shared/api';
import type { Calculation, CaseRow, CaseView, Degree, Page } from '@shared/types';

const CASES = '/api/v1/cases';

/** The states that each tab holds. */
export const TABS = {
  open: 'opened,assessed,awaiting_approval,approved,paying',
  awaiting_approval: 'awaiting_approval',
  paying: 'approved,paying',
  paid: 'paid',
  refused: 'refused',
  all: '',
} as const;
export type CaseTab = keyof typeof TABS;

export const caseListQuery = (tab: CaseTab) =>
  infiniteQueryOptions({
    queryKey: ['cases', 'list', tab],
    queryFn: ({ pageParam, signal }) =>
      get<Page<CaseRow>>(
        `${CASES}${query({ type: 'CLAIM', state: TABS[tab], limit: 100, after: pageParam })}`,
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

export const previewQuery = (id: string, degree: Degree) =>
  queryOptions({
    queryKey: ['cases', 'preview', id, degree],
    queryFn: ({ signal }) => post<Calculation>(`${CASES}/preview`, { case: id, degree }, { signal }),
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
