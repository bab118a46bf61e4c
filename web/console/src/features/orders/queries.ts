import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { get, post, query } from '@shared/api';
import type { OrderView, ShipmentAnswer } from '@shared/growthTypes';
import type { ActionView, Page } from '@shared/types';

const ORDERS = '/api/v1/orders';

export interface OrderFilter {
  shop: string;
  number: string;
  problem: boolean;
  member: string;
}

export function readFilter(search: URLSearchParams): OrderFilter {
  return {
    shop: search.get('shop') ?? '',
    number: search.get('number') ?? '',
    problem: search.get('problem') === '1',
    member: search.get('member') ?? '',
  };
}

export const orderListQuery = ({ shop, number, problem, member }: OrderFilter) =>
  infiniteQueryOptions({
    queryKey: ['orders', 'list', shop, number, problem, member],
    queryFn: ({ pageParam, signal }) =>
      get<Page<OrderView>>(
        `${ORDERS}${query({ shop, number, problem: problem ? 'true' : null, member, limit: 100, after: pageParam })}`,
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const pathOf = (shop: string, number: string) =>
  `${encodeURIComponent(shop)}/${encodeURIComponent(number)}`;

export const orderQuery = (shop: string, number: string) =>
  queryOptions({
    queryKey: ['orders', 'one', shop, number],
    queryFn: ({ signal }) => get<OrderView>(`${ORDERS}/${pathOf(shop, number)}`, { signal }),
  });

/** What was done for an order, newest first. */
export const deedsQuery = (id: string) =>
  queryOptions({
    queryKey: ['actions', 'of-order', id],
    queryFn: ({ signal }) => get<Page<ActionView>>(`/api/v1/actions${query({ order: id, limit: 100 })}`, { signal }),
    select: (page) => page.items,
  });

export interface Shipment {
  carrier: string | null;
  number: string;
  check: boolean;
}

export function useBind(shop: string, number: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (shipment: Shipment) =>
      post<ShipmentAnswer>(`${ORDERS}/${pathOf(shop, number)}/shipments`, shipment),
    onSuccess: (answer) =>
      answer.parcel
        ? Promise.all([
            client.invalidateQueries({ queryKey: ['orders'] }),
            client.invalidateQueries({ queryKey: ['parcels', 'counts'] }),
          ])
        : undefined,
  });
}
