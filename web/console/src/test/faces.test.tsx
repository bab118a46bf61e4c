import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import { App } from 'antd';
import axe from 'axe-core';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { beforeAll, describe, expect, it } from 'vitest';

import { ANOMALIES, STATUSES, type ActionView, type MessageView, type ParcelView } from '@shared/types';

import '@/app/i18n';
import { SessionProvider } from '@/app/session';
import { ParcelTimeline } from '@/features/parcels/ParcelTimeline';
import { LoginForm } from '@/features/session/LoginForm';
import { Blank } from '@/shared/Blank';
import { AnomalyChip } from '@/shared/Chip';
import { LoadFailed } from '@/shared/LoadFailed';
import { StatusBadge, StatusTag } from '@/shared/StatusTag';
import { switchLanguage } from '@/app/i18n';

const SESSION = {
  user: {
    name: 'li@example.com',
    displayName: '李',
    role: 'operator' as const,
    roles: ['operator' as const],
    secondFactor: false,
  },
  merchant: { id: 'm', name: '雁行优选' },
  csrf: 'x',
};

function show(face: ReactNode) {
  return render(
    <MemoryRouter>
      <App>
        <QueryClientProvider client={new QueryClient()}>
          <SessionProvider session={SESSION}>{face}</SessionProvider>
        </QueryClientProvider>
      </App>
    </MemoryRouter>,
  );
}

async function complaints(element: Element) {
  const { violations } = await axe.run(element, {
    // Colours are not computed here; the pages were looked at for those.
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id }) => id);
}

const NIGHT = '2026-11-21T23:50:00+08:00';
const message: ActionView = {
  id: 'a',
  kind: 'message',
  state: 'done',
  subject: { kind: 'PARCEL', id: 'p' },
  key: 'damaged-auto-claim/parcel:p/DAMAGED#1/1',
  createdAt: NIGHT,
  dueAt: NIGHT,
  attempts: 1,
  reason: null,
  receipt: { flow: 'damaged-auto-claim', name: '破损自动理赔', version: 7, facts: { 'order.paid': 12900 } },
  answer: { id: '1', state: 'delivered', at: NIGHT },
  body: { template: 'damaged-apology', purpose: 'APOLOGY' },
};

const sent: MessageView = {
  id: 'm',
  action: 'a',
  key: message.key,
  channel: 'sms',
  template: 'damaged-apology',
  purpose: 'APOLOGY',
  state: 'delivered',
  cost: { amount: 5, currency: 'CNY' },
  to: '138****0000',
  title: '破损安抚',
  text: '',
  reason: null,
  at: NIGHT,
};

const parcel = {
  events: [
    {
      at: NIGHT,
      arrivedAt: NIGHT,
      text: '卸车时查见外包装破损',
      status: 'EXCEPTION',
      substatus: 'EXCEPTION.DAMAGED',
      place: '厦门转运',
      nextHop: '',
      source: '快递鸟',
      code: '2',
      matched: ['破损'],
    },
  ],
  milestones: [],
  anomalyLog: [{ type: 'DAMAGED', name: '破损', openedAt: NIGHT, closedAt: null, why: '' }],
  actions: [message],
} as unknown as ParcelView;

beforeAll(() => switchLanguage('zh'));

describe('faces', () => {
  it('tell every status by a sign and a word', async () => {
    const { container } = show(
      <>
        {STATUSES.map((status) => (
          <p key={status}>
            <StatusTag status={status} /> <StatusBadge status={status} />
          </p>
        ))}
        {ANOMALIES.map((type) => (
          <AnomalyChip key={type} type={type} />
        ))}
      </>,
    );
    expect(container.querySelectorAll('svg')).toHaveLength(STATUSES.length * 2 + ANOMALIES.length);
    expect(container.textContent).toContain('已投柜/入站');
    expect(container.textContent).not.toContain('domain.');
    expect(await complaints(container)).toEqual([]);
  });

  it('hang what was done beside the scan, with its answer, cost and reason', async () => {
    const { container } = show(<ParcelTimeline parcel={parcel} told={() => ({ message: sent })} onHuman={undefined} />);
    const line = container.querySelector('li li');
    expect(line?.textContent).toContain('破损安抚 → 短信');
    expect(line?.textContent).toContain('已送达');
    expect(line?.textContent).toContain('¥0.05');
    expect(container.querySelector('mark')?.textContent).toBe('破损');
    expect(await complaints(container)).toEqual([]);
  });

  it('let everybody log in, look at nothing and read an error', async () => {
    const { container } = show(
      <>
        <LoginForm onLogIn={() => undefined} />
        <Blank title="空" hint="还没有" />
        <LoadFailed error={new Error('数据库不在')} retry={() => undefined} />
      </>,
    );
    expect(container.querySelectorAll('label')).toHaveLength(2);
    expect(await complaints(container)).toEqual([]);
  });
});
