import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';

import type { ApiRequest } from '@shared/setupTypes';

import { Blank } from '@/shared/Blank';
import { Chip } from '@/shared/Chip';
import { CopyText } from '@/shared/CopyText';
import { Ago } from '@/shared/Figures';
import page from '@/shared/Page.module.css';
import { Pick } from '@/shared/Pick';
import { RowTable } from '@/shared/RowTable';

import { DevelopersHead } from './DevelopersHead';
import { requestsQuery } from './queries';

const METHODS = ['GET', 'POST', 'PUT', 'DELETE'];

/** Calls by key of the last week: one id follows the whole path. */
export function RequestsPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const filter = {
    id: search.get('id') ?? '',
    method: search.get('method') ?? '',
    failed: search.get('failed') === '1',
  };
  const [words, setWords] = useState(filter.id);
  const list = useInfiniteQuery(requestsQuery(filter));
  const rows = list.data?.pages.flatMap((one) => one.items) ?? [];
  const narrow = (change: Partial<typeof filter>) => {
    const next = { ...filter, ...change };
    setSearch({
      ...(next.id ? { id: next.id } : {}),
      ...(next.method ? { method: next.method } : {}),
      ...(next.failed ? { failed: '1' } : {}),
    });
  };
  const columns: TableColumnsType<ApiRequest> = [
    { key: 'status', title: t('developers.requests.status'), width: 90, render: (_, one) => <Status of={one.status} /> },
    { key: 'call', title: t('developers.requests.call'), width: 380, ellipsis: true, render: (_, one) => <span className="mono">{one.method} {one.path}</span> },
    { key: 'problem', title: t('developers.requests.problem'), width: 240, ellipsis: true, render: (_, one) => [one.code, ...one.fields].filter(Boolean).join(' · ') || '—' },
    { key: 'key', title: t('developers.requests.key'), width: 130, ellipsis: true, render: (_, one) => one.key?.name ?? '—' },
    { key: 'millis', title: t('developers.requests.millis'), width: 90, align: 'right', render: (_, one) => one.millis },
    { key: 'id', title: t('developers.requests.id'), width: 130, render: (_, one) => <CopyText text={one.traceId} label={one.traceId.slice(0, 8)} /> },
    { key: 'at', title: t('developers.requests.at'), width: 120, align: 'right', render: (_, one) => <Ago at={one.at} /> },
  ];
  const isNarrowed = filter.id !== '' || filter.method !== '' || filter.failed;
  return (
    <div className={page.page}>
      <DevelopersHead tab="requests" />
      <div className={page.bar}>
        <Input
          allowClear
          className={page.words ?? ''}
          value={words}
          placeholder={t('developers.requests.search')}
          aria-label={t('developers.requests.search')}
          onChange={(event) => {
            setWords(event.target.value);
            if (event.target.value === '') narrow({ id: '' });
          }}
          onPressEnter={() => narrow({ id: words.trim() })}
        />
        <Pick
          label={t('developers.requests.method')}
          value={filter.method}
          options={METHODS.map((value) => ({ value, label: value }))}
          onChange={(method) => narrow({ method })}
        />
        <Checkbox checked={filter.failed} onChange={(event) => narrow({ failed: event.target.checked })}>
          {t('developers.requests.failed')}
        </Checkbox>
      </div>
      <RowTable<ApiRequest>
        list={list}
        rows={rows}
        columns={columns}
        onPhones={['status', 'call', 'at']}
        rowId={({ id }) => id}
        current={null}
        empty={
          isNarrowed ? (
            <Blank title={t('developers.requests.filtered')}>
              <Button onClick={() => setSearch({})}>{t('common.clear')}</Button>
            </Blank>
          ) : (
            <Blank title={t('developers.requests.none')} hint={t('developers.requests.noneHint')} />
          )
        }
      />
    </div>
  );
}

function Status({ of }: { of: number }) {
  return <Chip tone={of < 300 ? 'jade' : of < 400 ? 'grey' : of < 500 ? 'amber' : 'vermilion'}>{of}</Chip>;
}
