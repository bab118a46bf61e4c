import { describe, expect, it } from 'vitest';

import type { SystemView } from '@shared/setupTypes';

import { bytes, delayOf, troublesOf } from './verdict';

const WELL: SystemView = {
  intake: { windowSeconds: 300, pushes: 10, reports: 12, reportsPerSecond: 0.04 },
  delay: { samples: 100, p50Millis: 80, p99Millis: 900 },
  backlog: { waiting: 40, due: 2, oldestDueAt: null },
  oldestTimer: { wakeAt: '2026-11-22T10:00:00+08:00', lateSeconds: 0 },
  errors: [{ connector: 'sf', refused: 0, quarantined: 0 }],
  timers: 3,
  connections: [],
  program: {
    version: '0.1.0',
    java: '25',
    startedAt: '2026-11-22T08:00:00+08:00',
    schema: 'V0001',
    databaseBytes: 1,
  },
};

describe('the machine', () => {
  it('is well while nothing is late and nothing was refused', () => {
    expect(troublesOf(WELL)).toEqual([]);
  });

  it('names each trouble', () => {
    expect(
      troublesOf({
        ...WELL,
        delay: { samples: 1, p50Millis: 1, p99Millis: 5_001 },
        backlog: { waiting: 500, due: 101, oldestDueAt: null },
        oldestTimer: { wakeAt: '', lateSeconds: 61 },
        errors: [{ connector: 'sf', refused: 1, quarantined: 0 }],
      }),
    ).toEqual(['slow', 'backlog', 'timers', 'errors']);
  });

  it('does not judge a delay in a world time that jumps', () => {
    const jumped = { ...WELL, delay: { samples: 9, p50Millis: 1, p99Millis: 39_000_000 } };
    expect(troublesOf(jumped, false)).toEqual([]);
    expect(delayOf(39_034_900)).toEqual({ value: '10.8', unit: 'h' });
  });

  it('writes delays and sizes shortly', () => {
    expect([delayOf(null), delayOf(240), delayOf(1_260), delayOf(-5)]).toEqual([
      null,
      { value: '240', unit: 'ms' },
      { value: '1.3', unit: 's' },
      { value: '0', unit: 'ms' },
    ]);
    expect([bytes(12), bytes(1_400_000_000), bytes(51_200_000)]).toEqual(['12 B', '1.4 GB', '51 MB']);
  });
});
