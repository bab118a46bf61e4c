import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Checkbox, type TableColumnsType } from 'antd';
import { useState, type Key } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useParams, useSearchParams } from 'react-router';

import type { Quarantined } from '@shared/setupTypes';

import { useMay } from '@/app/session';
import { Blank } from '@/shared/Blank';
import { Chip } from '@/shared/Chip';
import { ChosenBar } from '@/shared/ChosenBar';
import { Ago } from '@/shared/Figures';
import page from '@/shared/Page.module.css';
import { PageHead } from '@/shared/PageHead';
import { Pick } from '@/shared/Pick';
import { RowTable } from '@/shared/RowTable';
import { useDetail } from '@/shared/useDetail';

import { connectionNamesQuery, quarantineQuery, readFilter, writeFilter } from './quarantineQueries';
import { RedriveRun } from './RedriveRun';

/** What came and could not be taken: each alone, with its reason; the rest of its batch went through. */
export function QuarantinePage() {
  const { t } = useTranslation();
  const mayMend = useMay('quarantine.mend');
  const [search, setSearch] = useSearchParams();
  const { itemId = null } = useParams();
  const filter = readFilter(search);
  const list = useInfiniteQuery(quarantineQuery(filter));
  const names = useQuery(connectionNamesQuery);
  const rows = list.data?.pages.flatMap((one) => one.items) ?? [];
  const ids = rows.map(({ id }) => id);
  const detail = useDetail('/system/quarantine', ids, itemId);
  const [chosen, setChosen] = useState<Key[]>([]);
  const [running, setRunning] = useState<Quarantined[] | null>(null);
  const nameOf = (row: Quarantined) => names.data?.get(row.connection) ?? row.connector;
  const narrow = (change: Partial<typeof filter>) => {
    setChosen([]);
    setSearch(writeFilter({ ...filter, ...change }));
  };
  const isNarrowed = filter.connection !== '' || filter.waiting;

  const columns: TableColumnsType<Quarantined> = [
    { key: 'number', width: 190, ellipsis: true, render: (_, row) => row.number || <span className="hint">{t('system.quarantine.noNumber')}</span> },
    { key: 'reason', width: 460, ellipsis: true, render: (_, row) => row.reason },
    { key: 'connection', width: 170, ellipsis: true, render: (_, row) => nameOf(row) },
    { key: 'state', width: 130, render: (_, row) => <StateChip of={row} /> },
    { key: 'arrived', width: 120, align: 'right', render: (_, row) => <Ago at={row.arrivedAt} /> },
  ];
  return (
    <div className={page.page}>
      <PageHead
        title={
          <>
            <Link to="/system?tab=quarantine">{t('system.quarantine.back')}</Link> / {t('system.quarantine.title')}
          </>
        }
        hint={t('system.quarantine.hint')}
      />
      <div className={page.bar}>
        <Pick
          label={t('system.quarantine.connection')}
          value={filter.connection}
          options={[...(names.data ?? [])].map(([value, label]) => ({ value, label }))}
          onChange={(connection) => narrow({ connection })}
        />
        <Checkbox checked={filter.waiting} onChange={(event) => narrow({ waiting: event.target.checked })}>
          {t('system.quarantine.onlyWaiting')}
        </Checkbox>
        {isNarrowed && (
          <Button type="link" size="small" onClick={() => narrow({ connection: '', waiting: false })}>
            {t('common.clear')}
          </Button>
        )}
      </div>
      <RowTable<Quarantined>
        list={list}
        rows={rows}
        columns={columns.map((column) => ({ ...column, title: t(`system.quarantine.column.${String(column.key)}`) }))}
        onPhones={['number', 'reason', 'arrived']}
        rowId={({ id }) => id}
        current={detail.current}
        onOpen={detail.open}
        {...(mayMend
          ? {
              rowSelection: {
                selectedRowKeys: chosen,
                onChange: setChosen,
                columnWidth: 40,
                getCheckboxProps: (row: Quarantined) => ({ disabled: row.redrivenAt !== null }),
              },
            }
          : {})}
        empty={
          isNarrowed ? (
            <Blank title={t('system.quarantine.filtered')} hint={t('system.quarantine.filteredHint')}>
              <Button onClick={() => narrow({ connection: '', waiting: false })}>{t('common.clear')}</Button>
            </Blank>
          ) : (
            <Blank title={t('system.quarantine.none')} hint={t('system.quarantine.noneHint')} />
          )
        }
      />
      {chosen.length > 0 && (
        <ChosenBar label={t('system.quarantine.chosen', { count: chosen.length })} onClear={() => setChosen([])}>
          <Button size="small" type="primary" onClick={() => setRunning(rows.filter(({ id }) => chosen.includes(id)))}>
            {t('system.quarantine.redriveChosen')}
          </Button>
        </ChosenBar>
      )}
      {running && (
        <RedriveRun
          rows={running}
          onClose={() => {
            setRunning(null);
            setChosen([]);
          }}
        />
      )}
      <Outlet context={detail.context} />
    </div>
  );
}

function StateChip({ of }: { of: Quarantined }) {
  const { t } = useTranslation();
  return of.redrivenAt ? (
    <Chip tone="jade">{t('system.quarantine.redriven')}</Chip>
  ) : (
    <Chip tone="amber">{t('system.quarantine.waiting')}</Chip>
  );
}
