import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { get, post, put, query, remove } from '@shared/api';
import type {
  Backtest,
  DryRun,
  FlowCatalogue,
  FlowCheck,
  FlowRow,
  FlowRun,
  FlowVersion,
  FlowView,
  Page,
  ParcelRow,
  TemplateName,
} from '@shared/types';

const FLOWS = '/api/v1/flows';
const one = (id: string) => `${FLOWS}/${encodeURIComponent(id)}`;

export const flowListQuery = queryOptions({
  queryKey: ['flows', 'list'],
  queryFn: ({ signal }) => get<Page<FlowRow>>(FLOWS, { signal }),
});

export const flowQuery = (id: string) =>
  queryOptions({
    queryKey: ['flows', 'one', id],
    queryFn: ({ signal }) => get<FlowView>(one(id), { signal }),
    staleTime: 60_000,
  });

export const flowCheckQuery = (yaml: string) =>
  queryOptions({
    queryKey: ['flows', 'check', yaml],
    queryFn: ({ signal }) => post<FlowCheck>(`${FLOWS}/check`, { yaml }, { signal }),
    staleTime: Infinity,
    gcTime: 30_000,
  });

/** Named by language: the server says the names in the reader's. */
export const flowCatalogueQuery = (language: string) =>
  queryOptions({
    queryKey: ['flows', 'catalogue', language],
    queryFn: ({ signal }) => get<FlowCatalogue>('/api/v1/flow-catalogue', { signal }),
    staleTime: Infinity,
  });

export const templateNamesQuery = queryOptions({
  queryKey: ['flows', 'templates'],
  queryFn: ({ signal }) => get<Page<TemplateName>>('/api/v1/templates', { signal }),
  staleTime: 60_000,
});

export const flowVersionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['flows', 'versions', id],
    queryFn: ({ signal }) => get<Page<FlowVersion>>(`${one(id)}/versions`, { signal }),
  });

export const flowRunsQuery = (id: string) =>
  queryOptions({
    queryKey: ['flows', 'runs', id],
    queryFn: ({ signal }) => get<Page<FlowRun>>(`${one(id)}/runs`, { signal }),
  });

export const backtestQuery = (id: string, job: string) =>
  queryOptions({
    queryKey: ['flows', 'backtest', id, job],
    queryFn: ({ signal }) => get<Backtest>(`${one(id)}/backtests/${job}`, { signal }),
    refetchInterval: ({ state }) =>
      state.data?.state === 'waiting' || state.data?.state === 'running' ? 1_000 : false,
  });

export const backtestListQuery = (id: string) =>
  queryOptions({
    queryKey: ['flows', 'backtest', id],
    queryFn: ({ signal }) => get<Page<Backtest>>(`${one(id)}/backtests`, { signal }),
  });

export const parcelChoiceQuery = (words: string) =>
  queryOptions({
    queryKey: ['flows', 'parcels', words],
    queryFn: ({ signal }) =>
      get<Page<ParcelRow>>(`/api/v1/parcels${query({ q: words, limit: 10 })}`, { signal }),
    staleTime: 30_000,
  });

export function useSwitchFlow() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, enabled }: { id: string; enabled: boolean }) =>
      put<unknown>(`${one(id)}/enabled`, { enabled }),
    onSettled: () => client.invalidateQueries({ queryKey: ['flows'] }),
  });
}

export function useSaveFlow() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, yaml }: { id: string; yaml: string }) => put<FlowView>(one(id), { yaml }),
    onSuccess: (_, { id }) => {
      void client.invalidateQueries({ queryKey: flowListQuery.queryKey });
      return client.invalidateQueries({ queryKey: flowQuery(id).queryKey });
    },
  });
}

export function usePublishFlow() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => post<FlowView>(`${one(id)}/publish`),
    onSuccess: () => client.invalidateQueries({ queryKey: ['flows'] }),
  });
}

export function useRemoveFlow() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => remove<void>(one(id)),
    onSuccess: (_, id) => {
      client.removeQueries({ queryKey: flowQuery(id).queryKey });
      return client.invalidateQueries({ queryKey: flowListQuery.queryKey });
    },
  });
}

export function useDryRun(id: string) {
  return useMutation({
    mutationFn: (parcel: string) => post<DryRun>(`${one(id)}/dry-run`, { parcel }),
  });
}

export function useStartBacktest(id: string) {
  return useMutation({
    mutationFn: (days: number) => post<Backtest>(`${one(id)}/backtest`, { days }),
  });
}
