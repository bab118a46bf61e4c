import type { Quarantined, Redriven } from '@shared/setupTypes';

export type RedriveOutcome = Redriven['outcome'] | 'failed';

/** What came of one of many. */
export interface RedriveResult {
  id: string;
  number: string;
  outcome: RedriveOutcome;
  reason: string;
}

/**
 * One after the other, so that the intake of live pushes is never crowded out; a stop leaves the
 * rest untouched.
 */
export async function redriveAll(
  rows: Quarantined[],
  call: (id: string) => Promise<Redriven>,
  heard: (results: RedriveResult[]) => void,
  isStopped: () => boolean,
) {
  const results: RedriveResult[] = [];
  for (const row of rows) {
    if (isStopped()) break;
    results.push(await one(row, call));
    heard([...results]);
  }
  return results;
}

async function one(row: Quarantined, call: (id: string) => Promise<Redriven>): Promise<RedriveResult> {
  const { id, number } = row;
  try {
    const { outcome, item } = await call(id);
    return { id, number, outcome, reason: outcome === 'still-bad' ? item.reason : '' };
  } catch (failure) {
    return { id, number, outcome: 'failed', reason: failure instanceof Error ? failure.message : '' };
  }
}

export const sumsOf = (results: RedriveResult[]) => ({
  taken: results.filter(({ outcome }) => outcome === 'taken' || outcome === 'taken-before').length,
  bad: results.filter(({ outcome }) => outcome === 'still-bad' || outcome === 'failed').length,
});
