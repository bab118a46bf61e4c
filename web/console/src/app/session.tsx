import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, use, type ReactNode } from 'react';

import { ApiError, get, keepCsrfToken, post, remove } from '@shared/api';
import { ROLES, type Role, type Session } from '@shared/types';

import { storedSetting } from './settings';

const SESSION = '/api/v1/session';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => {
    try {
      const session = await get<Session>(SESSION, { signal, quiet401: true });
      keepCsrfToken(session.csrf);
      return session;
    } catch (failure) {
      if (failure instanceof ApiError && failure.status === 401) return null;
      throw failure;
    }
  },
  staleTime: Infinity,
  retry: (count, failure) => failure instanceof ApiError && failure.isOffline && count < 2,
});

export const useSessionQuery = () => useQuery(sessionQuery);

const isText = (value: unknown): value is string => typeof value === 'string';

/** Who logged in here last, so that an ended session asks for the password only. */
export const lastUser = storedSetting('user', '', isText);

export function useLogIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (entry: { user: string; password: string; code?: string }) =>
      post<Session>(SESSION, entry, { quiet401: true }),
    onSuccess: (session, { user }) => {
      lastUser.write(user);
      keepCsrfToken(session.csrf);
      const before = client.getQueryData(sessionQuery.queryKey);
      if (before && before.user.name !== session.user.name) client.clear();
      client.setQueryData(sessionQuery.queryKey, session);
      void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
    },
  });
}

export function useLogOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => remove<void>(SESSION, { quiet401: true }),
    onSettled: () => {
      keepCsrfToken(null);
      client.clear();
      client.setQueryData(sessionQuery.queryKey, null);
    },
  });
}

const SessionContext = createContext<Session | null>(null);

export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>;
}

export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('useSession outside of SessionProvider');
  return session;
}

/** What each role may do. The server decides; this only hides what would be refused. */
const EVERYBODY: Role[] = [...ROLES];

const PERMITTED = {
  'parcels.see': EVERYBODY,
  'parcels.refresh': ['owner', 'operator', 'service', 'warehouse'],
  'tickets.see': ['owner', 'operator', 'service', 'warehouse', 'viewer'],
  'tickets.work': ['owner', 'operator', 'service'],
  'cases.see': EVERYBODY,
  'cases.work': ['owner', 'operator', 'service'],
  'cases.approve': ['owner', 'approver'],
  'approvals.see': ['owner', 'approver', 'operator'],
  'approvals.decide': ['owner', 'approver'],
  'flows.see': ['owner', 'operator'],
  'flows.edit': ['owner', 'operator'],
  'connections.see': EVERYBODY,
  'connections.edit': ['owner', 'operator'],
  'templates.edit': ['owner', 'operator'],
  'coupons.edit': ['owner', 'operator'],
  'coupons.revoke': ['owner', 'operator', 'service'],
  'orders.edit': ['owner', 'operator', 'service'],
  'orders.bind': ['owner', 'operator', 'service', 'warehouse'],
  'actions.redrive': ['owner', 'operator', 'service'],
  'exports.make': ['owner', 'operator', 'service', 'warehouse', 'approver'],
  'messages.send': ['owner', 'operator', 'service'],
  'quarantine.mend': ['owner', 'operator'],
  'audit.see': ['owner'],
  'team.see': ['owner'],
  'developers.see': ['owner', 'operator', 'developer'],
  'keys.see': ['owner', 'developer'],
  'people.reveal': ['owner', 'operator', 'service'],
} satisfies Record<string, Role[]>;

export type Permission = keyof typeof PERMITTED;

export function may(session: Session, permission: Permission) {
  const allowed: readonly Role[] = PERMITTED[permission];
  return session.user.roles.some((role) => allowed.includes(role));
}

export function useMay(permission: Permission) {
  return may(useSession(), permission);
}
