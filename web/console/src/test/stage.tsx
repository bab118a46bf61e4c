import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import { App, ConfigProvider } from 'antd';
import axe from 'axe-core';
import type { ReactNode } from 'react';
import { createMemoryRouter, RouterProvider, type RouteObject } from 'react-router';
import { vi } from 'vitest';

import type { Role, Session } from '@shared/types';

import { SessionProvider } from '@/app/session';

/** One call as it went out. */
export interface Heard {
  method: string;
  path: string;
  body: unknown;
}

type Said = unknown | ((heard: Heard) => unknown);

/** What a call answers when it is refused. */
export class Refusal {
  constructor(
    readonly status: number,
    readonly problem: Record<string, unknown>,
  ) {}
}

/**
 * Answers by `METHOD path` without the query; whatever is not named is not found. Gives back what
 * was heard.
 */
export function answering(answers: Record<string, Said>): Heard[] {
  const heard: Heard[] = [];
  vi.stubGlobal('fetch', (input: RequestInfo | URL, init: RequestInit = {}) => {
    const path = String(input);
    const call: Heard = {
      method: init.method ?? 'GET',
      path,
      body: typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined,
    };
    heard.push(call);
    const said = answers[`${call.method} ${path.split('?')[0]}`];
    const answer = typeof said === 'function' ? (said as (one: Heard) => unknown)(call) : said;
    return Promise.resolve(responseOf(answer));
  });
  return heard;
}

function responseOf(answer: unknown) {
  if (answer instanceof Refusal) {
    return new Response(JSON.stringify(answer.problem), { status: answer.status });
  }
  return answer === undefined
    ? new Response('{"title": "not found"}', { status: 404 })
    : new Response(JSON.stringify(answer), { status: 200 });
}

export const sessionOf = (...roles: Role[]): Session => ({
  user: { name: 'li@example.com', displayName: 'Li', role: roles[0] ?? 'viewer', roles, secondFactor: false },
  merchant: { id: 'm', name: 'Geese' },
  csrf: 'x',
});

/** Shows pages by their addresses, as somebody with these roles. */
export function show(routes: RouteObject[], at: string, session: Session = sessionOf('operator')) {
  const router = createMemoryRouter(routes, { initialEntries: [at] });
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const view = render(
    <ConfigProvider button={{ autoInsertSpace: false }}>
      <App>
        <QueryClientProvider client={client}>
          <SessionProvider session={session}>
            <RouterProvider router={router} />
          </SessionProvider>
        </QueryClientProvider>
      </App>
    </ConfigProvider>,
  );
  return { ...view, router };
}

export const showOne = (face: ReactNode, session?: Session) => show([{ path: '*', element: face }], '/', session);

/** What somebody who hears or types instead of seeing would stumble over. */
export async function complaints(element: Element) {
  const { violations } = await axe.run(element, {
    // Colours are not computed here; the pages were looked at for those.
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id);
}
