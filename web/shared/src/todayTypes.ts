/** What the API speaks about the front page. */

import type { Answer } from './described';
import type { ActionView, AnomalyType } from './types';

/** Its value is null as long as there is nothing to count; in the series the newest day is last. */
export type Figure = Answer<'Figure', { unit: 'parcels' | 'share' }>;

export const FIGURES = ['inTransit', 'deliveredToday', 'onTimeShare', 'reachedFirst'] as const;
export type FigureName = (typeof FIGURES)[number];

export type RedRow = Answer<'RedView', { kind: 'approval' | 'ticket' | 'case' }>;

export type Today = Answer<
  'TodayView',
  {
    red: RedRow[];
    anomalies: { type: AnomalyType; name: string; open: number; oldestAt: string }[];
    figures: Record<FigureName, Figure>;
  }
>;

/** A row of the stream: what was done, and about what. */
export interface Deed extends ActionView {
  about: Answer<'ActionAbout'> | null;
}
