import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  createContext,
  use,
  useCallback,
  useMemo,
  useSyncExternalStore,
  type ReactNode,
} from 'react';

import { get } from '@shared/api';
import { millis } from '@shared/format';
import type { Clock } from '@shared/types';

import { useLive } from './live';

/** World time as it was told, and when: from there it runs on by itself. */
export interface Reading {
  clock: Clock;
  readAt: number;
}

export const clockQuery = queryOptions({
  queryKey: ['clock'],
  queryFn: async ({ signal }): Promise<Reading> => {
    const clock = await get<Clock>('/api/v1/clock', { signal });
    return { clock, readAt: performance.now() };
  },
  staleTime: 30_000,
  refetchInterval: 60_000,
});

/** World time now; a clock that was never told is this machine's. */
export function worldTime(reading: Reading | undefined, machineNow: number) {
  if (!reading || reading.clock.isSystem) return Date.now();
  const { clock, readAt } = reading;
  const passed = clock.paused ? 0 : (machineNow - readAt) * clock.speed;
  return millis(clock.now) + passed;
}

const ClockContext = createContext<() => number>(() => Date.now());

export function ClockProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const { data } = useQuery(clockQuery);
  useLive('clock', () => void client.invalidateQueries({ queryKey: clockQuery.queryKey }));
  const read = useCallback(() => worldTime(data, performance.now()), [data]);
  return <ClockContext value={read}>{children}</ClockContext>;
}

/** One timer a beat for the whole page, however many clocks stand on it. */
const beats = new Map<number, { count: number; listeners: Set<() => void>; timer: number }>();

function listenTo(beat: number, listener: () => void) {
  const found = beats.get(beat) ?? { count: 0, listeners: new Set(), timer: 0 };
  beats.set(beat, found);
  found.listeners.add(listener);
  if (found.listeners.size === 1) {
    found.timer = window.setInterval(() => {
      found.count += 1;
      found.listeners.forEach((each) => each());
    }, beat);
  }
  return () => {
    found.listeners.delete(listener);
    if (found.listeners.size === 0) window.clearInterval(found.timer);
  };
}

/** World time for what is shown, read again at every beat. */
export function useNow(beat = 20_000) {
  const read = use(ClockContext);
  const subscribe = useCallback((listener: () => void) => listenTo(beat, listener), [beat]);
  useSyncExternalStore(subscribe, () => beats.get(beat)?.count ?? 0);
  return read();
}

/** The same as a function, for what needs the time when pressed. */
export function useClock() {
  const read = use(ClockContext);
  return useMemo(() => read, [read]);
}
