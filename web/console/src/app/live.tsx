import { useQueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, useMemo, useRef, type ReactNode } from 'react';

import type { LiveEvent } from '@shared/types';

type Listener = (ids: string[]) => void;

const TYPES: LiveEvent['type'][] = [
  'parcel.changed',
  'action.changed',
  'case.changed',
  'approval.changed',
  'ticket.changed',
  'clock',
];

/** Gathers events for a moment, so that a busy hour costs one look, not a thousand. */
const GATHER = 700;
const AGAIN = 5_000;

export class LiveLine {
  private readonly listeners = new Map<string, Set<Listener>>();
  private readonly waiting = new Map<string, Set<string>>();
  private source: EventSource | null = null;
  private lastId = '';
  private again: ReturnType<typeof setTimeout> | undefined;
  private flushAt: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly missed: () => void) {}

  open() {
    const from = this.lastId ? `?lastEventId=${encodeURIComponent(this.lastId)}` : '';
    const source = new EventSource(`/api/v1/stream${from}`);
    this.source = source;
    for (const type of TYPES) {
      source.addEventListener(type, (event) => this.take(type, event));
    }
    // What was missed is not known any more: everything is looked at anew.
    source.addEventListener('reset', (event: MessageEvent<string>) => {
      this.lastId = event.lastEventId;
      this.missed();
    });
    source.onerror = () => {
      // The browser dials again by itself unless the answer was a refusal.
      if (source.readyState !== EventSource.CLOSED) return;
      clearTimeout(this.again);
      this.again = setTimeout(() => {
        this.open();
        this.missed();
      }, AGAIN);
    };
  }

  close() {
    clearTimeout(this.again);
    clearTimeout(this.flushAt);
    this.flushAt = undefined;
    this.source?.close();
  }

  on(type: LiveEvent['type'], listener: Listener) {
    const set = this.listeners.get(type) ?? new Set();
    this.listeners.set(type, set.add(listener));
    return () => {
      set.delete(listener);
    };
  }

  private take(type: LiveEvent['type'], event: MessageEvent<string>) {
    if (event.lastEventId) this.lastId = event.lastEventId;
    const ids = this.waiting.get(type) ?? new Set();
    for (const id of idsOf(event.data)) ids.add(id);
    this.waiting.set(type, ids);
    this.flushAt ??= setTimeout(() => this.flush(), GATHER);
  }

  private flush() {
    this.flushAt = undefined;
    const batches = [...this.waiting];
    this.waiting.clear();
    for (const [type, ids] of batches) {
      this.listeners.get(type)?.forEach((listener) => listener([...ids]));
    }
  }
}

/** One event may name one thing or many; one that cannot be read names none. */
export function idsOf(data: string): string[] {
  try {
    const value = JSON.parse(data) as { id?: unknown; ids?: unknown };
    if (Array.isArray(value.ids)) return value.ids.filter((id) => typeof id === 'string');
    return typeof value.id === 'string' ? [value.id] : [];
  } catch {
    return [];
  }
}

const LiveContext = createContext<LiveLine | null>(null);

/** A renewed session dials anew; what stands on the page stays. */
export function LiveProvider({ session, children }: { session: string; children: ReactNode }) {
  const client = useQueryClient();
  const line = useMemo(
    () => new LiveLine(() => void client.invalidateQueries({ refetchType: 'active' })),
    [client],
  );
  useEffect(() => {
    line.open();
    return () => line.close();
  }, [line, session]);
  return <LiveContext value={line}>{children}</LiveContext>;
}

export function useLive(type: LiveEvent['type'], listener: Listener) {
  const line = use(LiveContext);
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => line?.on(type, (ids) => latest.current(ids)), [line, type]);
}
