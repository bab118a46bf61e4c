import { SearchOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Input, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useParams, useSearchParams } from 'react-router';

import type { MemberRow } from '@shared/growthTypes';

import { Blank } from '@/shared/Blank';
import { Chip } from '@/shared/Chip';
import { Ago, Sum } from '@/shared/Figures';
import page from '@/shared/Page.module.css';
import { PageHead } from '@/shared/PageHead';
import { Pick } from '@/shared/Pick';
import { RowTable } from '@/shared/RowTable';
import { useDetail } from '@/shared/useDetail';

import { memberListQuery } from './queries';

export function MemberListPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const { memberId = null } = useParams();
  const [tier, q] = [search.get('tier') ?? '', search.get('q') ?? ''];
  const [words, setWords] = useState(q);
  const list = useInfiniteQuery(memberListQuery(q, tier));
  const rows = list.data?.pages.flatMap((one) => one.items) ?? [];
  const detail = useDetail(
    '/members',
    rows.map((row) => row.id),
    memberId,
  );
  const narrow = (next: { q?: string; tier?: string }) =>
    setSearch(Object.entries({ q, tier, ...next }).filter(([, value]) => value !== ''));
  const clear = () => {
    setWords('');
    setSearch({});
  };
  const tiers = [...new Set([...rows.map((row) => row.tier), tier].filter((one) => one !== ''))];

  const columns: TableColumnsType<MemberRow> = [
    { key: 'buyer', title: t('members.column.buyer'), width: 200, ellipsis: true, render: (_, row) => row.buyerMasked || t('members.noName') },
    { key: 'tier', title: t('members.column.tier'), width: 120, render: (_, row) => <Chip tone="grey">{row.tier}</Chip> },
    { key: 'spend', title: t('members.column.spend'), width: 140, align: 'right', render: (_, row) => <Sum of={row.spend365} /> },
    { key: 'orders', title: t('members.column.orders'), width: 90, align: 'right', dataIndex: 'orders' },
    { key: 'onTime', title: t('members.column.onTime'), width: 110, align: 'right', dataIndex: 'onTimeThisMonth' },
    {
      key: 'points',
      title: t('members.column.points'),
      width: 150,
      align: 'right',
      render: (_, row) => (
        <>
          {row.points.available.toLocaleString('en-US')}
          {row.points.pending > 0 && (
            <span className="hint"> {t('members.pending', { count: row.points.pending })}</span>
          )}
        </>
      ),
    },
    { key: 'shop', title: t('members.column.shop'), width: 150, ellipsis: true, render: (_, row) => row.shop ?? t('members.byPhone') },
    { key: 'since', title: t('members.column.since'), width: 130, align: 'right', render: (_, row) => <Ago at={row.createdAt} /> },
  ];

  return (
    <div className={page.page}>
      <PageHead title={t('members.title')} hint={t('members.hint')} />
      <div className={page.bar}>
        <Input
          allowClear
          className={page.words ?? ''}
          prefix={<SearchOutlined className="hint" />}
          value={words}
          placeholder={t('members.search')}
          aria-label={t('members.search')}
          onChange={(event) => {
            setWords(event.target.value);
            if (event.target.value === '') narrow({ q: '' });
          }}
          onPressEnter={() => narrow({ q: words.trim() })}
        />
        <Pick
          label={t('members.column.tier')}
          value={tier}
          options={tiers.map((value) => ({ value, label: value }))}
          onChange={(next) => narrow({ tier: next })}
        />
        {(q !== '' || tier !== '') && (
          <Button type="link" size="small" onClick={clear}>
            {t('common.clear')}
          </Button>
        )}
      </div>
      <RowTable<MemberRow>
        list={list}
        rows={rows}
        columns={columns}
        onPhones={['buyer', 'tier', 'spend']}
        rowId={(row) => row.id}
        current={detail.current}
        onOpen={detail.open}
        empty={
          q !== '' || tier !== '' ? (
            <Blank title={t('members.empty.filtered')} hint={t('members.empty.filteredHint')}>
              <Button onClick={clear}>{t('common.clear')}</Button>
            </Blank>
          ) : (
            <Blank title={t('members.empty.title')} hint={t('members.empty.hint')} />
          )
        }
      />
      <Outlet context={detail.context} />
    </div>
  );
}
