import { describe, expect, it } from 'vitest';

import { along, projection, progress } from './project';

describe('the map', () => {
  const put = projection(1000, 700);

  it('has north above and east at the right', () => {
    const [hx, hy] = put([126.6, 45.8]);
    const [gx, gy] = put([113.3, 23.1]);
    expect(hy).toBeLessThan(gy);
    expect(hx).toBeGreaterThan(gx);
  });

  it('keeps everything on the canvas', () => {
    for (const [x, y] of [put([75, 39]), put([131, 46]), put([112.3, 18])]) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(1000);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(700);
    }
  });

  it('moves a light from one end of its lane to the other', () => {
    expect(along([0, 0], [10, 0], 0)).toEqual([0, 0]);
    expect(along([0, 0], [10, 0], 1)).toEqual([10, 0]);
    const leg = {
      from: [0, 0] as [number, number],
      to: [10, 0] as [number, number],
      start: '2026-11-10T10:00:00+08:00',
      end: '2026-11-10T12:00:00+08:00',
    };
    expect(progress(leg, Date.parse('2026-11-10T11:00:00+08:00'))).toBe(0.5);
    expect(progress(leg, Date.parse('2026-11-10T09:00:00+08:00'))).toBe(0);
    expect(progress(leg, Date.parse('2026-11-11T09:00:00+08:00'))).toBe(1);
  });
});
