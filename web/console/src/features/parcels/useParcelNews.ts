import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';

import type { ParcelRow } from '@shared/types';

import { useLive } from '@/app/live';

import type { ParcelFilter } from './parcelFilter';
import { parcelCountsQuery, parcelListQuery, parcelRows, patchRows } from './queries';
import { RowAsker } from './rowAsker';

const FLASH = 1_800;
const COUNTS_EVERY = 2_500;

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

  const patching = useRef(patch);
  useEffect(() => {
    patching.current = patch;
  });
  const [asker] = useState(
    () =>
      new RowAsker(async (ids) => {
        const found = await parcelRows(ids);
        patching.current(new Map(found.map((row) => [row.id, row])));
      }),
  );

  useEffect(() => {
    setFresh(new Set());
    setMoved(new Set());
    return () => asker.clear();
  }, [key, asker]);

  useEffect(() => () => clearTimeout(countsAt.current), []);

  useLive('parcel.changed', (ids) => {
    countsAt.current ??= setTimeout(() => {
      countsAt.current = undefined;
      void client.invalidateQueries({ queryKey: parcelCountsQuery.queryKey });
    }, COUNTS_EVERY);
    asker.add(ids.filter((id) => known.current.has(id)));
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

  function patch(changed: Map<string, ParcelRow>) {
    if (changed.size === 0) return;
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
