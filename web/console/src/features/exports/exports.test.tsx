import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';

import type { ExportJob } from '@shared/setupTypes';

import { switchLanguage } from '@/app/i18n';
import { ExportButton } from '@/shared/ExportButton';
import { answering, complaints, sessionOf, showOne } from '@/test/stage';

import { ExportListPage } from './ExportListPage';

const JOB: ExportJob = {
  id: 'e-1',
  kind: 'parcels',
  query: {},
  state: 'running',
  done: 1_000,
  total: 4_000,
  problem: '',
  madeAt: '2026-11-21T10:00:00+08:00',
  finishedAt: null,
  file: null,
};
const DONE: ExportJob = { ...JOB, state: 'done', done: 4_000, file: '/api/v1/exports/e-1/file' };

beforeAll(() => switchLanguage('zh'));
afterEach(() => vi.unstubAllGlobals());

describe('an export', () => {
  it('sends what narrows the list, shows how far it is and hands over its file', async () => {
    const states = [JOB, DONE];
    const heard = answering({
      'POST /api/v1/exports': JOB,
      'GET /api/v1/exports/e-1': () => states.length > 1 ? states.shift() : states[0],
    });
    showOne(<ExportButton kind="parcels" query={{ status: 'DELIVERED', q: '', problem: false, order: null }} />);
    fireEvent.click(await screen.findByRole('button', { name: /导出/ }));
    await screen.findByText('1000 / 4000 条');
    const file = await screen.findByRole('link', { name: /下载/ }, { timeout: 5_000 });
    expect(file.getAttribute('href')).toBe('/api/v1/exports/e-1/file');
    expect(heard[0]?.body).toEqual({ kind: 'parcels', query: { status: 'DELIVERED' } });
  });

  it('can be called off', async () => {
    const heard = answering({
      'POST /api/v1/exports': JOB,
      'GET /api/v1/exports/e-1': JOB,
      'POST /api/v1/exports/e-1/cancel': { ...JOB, state: 'cancelled' },
    });
    showOne(<ExportButton kind="orders" query={{}} />);
    fireEvent.click(await screen.findByRole('button', { name: /导出/ }));
    fireEvent.click(await screen.findByRole('button', { name: '取消导出' }));
    await waitFor(() => expect(heard.some(({ path }) => path.endsWith('/cancel'))).toBe(true));
  });

  it('is not offered to those who may only look', () => {
    answering({});
    showOne(<ExportButton kind="orders" query={{}} />, sessionOf('viewer'));
    expect(screen.queryByRole('button', { name: /导出/ })).toBeNull();
  });

  it('says on an empty page what will stand there', async () => {
    answering({ 'GET /api/v1/exports': { items: [], next: null } });
    showOne(<ExportListPage />);
    await screen.findByText('还没有导出');
    expect(screen.getByRole('link', { name: '去包裹列表' })).toBeTruthy();
    expect(await complaints(document.body)).toEqual([]);
  });
});
