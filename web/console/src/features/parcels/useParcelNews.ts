import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';

import { get } from '@shared/api';
import type { ParcelView } from '@shared/types';

import { useLive } from '@/app/live';

import type { ParcelFilter } from './parcelFilter';
import { parcelCountsQuery, parcelListQuery, parcelQuery, patchRows } from './queries';

const FLASH = 1_800;
const COUNTS_EVERY = 2_500;
/** More changed rows than this at once are news to be asked for, not patched one by one. */
const PATCH_AT_MOST = 24;

/** When a UUIDv7 was made: its first 48 bits. */
export function bornAt(id: string) {
  const born = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
  return Number.isNaN(born) ? 0 : born;
}

/** Rows that are shown change in place and flash; others wait to be asked for. */
export function useParcelNews(filter: ParcelFilter, shown: Set<string>, newestBorn: number) {
  const client = useQueryClient();
  const [flashing, setFlashing] = useState<ReadonlySet<string>>(new Set());
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const [moved, setMoved] = useState<ReadonlySet<string>>(new Set());
  const countsAt = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
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
    const known = ids.filter((id) => shown.has(id));
    const unknown = ids.filter((id) => !shown.has(id));
    if (known.length > 0) void patch(known);
    if (unknown.length === 0) return;
    const born = unknown.filter((id) => bornAt(id) > newestBorn);
    const others = unknown.filter((id) => bornAt(id) <= newestBorn);
    if (born.length > 0) setFresh((before) => new Set([...before, ...born]));
    if (others.length > 0) setMoved((before) => new Set([...before, ...others]));
  });

  async function patch(ids: string[]) {
    const now = ids.slice(0, PATCH_AT_MOST);
    const views = await Promise.allSettled(
      now.map((id) =>
        client.fetchQuery({
          ...parcelQuery(id),
          queryFn: () => get<ParcelView>(`/api/v1/parcels/${id}`),
          staleTime: 0,
        }),
      ),
    );
    const rows = views.flatMap((view) => (view.status === 'fulfilled' ? [view.value] : []));
    const byId = new Map(rows.map((row) => [row.id, row] as const));
    client.setQueryData(parcelListQuery(filter).queryKey, (pages) =>
      pages ? patchRows(pages, byId) : pages,
    );
    setFlashing(new Set(now));
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
