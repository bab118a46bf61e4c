import { infiniteQueryOptions } from '@tanstack/react-query';

import { get, query } from '@shared/api';
import type { AuditRow } from '@shared/setupTypes';
import type { Page } from '@shared/types';

export const auditQuery = (kind: string) =>
  infiniteQueryOptions({
    queryKey: ['audit', kind],
    queryFn: ({ pageParam, signal }) =>
      get<Page<AuditRow>>(`/api/v1/audit${query({ kind, limit: 100, after: pageParam })}`, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
