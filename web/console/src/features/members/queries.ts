import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';

import { get, query } from '@shared/api';
import type { MemberPage, MemberRow, OrderView, PointsEntry } from '@shared/growthTypes';
import type { Page } from '@shared/types';

const MEMBERS = '/api/v1/members';

export const memberListQuery = (q: string, tier: string) =>
  infiniteQueryOptions({
    queryKey: ['members', 'list', q, tier],
    queryFn: ({ pageParam, signal }) =>
      get<Page<MemberRow>>(`${MEMBERS}${query({ q, tier, limit: 100, after: pageParam })}`, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const memberQuery = (id: string) =>
  queryOptions({
    queryKey: ['members', 'one', id],
    queryFn: ({ signal }) => get<MemberPage>(`${MEMBERS}/${id}`, { signal }),
  });

export const pointsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['members', 'one', id, 'points'],
    queryFn: ({ pageParam, signal }) =>
      get<Page<PointsEntry>>(`${MEMBERS}/${id}/points${query({ limit: 20, after: pageParam })}`, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const memberOrdersQuery = (id: string) =>
  queryOptions({
    queryKey: ['orders', 'of-member', id],
    queryFn: ({ signal }) => get<Page<OrderView>>(`/api/v1/orders${query({ member: id, limit: 20 })}`, { signal }),
  });
