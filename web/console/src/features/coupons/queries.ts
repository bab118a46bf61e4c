import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { get, post, query } from '@shared/api';
import type { CouponBatch, CouponRow } from '@shared/growthTypes';
import type { Page } from '@shared/types';

const COUPONS = '/api/v1/coupons';

export const batchesQuery = queryOptions({
  queryKey: ['coupons', 'batches'],
  queryFn: ({ signal }) => get<Page<CouponBatch>>(`${COUPONS}/batches`, { signal }),
  select: (page) => page.items,
});

export const grantsQuery = (batch: string) =>
  infiniteQueryOptions({
    queryKey: ['coupons', 'grants', batch],
    queryFn: ({ pageParam, signal }) =>
      get<Page<CouponRow>>(`${COUPONS}/grants${query({ batch, limit: 50, after: pageParam })}`, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export interface BatchEntry {
  batch: string;
  name: string;
  budget: number;
  perMember: number | null;
  perDay: number | null;
}

export function useMakeBatch() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (entry: BatchEntry) => post<CouponBatch>(`${COUPONS}/batches`, entry),
    onSuccess: () => client.invalidateQueries({ queryKey: ['coupons'] }),
  });
}

export function useSetBudget(batch: CouponBatch) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (target: number) =>
      post<CouponBatch>(`${COUPONS}/batches/${encodeURIComponent(batch.batch)}/budget`, {
        current: batch.budget.amount,
        target,
      }),
    onSettled: () => client.invalidateQueries({ queryKey: ['coupons', 'batches'] }),
  });
}

export function useRevoke() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, reason }: { id: string; reason: string }) =>
      post<CouponRow>(`${COUPONS}/grants/${id}/revoke`, { reason }),
    onSettled: () => client.invalidateQueries({ queryKey: ['coupons'] }),
  });
}
