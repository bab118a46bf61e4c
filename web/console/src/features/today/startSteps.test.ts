import { describe, expect, it } from 'vitest';

import type { FlowRow } from '@shared/types';

import { doneSteps, nextStep, type Standing } from './startSteps';

const NEW: Standing = { orders: 0, parcels: 0, carriers: 0, channels: 0, flows: [] };

describe('the first hour', () => {
  it('begins with an order and goes on where something is missing', () => {
    expect(nextStep(NEW)).toBe('order');
    expect(nextStep({ ...NEW, orders: 1, carriers: 1 })).toBe('parcel');
    expect(doneSteps({ ...NEW, carriers: 1 }).carrier).toBe(true);
  });

  it('ends when the first flow runs', () => {
    const flow = { id: 'shipped-notice', enabled: true } as FlowRow;
    expect(nextStep({ orders: 1, parcels: 1, carriers: 1, channels: 1, flows: [flow] })).toBeNull();
  });
});
