import { describe, expect, it } from 'vitest';

import type { Quarantined, Redriven } from '@shared/setupTypes';

import { redriveAll, sumsOf, type RedriveResult } from './redriveRun';

const row = (id: string): Quarantined => ({
  id,
  connection: 'c',
  connector: 'goose-express',
  number: `G${id}`,
  reason: 'no time in it',
  arrivedAt: '2026-11-21T10:00:00+08:00',
  redrivenAt: null,
});

describe('taking many again', () => {
  it('says of each what came of it, and goes on after one that failed', async () => {
    const call = (id: string): Promise<Redriven> => {
      if (id === '2') return Promise.reject(new Error('not now'));
      const outcome = id === '1' ? 'taken' : 'still-bad';
      return Promise.resolve({ outcome, item: { ...row(id), reason: 'still no time' } });
    };
    const heard: number[] = [];
    const results = await redriveAll(
      ['1', '2', '3'].map(row),
      call,
      (so) => heard.push(so.length),
      () => false,
    );
    expect(results.map(({ outcome }) => outcome)).toEqual(['taken', 'failed', 'still-bad']);
    expect(results.map(({ reason }) => reason)).toEqual(['', 'not now', 'still no time']);
    expect(heard).toEqual([1, 2, 3]);
    expect(sumsOf(results)).toEqual({ taken: 1, bad: 2 });
  });

  it('leaves the rest untouched once it is stopped', async () => {
    let so: RedriveResult[] = [];
    const called: string[] = [];
    await redriveAll(
      ['1', '2', '3'].map(row),
      (id) => {
        called.push(id);
        return Promise.resolve({ outcome: 'taken-before' as const, item: row(id) });
      },
      (results) => (so = results),
      () => so.length === 1,
    );
    expect(called).toEqual(['1']);
    expect(sumsOf(so)).toEqual({ taken: 1, bad: 0 });
  });
});
