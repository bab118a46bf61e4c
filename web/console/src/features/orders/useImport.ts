import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';

import { ApiError, put } from '@shared/api';
import type { OrderPut } from '@shared/growthTypes';

import { pathOf } from './queries';
import type { DraftRow } from './readOrders';

export type Fate =
  | { state: OrderPut['change'] }
  | { state: 'refused'; words: string[] }
  | { state: 'waiting' };

const AT_ONCE = 4;

/** Sends orders a few at a time; it can be stopped, and what was sent stays sent. */
export function useImport(shop: string) {
  const client = useQueryClient();
  const [fates, setFates] = useState<Map<number, Fate>>(new Map());
  const [isRunning, setRunning] = useState(false);
  const stopped = useRef(false);

  const send = async (row: DraftRow) => {
    if (!row.order) return;
    const fate = await put<OrderPut>(`/api/v1/orders/${pathOf(shop, row.number)}`, row.order).then(
      ({ change }): Fate => ({ state: change }),
      (failure: unknown): Fate => ({ state: 'refused', words: wordsOf(failure) }),
    );
    setFates((before) => new Map(before).set(row.line, fate));
  };

  const run = async (rows: DraftRow[]) => {
    const left = rows.filter((row) => row.order !== null);
    setFates(new Map(left.map((row) => [row.line, { state: 'waiting' }])));
    setRunning(true);
    stopped.current = false;
    const worker = async () => {
      for (let row = left.shift(); row && !stopped.current; row = left.shift()) await send(row);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    setRunning(false);
    await client.invalidateQueries({ queryKey: ['orders'] });
  };

  return {
    fates,
    isRunning,
    run,
    stop: () => {
      stopped.current = true;
    },
    forget: () => setFates(new Map()),
  };
}

function wordsOf(failure: unknown): string[] {
  if (failure instanceof ApiError && failure.errors.length > 0) {
    return failure.errors.map(({ field, message }) => (field ? `${field}: ${message}` : message));
  }
  return [failure instanceof Error ? failure.message : String(failure)];
}
