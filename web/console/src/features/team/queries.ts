import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { ApiError, get, post, put, remove } from '@shared/api';
import type { Account, Invitation, SessionRow } from '@shared/setupTypes';
import type { Page, Role } from '@shared/types';

export const accountsQuery = queryOptions({
  queryKey: ['team', 'accounts'],
  queryFn: ({ signal }) => get<Page<Account>>('/api/v1/accounts', { signal }),
  select: (page) => page.items,
});

/** Where a call is not there yet, nothing is shown in its place. */
async function ifThere<T>(call: Promise<Page<T>>): Promise<T[] | null> {
  try {
    return (await call).items;
  } catch (failure) {
    if (failure instanceof ApiError && failure.status === 404) return null;
    throw failure;
  }
}

export const invitationsQuery = queryOptions({
  queryKey: ['team', 'invitations'],
  queryFn: ({ signal }) => ifThere(get<Page<Invitation>>('/api/v1/invitations', { signal })),
});

export const sessionsQuery = queryOptions({
  queryKey: ['team', 'sessions'],
  queryFn: ({ signal }) => ifThere(get<Page<SessionRow>>('/api/v1/sessions?all=true', { signal })),
});

export const limitsQuery = queryOptions({
  queryKey: ['team', 'limits'],
  queryFn: ({ signal }) => get<Record<string, number>>('/api/v1/approval-limits', { signal }),
});

function useTeamCall<In, Out>(call: (entry: In) => Promise<Out>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: call,
    onSettled: () => client.invalidateQueries({ queryKey: ['team'] }),
  });
}

export const useInvite = () =>
  useTeamCall((entry: { user: string; name: string; roles: Role[] }) =>
    post<{ id: string; link: string; until: string }>('/api/v1/invitations', entry),
  );

export const useAddAccount = () =>
  useTeamCall((entry: { user: string; name: string; password: string; roles: Role[] }) =>
    post<Account>('/api/v1/accounts', entry),
  );

export const useChangeAccount = () =>
  useTeamCall(({ id, ...change }: { id: string; roles: Role[]; active: boolean }) =>
    put<Account>(`/api/v1/accounts/${id}`, change),
  );

export const useWithdraw = () => useTeamCall((id: string) => remove<void>(`/api/v1/invitations/${id}`));

export const useEndSession = () => useTeamCall((id: string) => remove<void>(`/api/v1/sessions/${id}`));

export const useEndFactor = () => useTeamCall((id: string) => remove<void>(`/api/v1/accounts/${id}/second-factor`));

export const useSetLimit = () =>
  useTeamCall((approver: number) => put<Record<string, number>>('/api/v1/approval-limits', { approver }));
