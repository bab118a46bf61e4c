import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import { type Clock, world } from './api';

const KEYS: Record<string, string[]> = {
  clock: ['clock'],
  parcel: ['parcels', 'parcel', 'clock'],
  order: ['parcels'],
  provider: ['phone', 'people'],
  request: ['phone', 'people'],
  push: [],
  fault: ['faults', 'switches'],
  switch: ['switches', 'faults'],
  reset: ['clock', 'parcels', 'people', 'phone', 'parcel', 'faults', 'switches'],
  product: [],
};

/** Joins the world's news: what changed is asked for again, at most once a second. */
export function useNews(): void {
  const client = useQueryClient();
  useEffect(() => {
    const source = new EventSource('/world/stream');
    const stale = new Set<string>();
    source.addEventListener('changed', (event: MessageEvent<string>) => {
      const about = (JSON.parse(event.data) as { about: string }).about;
      KEYS[about]?.forEach((key) => stale.add(key));
    });
    source.addEventListener('open', () => void client.invalidateQueries());
    const timer = setInterval(() => {
      stale.forEach((key) => void client.invalidateQueries({ queryKey: [key] }));
      stale.clear();
    }, 1000);
    return () => {
      clearInterval(timer);
      source.close();
    };
  }, [client]);
}

/** The world's clock, and world time at this instant of the machine. */
export function useClock() {
  const query = useQuery({ queryKey: ['clock'], queryFn: world.clock, refetchInterval: 5000 });
  const [base, setBase] = useState<{ clock: Clock; at: number }>();
  useEffect(() => {
    if (query.data) {
      setBase({ clock: query.data, at: performance.now() });
    }
  }, [query.data, query.dataUpdatedAt]);
  const now = () => {
    if (!base) {
      return Date.now();
    }
    const start = Date.parse(base.clock.now);
    return base.clock.paused ? start : start + (performance.now() - base.at) * base.clock.speed;
  };
  return { query, now };
}

const format = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** `2026-11-22 10:42:00`, always Beijing's time. */
export const full = (ms: number) => format.format(ms);

/** `11-22 10:42`. */
export const short = (text: string) => full(Date.parse(text)).slice(5, 16);
