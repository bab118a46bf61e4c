import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';

import type { ParcelRow } from '@shared/types';

import { useLive } from '@/app/live';

import type { ParcelFilter } from './parcelFilter';
import { parcelCountsQuery, parcelListQuery, parcelQuery, patchRows } from './queries';

const FLASH = 1_800;
const COUNTS_EVERY = 2_500;
/** More changed rows than this at once wait for the next look at the whole list. */
const PATCH_AT_MOST = 24;

/** When a UUIDv7 was made: its first 48 bits. */
export function bornAt(id: string) {
  const born = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
  return Number.isNaN(born) ? 0 : born;
}

/** Rows that are shown change in place and flash; others wait to be asked for. */
export function useParcelNews(filter: ParcelFilter, rows: ParcelRow[]) {
  const client = useQueryClient();
  const [flashing, setFlashing] = useState<ReadonlySet<string>>(new Set());
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const [moved, setMoved] = useState<ReadonlySet<string>>(new Set());
  const countsAt = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const known = useRef(new Map<string, ParcelRow>());
  known.current = new Map(rows.map((row) => [row.id, row]));
  const key = JSON.stringify(filter);

  useEffect(() => {
    setFresh(new Set());
    setMoved(new Set());
  }, [key]);

  useEffect(() => () => clearTimeout(countsAt.current), []);

  useLive('parcel.changed', (ids) => {
    countsAt.current ??= setTimeout(() => {
      countsAt.current = undefined;
      void client.invalidateQueries({ queryKey: parcelCountsQuery.queryKey });
    }, COUNTS_EVERY);
    void fetchRows(ids.filter((id) => known.current.has(id)).slice(0, PATCH_AT_MOST));
    tellOf(ids.filter((id) => !known.current.has(id)));
  });

  function tellOf(unknown: string[]) {
    if (unknown.length === 0) return;
    const newest = [...known.current.keys()].reduce((last, id) => Math.max(last, bornAt(id)), 0);
    const born = unknown.filter((id) => bornAt(id) > newest);
    const others = unknown.filter((id) => bornAt(id) <= newest);
    if (born.length > 0) setFresh((before) => new Set([...before, ...born]));
    if (others.length > 0) setMoved((before) => new Set([...before, ...others]));
  }

  async function fetchRows(ids: string[]) {
    const views = await Promise.allSettled(
      ids.map((id) => client.fetchQuery({ ...parcelQuery(id), staleTime: 0 })),
    );
    const found = views.flatMap((view) => (view.status === 'fulfilled' ? [view.value] : []));
    if (found.length > 0) patch(new Map(found.map((row) => [row.id, row])));
  }

  function patch(changed: Map<string, ParcelRow>) {
    client.setQueryData(parcelListQuery(filter).queryKey, (pages) =>
      pages ? patchRows(pages, changed) : pages,
    );
    setFlashing(new Set(changed.keys()));
    setTimeout(() => setFlashing(new Set()), FLASH);
  }

  function show() {
    setFresh(new Set());
    setMoved(new Set());
    void client.resetQueries({ queryKey: parcelListQuery(filter).queryKey });
    void client.invalidateQueries({ queryKey: parcelCountsQuery.queryKey });
  }

  return { flashing, fresh: fresh.size, moved: moved.size, show };
}
