import { queryOptions } from '@tanstack/react-query';

import { get, query } from '@shared/api';
import { dayKey } from '@shared/format';
import type { Deed, Today } from '@shared/todayTypes';
import type { Page } from '@shared/types';

export const todayQuery = queryOptions({
  queryKey: ['today'],
  queryFn: ({ signal }) => get<Today>('/api/v1/today', { signal }),
  refetchInterval: 60_000,
});

const KINDS = 'message,claim,coupon,points,tier,ticket,transfer,approve';

/** What was done by itself since midnight in Shanghai, newest first. */
export const deedsQuery = (now: number) => {
  const since = `${dayKey(now)}T00:00:00+08:00`;
  return queryOptions({
    queryKey: ['actions', 'deeds', since],
    queryFn: ({ signal }) =>
      get<Page<Deed>>(`/api/v1/actions${query({ state: 'done', kind: KINDS, since, limit: 60 })}`, { signal }),
    select: (page) => page.items,
  });
};
