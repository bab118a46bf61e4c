/** What the API speaks about the front page. */

import type { ActionView, AnomalyType, Money } from './types';

export interface Figure {
  /** Null as long as there is nothing to count. */
  value: number | null;
  unit: 'parcels' | 'share';
  samples: number;
  /** The last days, the newest last. */
  series: { day: string; value: number | null; samples: number }[];
}

export const FIGURES = ['inTransit', 'deliveredToday', 'onTimeShare', 'reachedFirst'] as const;
export type FigureName = (typeof FIGURES)[number];

export interface RedRow {
  kind: 'approval' | 'ticket' | 'case';
  id: string;
  title: string;
  clock: string;
  amount: Money | null;
  dueAt: string | null;
  overdue: boolean;
  parcel: string | null;
}

export interface Today {
  now: string;
  needs: {
    total: number;
    approvals: number;
    tickets: number;
    overdueTickets: number;
    cases: number;
    casesOverdue: number;
    anomalies: number;
    deadActions: number;
  };
  red: RedRow[];
  anomalies: { type: AnomalyType; name: string; open: number; oldestAt: string }[];
  figures: Record<FigureName, Figure>;
  doneToday: { total: number; byKind: Record<string, number>; atLeast: boolean };
  proof: { parcelsUnderWay: number; timersSet: number; lastPushAt: string | null };
}

/** A row of the stream: what was done, and about what. */
export interface Deed extends ActionView {
  about: {
    carrier: string;
    number: string;
    shop: string | null;
    shopName?: string | null;
    orderNumber: string | null;
  } | null;
}
