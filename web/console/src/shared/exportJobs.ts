import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { get, post, query } from '@shared/api';
import type { ExportJob, ExportKind } from '@shared/setupTypes';
import type { Page } from '@shared/types';

const EXPORTS = '/api/v1/exports';
const AGAIN = 800;

/** What narrows a list narrows its export; what is empty narrows nothing. */
export type ExportQuery = Record<string, string | string[] | boolean | null>;

export const exportListQuery = infiniteQueryOptions({
  queryKey: ['exports', 'list'],
  queryFn: ({ pageParam, signal }) =>
    get<Page<ExportJob>>(`${EXPORTS}${query({ limit: 50, after: pageParam })}`, { signal }),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
  refetchInterval: ({ state }) =>
    state.data?.pages.some((page) => page.items.some((job) => job.state === 'running')) ? AGAIN : false,
});

export const exportQuery = (id: string) =>
  queryOptions({
    queryKey: ['exports', 'one', id],
    queryFn: ({ signal }) => get<ExportJob>(`${EXPORTS}/${id}`, { signal }),
    enabled: id !== '',
    refetchInterval: ({ state }) => (!state.data || state.data.state === 'running' ? AGAIN : false),
  });

export function useBeginExport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wanted: { kind: ExportKind; query: ExportQuery }) => post<ExportJob>(EXPORTS, wanted),
    onSuccess: (job) => {
      client.setQueryData(exportQuery(job.id).queryKey, job);
      return client.invalidateQueries({ queryKey: exportListQuery.queryKey });
    },
  });
}

export function useCancelExport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => post<ExportJob>(`${EXPORTS}/${id}/cancel`),
    onSettled: () => client.invalidateQueries({ queryKey: ['exports'] }),
  });
}

export const percentOf = ({ done, total }: Pick<ExportJob, 'done' | 'total'>) =>
  total === 0 ? 0 : Math.min(100, Math.round((done / total) * 100));
