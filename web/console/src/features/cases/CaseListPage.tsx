import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Grid, Table, Tabs, type TableColumnsType } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useNavigate, useParams, useSearchParams } from 'react-router';

import type { CaseRow } from '@shared/types';

import { useLive } from '@/app/live';
import { Blank } from '@/shared/Blank';
import { CaseStateTag } from '@/shared/CaseStateTag';
import { CopyText } from '@/shared/CopyText';
import { ExportButton } from '@/shared/ExportButton';
import { Ago, Sum } from '@/shared/Figures';
import { LoadFailed } from '@/shared/LoadFailed';
import { PageHead } from '@/shared/PageHead';
import { reasonName } from '@/shared/reasonName';
import { TableSkeleton } from '@/shared/TableSkeleton';
import { useHeight } from '@/shared/useHeight';
import { neighbour, useRowKeys } from '@/shared/useRowKeys';

import styles from './CaseListPage.module.css';
import { caseListQuery, TABS, type CaseTab } from './queries';

export interface CaseDrawerContext {
  onClose: () => void;
  onStep: (step: 1 | -1) => void;
}

const HEAD_HEIGHT = 40;
const AHEAD = 800;
const ON_PHONES = ['parcel', 'state', 'amount'];

export function CaseListPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [search, setSearch] = useSearchParams();
  const { caseId = null } = useParams();
  const [pointed, setPointed] = useState<string | null>(null);
  const [box, height] = useHeight<HTMLDivElement>();
  const isPhone = !(Grid.useBreakpoint().md ?? true);
  const wanted = search.get('tab');
  const tab: CaseTab = TABS.find((one) => one === wanted) ?? 'all';
  const list = useInfiniteQuery(caseListQuery(tab));
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const ids = rows.map((row) => row.id);
  const current = caseId ?? pointed;
  const address = search.toString();
  const tail = address ? `?${address}` : '';

  useLive('case.changed', () => void client.invalidateQueries({ queryKey: ['cases'] }));

  const open = (id: string) => {
    setPointed(id);
    void navigate(`/cases/${id}${tail}`, { replace: caseId !== null });
  };
  const close = () => void navigate(`/cases${tail}`);
  useRowKeys({
    ids,
    current,
    isOpen: caseId !== null,
    onMove: (id) => (caseId === null ? setPointed(id) : open(id)),
    onOpen: open,
    onClose: close,
  });
  const drawer: CaseDrawerContext = {
    onClose: close,
    onStep: (step) => {
      const next = neighbour(ids, caseId, step);
      if (next) open(next);
    },
  };

  const all: TableColumnsType<CaseRow> = [
    { key: 'parcel', width: 184, render: (_, row) => <CopyText text={row.number} /> },
    { key: 'reason', width: 100, render: (_, row) => reasonName(t, row.reason) },
    { key: 'state', width: 124, render: (_, row) => <CaseStateTag state={row.state} /> },
    {
      key: 'amount',
      width: 124,
      align: 'right',
      render: (_, row) => (row.amount ? <Sum of={row.amount} strong /> : '—'),
    },
    { key: 'order', width: 148, ellipsis: true, render: (_, row) => row.orderNumber || '—' },
    { key: 'shop', width: 140, ellipsis: true, render: (_, row) => row.shopName || row.shop || '—' },
    { key: 'opened', width: 120, align: 'right', render: (_, row) => <Ago at={row.openedAt} /> },
    {
      key: 'updated',
      width: 130,
      align: 'right',
      onCell: () => ({ className: styles.last ?? '' }),
      render: (_, row) => <Ago at={row.updatedAt} />,
    },
  ];
  const columns = all
    .filter((column) => !isPhone || ON_PHONES.includes(String(column.key)))
    .map((column) => ({ ...column, title: t(`cases.column.${String(column.key)}`) }));
  const width = columns.reduce((sum, column) => sum + Number(column.width ?? 0), 0);

  return (
    <div className={styles.page}>
      <PageHead title={t('cases.title')}>
        <ExportButton kind="cases" query={{ type: 'CLAIM', state: tab === 'all' ? null : tab }} />
      </PageHead>
      <Tabs
        className={styles.tabs}
        activeKey={tab}
        items={TABS.map((key) => ({ key, label: t(`cases.tab.${key}`) }))}
        onChange={(key) => setSearch(key === 'all' ? {} : { tab: key })}
      />
      <div ref={box} className={styles.table}>
        {list.isPending ? (
          <TableSkeleton columns={columns.length} />
        ) : list.isError ? (
          <LoadFailed error={list.error} retry={() => void list.refetch()} />
        ) : rows.length === 0 ? (
          <Blank
            title={t(tab === 'all' ? 'cases.empty.title' : 'cases.empty.filtered')}
            hint={t('cases.empty.hint')}
          />
        ) : (
          <Table<CaseRow>
            virtual
            rowKey="id"
            columns={columns}
            dataSource={rows}
            pagination={false}
            scroll={{ x: width, y: Math.max(120, height - HEAD_HEIGHT) }}
            rowClassName={(row) => `${styles.row} ${row.id === current ? styles.current : ''}`}
            onRow={(row) => ({ onClick: () => open(row.id) })}
            onScroll={(event) => {
              const body = event.currentTarget;
              const rest = body.scrollHeight - body.scrollTop - body.clientHeight;
              if (rest < AHEAD && list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
            }}
          />
        )}
      </div>
      <Outlet context={drawer} />
    </div>
  );
}
