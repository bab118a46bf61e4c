import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
  type InfiniteData,
} from '@tanstack/react-query';

import { get, post, query } from '@shared/api';
import type {
  MessageView,
  Page,
  ParcelCounts,
  ParcelRow,
  ParcelView,
  RefreshOutcome,
  TicketView,
} from '@shared/types';

import { apiQuery, type ParcelFilter } from './parcelFilter';

const PARCELS = '/api/v1/parcels';
export const PAGE_SIZE = 100;

export const parcelPage = (filter: ParcelFilter, after: string | null, limit: number, signal?: AbortSignal) =>
  get<Page<ParcelRow>>(
    `${PARCELS}${query({ ...apiQuery(filter), limit, after })}`,
    signal ? { signal } : {},
  );

/** What some parcels are now, whatever the list is narrowed to. */
export const parcelRows = async (ids: string[]) =>
  (await get<Page<ParcelRow>>(`${PARCELS}${query({ id: ids.join(','), limit: ids.length })}`)).items;

export const parcelListQuery = (filter: ParcelFilter) =>
  infiniteQueryOptions({
    queryKey: ['parcels', 'list', filter],
    queryFn: ({ pageParam, signal }) => parcelPage(filter, pageParam, PAGE_SIZE, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    // Rows are patched by live events; a whole refetch would pull the list from under the reader.
    staleTime: Infinity,
    gcTime: 60_000,
  });

export const parcelCountsQuery = queryOptions({
  queryKey: ['parcels', 'counts'],
  queryFn: ({ signal }) => get<ParcelCounts>(`${PARCELS}/counts`, { signal }),
});

export const parcelQuery = (id: string) =>
  queryOptions({
    queryKey: ['parcels', 'one', id],
    queryFn: ({ signal }) => get<ParcelView>(`${PARCELS}/${id}`, { signal }),
  });

/** The log of a parcel's messages, by the action that sent each. */
export const parcelMessagesQuery = (id: string) =>
  queryOptions({
    queryKey: ['parcels', 'one', id, 'messages'],
    queryFn: async ({ signal }) => {
      const page = await get<Page<MessageView>>(`/api/v1/messages${query({ parcel: id, limit: 100 })}`, {
        signal,
      });
      return new Map(page.items.flatMap((one) => (one.action ? [[one.action, one] as const] : [])));
    },
  });

export type ParcelPages = InfiniteData<Page<ParcelRow>>;

/** The same pages with some rows replaced by what they are now. */
export function patchRows(pages: ParcelPages, fresh: Map<string, ParcelRow>): ParcelPages {
  return {
    ...pages,
    pages: pages.pages.map((page) =>
      page.items.some((row) => fresh.has(row.id))
        ? { ...page, items: page.items.map((row) => fresh.get(row.id) ?? row) }
        : page,
    ),
  };
}

export function useRefreshParcel(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => post<RefreshOutcome>(`${PARCELS}/${id}/refresh`),
    onSuccess: () => client.invalidateQueries({ queryKey: parcelQuery(id).queryKey }),
  });
}

export interface NewTicket {
  title: string;
  priority: TicketView['priority'];
}

export function useOpenTicket(parcelId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ticket: NewTicket) => post<TicketView>(`${PARCELS}/${parcelId}/tickets`, ticket),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: parcelQuery(parcelId).queryKey }),
        client.invalidateQueries({ queryKey: ['tickets'] }),
      ]),
  });
}
