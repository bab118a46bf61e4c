import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { get, post, put, query, remove } from '@shared/api';
import type {
  CatalogueField,
  MessageRow,
  OrderView,
  TemplatePreview,
  TemplateView,
  TrialAnswer,
} from '@shared/growthTypes';
import type { ActionView, Page } from '@shared/types';

import type { MessageFilter } from './messageFilter';

const TEMPLATES = '/api/v1/templates';

export const messageListQuery = (filter: MessageFilter) =>
  infiniteQueryOptions({
    queryKey: ['messages', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      get<Page<MessageRow>>(`/api/v1/messages${query({ ...filter, limit: 100, after: pageParam })}`, {
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

/** What caused a message, with the decision's receipt. */
export const actionQuery = (id: string) =>
  queryOptions({
    queryKey: ['actions', id],
    queryFn: ({ signal }) => get<ActionView>(`/api/v1/actions/${id}`, { signal }),
  });

export const templatesQuery = queryOptions({
  queryKey: ['templates'],
  queryFn: ({ signal }) => get<Page<TemplateView>>(TEMPLATES, { signal }),
  select: (page) => page.items,
});

export const templateQuery = (id: string) =>
  queryOptions({
    queryKey: ['templates', id],
    queryFn: ({ signal }) => get<TemplateView>(`${TEMPLATES}/${id}`, { signal }),
  });

/** What a template may name. */
export const fieldsQuery = queryOptions({
  queryKey: ['flow-catalogue', 'fields'],
  queryFn: ({ signal }) => get<{ fields: CatalogueField[] }>('/api/v1/flow-catalogue', { signal }),
  select: (catalogue) => catalogue.fields,
  staleTime: Infinity,
});

/** Real orders to try a template on, the newest first, or those of one number. */
export const ordersToTryQuery = (number: string) =>
  queryOptions({
    queryKey: ['orders', 'to-try', number],
    queryFn: ({ signal }) => get<Page<OrderView>>(`/api/v1/orders${query({ number, limit: 20 })}`, { signal }),
    select: (page) => page.items,
    staleTime: 60_000,
  });

export interface PreviewOf {
  id: string;
  yaml: string;
  order: string | null;
  parcel: string | null;
}

export const previewQuery = ({ id, yaml, order, parcel }: PreviewOf) =>
  queryOptions({
    queryKey: ['templates', id, 'preview', yaml, order, parcel],
    queryFn: ({ signal }) =>
      post<TemplatePreview>(`${TEMPLATES}/${id}/preview`, { yaml, order, parcel }, { signal }),
    enabled: order !== null,
    retry: false,
    staleTime: 60_000,
  });

export function useSaveTemplate(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (yaml: string) => put<TemplateView>(`${TEMPLATES}/${id}`, { yaml }),
    onSuccess: (saved) => {
      client.setQueryData(templateQuery(id).queryKey, saved);
      return client.invalidateQueries({ queryKey: templatesQuery.queryKey, exact: true });
    },
  });
}

export function useResetTemplate(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => remove<void>(`${TEMPLATES}/${id}`),
    onSuccess: () => client.invalidateQueries({ queryKey: templatesQuery.queryKey }),
  });
}

export interface Trial {
  channel: 'sms' | 'wechat' | 'mail';
  to: string;
  order: string | null;
  parcel: string | null;
}

export function useTryTemplate(id: string) {
  return useMutation({
    mutationFn: (trial: Trial) => post<TrialAnswer>(`${TEMPLATES}/${id}/test`, trial),
  });
}
