import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Grid, Table } from 'antd';
import { useCallback, useMemo, useState, type Key } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useNavigate, useParams, useSearchParams } from 'react-router';

import type { ParcelRow } from '@shared/types';

import { useNow } from '@/app/clock';
import { useDensity } from '@/app/density';
import { useLanguage } from '@/app/i18n';
import { Blank } from '@/shared/Blank';
import { ChosenBar } from '@/shared/ChosenBar';
import { ExportButton } from '@/shared/ExportButton';
import { LoadFailed } from '@/shared/LoadFailed';
import { PageHead } from '@/shared/PageHead';
import { TableSkeleton } from '@/shared/TableSkeleton';
import { useHeight } from '@/shared/useHeight';
import { neighbour, useRowKeys } from '@/shared/useRowKeys';

import { parcelColumns } from './parcelColumns';
import type { DrawerContext } from './ParcelDrawer';
import { DEFAULT_SORT, isNarrowed, readFilter, writeFilter, type ParcelFilter } from './parcelFilter';
import { ParcelFilterBar } from './ParcelFilterBar';
import styles from './ParcelListPage.module.css';
import { ParcelTabs } from './ParcelTabs';
import { parcelCountsQuery, parcelListQuery } from './queries';
import { useHiddenColumns } from './savedViews';
import { useParcelNews } from './useParcelNews';

/** How far from the end the next page is fetched. */
const AHEAD = 1_200;
const HEAD_HEIGHT = 40;
const CHOICE_WIDTH = 40;

export function ParcelListPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const { parcelId = null } = useParams();
  const [pointed, setPointed] = useState<string | null>(null);
  const [chosen, setChosen] = useState<Key[]>([]);
  const [density] = useDensity();
  const [hidden] = useHiddenColumns();
  const [box, height] = useHeight<HTMLDivElement>();
  const now = useNow(60_000);
  const language = useLanguage();
  const isPhone = !(Grid.useBreakpoint().md ?? true);

  const address = search.toString();
  const filter = useMemo(() => readFilter(new URLSearchParams(address)), [address]);
  const list = useInfiniteQuery(parcelListQuery(filter));
  const counts = useQuery(parcelCountsQuery);
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const ids = useMemo(() => rows.map((row) => row.id), [rows]);
  const news = useParcelNews(filter, rows);

  const current = parcelId ?? pointed;
  const pathOf = (id: string) => `/parcels/${id}${address ? `?${address}` : ''}`;
  const open = (id: string) => {
    setPointed(id);
    void navigate(pathOf(id), { replace: parcelId !== null });
  };
  const close = () => void navigate(`/parcels${address ? `?${address}` : ''}`);
  const move = (id: string) => (parcelId === null ? setPointed(id) : open(id));
  useRowKeys({ ids, current, isOpen: parcelId !== null, onMove: move, onOpen: open, onClose: close });

  const apply = useCallback(
    (next: URLSearchParams) => {
      setChosen([]);
      setSearch(next);
    },
    [setSearch],
  );
  const narrowTo = useCallback((next: ParcelFilter) => apply(writeFilter(next)), [apply]);

  const drawer: DrawerContext = {
    onClose: close,
    onStep: (step) => {
      const next = neighbour(ids, parcelId, step);
      if (next) open(next);
    },
  };
  const columns = parcelColumns({ t, language, now, sort: filter.sort, hidden, narrow: isPhone });
  const width = columns.reduce((sum, column) => sum + Number(column.width ?? 0), CHOICE_WIDTH);
  const more = () => {
    if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
  };

  return (
    <div className={styles.page}>
      <PageHead title={t('parcels.title')} />
      <ParcelTabs filter={filter} counts={counts.data} onChange={apply} />
      <ParcelFilterBar filter={filter} onChange={narrowTo} />
      {news.fresh + news.moved > 0 && (
        <button type="button" className={styles.news} onClick={news.show}>
          {[
            news.fresh > 0 && t('parcels.news.fresh', { count: news.fresh }),
            news.moved > 0 && t('parcels.news.moved', { count: news.moved }),
          ]
            .filter(Boolean)
            .join(' · ')}
          <span>{t('parcels.news.show')}</span>
        </button>
      )}
      <div ref={box} className={styles.table}>
        {list.isPending ? (
          <TableSkeleton columns={columns.length} />
        ) : list.isError ? (
          <LoadFailed error={list.error} retry={() => void list.refetch()} />
        ) : rows.length === 0 ? (
          <NoParcels filter={filter} onClear={() => apply(new URLSearchParams())} />
        ) : (
          <Table<ParcelRow>
            virtual
            rowKey="id"
            size={density === 'dense' ? 'small' : 'middle'}
            columns={columns}
            dataSource={rows}
            pagination={false}
            showSorterTooltip={false}
            sortDirections={['descend', 'ascend']}
            scroll={{ x: width, y: Math.max(120, height - HEAD_HEIGHT) }}
            {...(isPhone
              ? {}
              : { rowSelection: { selectedRowKeys: chosen, onChange: setChosen, columnWidth: CHOICE_WIDTH } })}
            rowClassName={(row) =>
              [
                styles.row,
                row.id === current ? styles.current : '',
                news.flashing.has(row.id) ? styles.flash : '',
              ].join(' ')
            }
            onRow={(row) => ({ onClick: () => open(row.id) })}
            onScroll={(event) => {
              const body = event.currentTarget;
              if (body.scrollHeight - body.scrollTop - body.clientHeight < AHEAD) more();
            }}
            onChange={(_, __, sorter) => {
              const { order, columnKey } = Array.isArray(sorter) ? {} : sorter;
              const field = columnKey === 'updated' ? 'updatedAt' : String(columnKey);
              const sort = order ? `${order === 'descend' ? '-' : ''}${field}` : DEFAULT_SORT;
              narrowTo({ ...filter, sort });
            }}
          />
        )}
      </div>
      {chosen.length > 0 && (
        <ChosenBar label={t('parcels.chosen', { count: chosen.length })} onClear={() => setChosen([])}>
          <ExportButton size="small" kind="parcels" query={{ id: chosen.map(String) }} label={t('parcels.exportChosen')} />
        </ChosenBar>
      )}
      <Outlet context={drawer} />
    </div>
  );
}

function NoParcels({ filter, onClear }: { filter: ParcelFilter; onClear: () => void }) {
  const { t } = useTranslation();
  if (isNarrowed(filter)) {
    return (
      <Blank title={t('parcels.empty.filtered')} hint={t('parcels.empty.filteredHint')}>
        <Button onClick={onClear}>{t('parcels.filter.clear')}</Button>
      </Blank>
    );
  }
  if (filter.tab === 'anomaly') {
    return <Blank title={t('parcels.empty.anomaly')} hint={t('parcels.empty.anomalyHint')} />;
  }
  return <Blank title={t('parcels.empty.title')} hint={t('parcels.empty.hint')} />;
}
