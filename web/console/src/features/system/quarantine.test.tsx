import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';

import type { Quarantined } from '@shared/setupTypes';

import { switchLanguage } from '@/app/i18n';
import { answering, complaints, Refusal, sessionOf, show } from '@/test/stage';

import { QuarantineDrawer } from './QuarantineDrawer';
import { QuarantinePage } from './QuarantinePage';

const ITEM: Quarantined = {
  id: 'q-1',
  connection: 'c-1',
  connector: 'goose-express',
  number: 'GX900',
  reason: 'the scan has no time',
  arrivedAt: '2026-11-21T10:00:00+08:00',
  redrivenAt: null,
};

const CONNECTIONS = { items: [{ id: 'c-1', name: '雁快递 杭州' }], next: null };
const ROUTES = [
  {
    path: '/system/quarantine',
    element: <QuarantinePage />,
    children: [{ path: ':itemId', element: <QuarantineDrawer /> }],
  },
];

beforeAll(() => switchLanguage('zh'));
afterEach(() => vi.unstubAllGlobals());

const showItem = (roles = sessionOf('operator')) => show(ROUTES, '/system/quarantine/q-1', roles);

describe('the quarantine', () => {
  it('says of each what came, from where and why it was not taken', async () => {
    const heard = answering({
      'GET /api/v1/quarantine/q-1': ITEM,
      'GET /api/v1/quarantine': { items: [], next: null },
      'GET /api/v1/connections': CONNECTIONS,
    });
    showItem();
    expect(await screen.findByText('the scan has no time')).toBeTruthy();
    expect((await screen.findByText('雁快递 杭州')).getAttribute('href')).toBe('/connections/c-1');
    await screen.findByText('隔离区是空的');
    expect(heard.every(({ method }) => method === 'GET')).toBe(true);
    expect(await complaints(document.body)).toEqual([]);
  });

  it('asks the server for what the address narrows to', async () => {
    const heard = answering({
      'GET /api/v1/quarantine': { items: [], next: null },
      'GET /api/v1/connections': CONNECTIONS,
    });
    show(ROUTES, '/system/quarantine?connection=c-1&waiting=1');
    await screen.findByText('没有符合条件的记录');
    expect(heard.find(({ path }) => path.startsWith('/api/v1/quarantine?'))?.path).toContain(
      'connection=c-1&waiting=true',
    );
  });

  it('shows what came only for a reason, which is sent', async () => {
    const heard = answering({
      'GET /api/v1/quarantine/q-1': ITEM,
      'POST /api/v1/quarantine/q-1/reveal': { raw: '{"no": "GX900"}' },
    });
    showItem();
    const look = await screen.findByRole('button', { name: '查看原始推送' });
    fireEvent.click(look);
    await screen.findByText('请写明原因');
    expect(heard.some(({ path }) => path.endsWith('/reveal'))).toBe(false);
    fireEvent.change(screen.getByLabelText('为什么要看'), { target: { value: '核对格式' } });
    fireEvent.click(look);
    await screen.findByText(/"no": "GX900"/);
    expect(heard.find(({ path }) => path.endsWith('/reveal'))?.body).toEqual({ reason: '核对格式' });
  });

  it('takes one again and says what came of it', async () => {
    answering({
      'GET /api/v1/quarantine/q-1': ITEM,
      'POST /api/v1/quarantine/q-1/redrive': {
        outcome: 'still-bad',
        item: { ...ITEM, reason: 'the order is not known' },
      },
    });
    showItem();
    fireEvent.click(await screen.findByRole('button', { name: '重新处理' }));
    await screen.findByText('仍不能入库');
    expect(screen.getByText(/the order is not known/)).toBeTruthy();
  });

  it('offers nothing to those who may only look', async () => {
    answering({ 'GET /api/v1/quarantine/q-1': ITEM });
    showItem(sessionOf('viewer'));
    await screen.findByText('the scan has no time');
    expect(screen.queryByRole('button', { name: '重新处理' })).toBeNull();
    expect(screen.queryByRole('button', { name: '查看原始推送' })).toBeNull();
  });

  it('says what failed, with a way to try again', async () => {
    answering({ 'GET /api/v1/quarantine': new Refusal(503, { title: '数据库不在', traceId: 't-1' }) });
    show(ROUTES, '/system/quarantine');
    await waitFor(() => expect(screen.getByText('没有加载成功')).toBeTruthy());
    expect(screen.getByRole('button', { name: '再试一次' })).toBeTruthy();
  });
});
