import { describe, expect, it } from 'vitest';

import type { Deed } from '@shared/todayTypes';

import { curve, folded } from './deeds';

const deed = (id: string, kind: string, flow: string) =>
  ({ id, kind, body: {}, receipt: { flow, step: 's' } }) as unknown as Deed;

describe('the stream', () => {
  it('folds runs of the same, and keeps the order', () => {
    const groups = folded([
      deed('1', 'message', 'care'),
      deed('2', 'message', 'care'),
      deed('3', 'coupon', 'care'),
      deed('4', 'message', 'care'),
    ]);
    expect(groups.map(({ newest, count }) => [newest.id, count])).toEqual([
      ['1', 2],
      ['3', 1],
      ['4', 1],
    ]);
  });
});

describe('a small curve', () => {
  it('fills its box from the least to the most', () => {
    expect(curve([0, 5, 10], 60, 20)).toEqual([
      [0, 20],
      [30, 10],
      [60, 0],
    ]);
  });

  it('leaves out days that are not known, and lies flat where nothing changes', () => {
    expect(curve([null, 3, 3], 60, 20)).toEqual([
      [30, 10],
      [60, 10],
    ]);
    expect(curve([null], 60, 20)).toEqual([]);
  });
});
