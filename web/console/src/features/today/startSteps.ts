import type { FlowRow } from '@shared/types';

/** What is there of a product that begins. */
export interface Standing {
  orders: number;
  parcels: number;
  carriers: number;
  channels: number;
  flows: FlowRow[];
}

export const STEPS = ['order', 'carrier', 'parcel', 'channel', 'flows'] as const;
export type Step = (typeof STEPS)[number];

/** A step is done when what it makes is there, whoever made it and however. */
export function doneSteps({ orders, parcels, carriers, channels, flows }: Standing): Record<Step, boolean> {
  return {
    order: orders > 0,
    carrier: carriers > 0,
    parcel: parcels > 0,
    channel: channels > 0,
    flows: flows.some(({ enabled }) => enabled),
  };
}

/** The first step that is not done, in order; none when all are. */
export const nextStep = (standing: Standing): Step | null => {
  const done = doneSteps(standing);
  return STEPS.find((step) => !done[step]) ?? null;
};
