import { ImportOutlined, SearchOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, Tag, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useNavigate, useParams, useSearchParams } from 'react-router';

import type { OrderView } from '@shared/growthTypes';

import { useMay } from '@/app/session';
import { Blank } from '@/shared/Blank';
import { Chip } from '@/shared/Chip';
import { CopyText } from '@/shared/CopyText';
import { ExportButton } from '@/shared/ExportButton';
import { Ago, Sum } from '@/shared/Figures';
import page from '@/shared/Page.module.css';
import { PageHead } from '@/shared/PageHead';
import { Pick } from '@/shared/Pick';
import { RowTable } from '@/shared/RowTable';
import { StatusTag } from '@/shared/StatusTag';
import { useDetail } from '@/shared/useDetail';

import { orderListQuery, pathOf, readFilter, type OrderFilter } from './queries';

export function OrderListPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayEdit = useMay('orders.edit');
  const [search, setSearch] = useSearchParams();
  const { shop, number } = useParams();
  const filter = readFilter(search);
  const [words, setWords] = useState(filter.number);
  const list = useInfiniteQuery(orderListQuery(filter));
  const rows = list.data?.pages.flatMap((one) => one.items) ?? [];
  const idOf = (row: OrderView) => pathOf(row.shop, row.number);
  const detail = useDetail('/orders', rows.map(idOf), shop && number ? pathOf(shop, number) : null);
  const isNarrowed = filter.shop !== '' || filter.number !== '' || filter.problem || filter.member !== '';
  const shops = [...new Set([...rows.map((row) => row.shop), filter.shop].filter((one) => one !== ''))];

  const narrow = (change: Partial<OrderFilter>) => {
    const next = { ...filter, ...change };
    const address = new URLSearchParams();
    if (next.shop) address.set('shop', next.shop);
    if (next.number) address.set('number', next.number);
    if (next.problem) address.set('problem', '1');
    if (next.member) address.set('member', next.member);
    setSearch(address);
  };
  const clear = () => {
    setWords('');
    setSearch({});
  };

  const columns: TableColumnsType<OrderView> = [
    { key: 'number', title: t('orders.column.number'), width: 180, ellipsis: true, render: (_, row) => <CopyText text={row.number} /> },
    { key: 'shop', title: t('orders.column.shop'), width: 140, ellipsis: true, render: (_, row) => row.shopName ?? row.shop },
    { key: 'paid', title: t('orders.column.paid'), width: 120, align: 'right', render: (_, row) => <Sum of={row.paid} /> },
    {
      key: 'parcels',
      title: t('orders.column.parcels'),
      width: 180,
      render: (_, row) => <Parcels order={row} />,
    },
    { key: 'buyer', title: t('orders.column.buyer'), width: 170, ellipsis: true, render: (_, row) => `${row.consignee.name} ${row.consignee.phone}` },
    { key: 'city', title: t('orders.column.city'), width: 130, ellipsis: true, render: (_, row) => row.city || row.province || '—' },
    {
      key: 'signs',
      title: t('orders.column.signs'),
      width: 120,
      render: (_, row) => <Signs order={row} />,
    },
    {
      key: 'placed',
      title: t('orders.column.placed'),
      width: 120,
      align: 'right',
      render: (_, row) => <Ago at={row.times.placedAt ?? row.times.createdAt} />,
    },
  ];

  const importButton = mayEdit && (
    <Button icon={<ImportOutlined />} onClick={() => void navigate('/orders/import')}>
      {t('orders.import.open')}
    </Button>
  );
  return (
    <div className={page.page}>
      <PageHead title={t('orders.title')} hint={t('orders.hint')}>
        <ExportButton kind="orders" query={{ ...filter }} />
        {importButton}
      </PageHead>
      <div className={page.bar}>
        <Input
          allowClear
          className={page.words ?? ''}
          prefix={<SearchOutlined className="hint" />}
          value={words}
          placeholder={t('orders.search')}
          aria-label={t('orders.search')}
          onChange={(event) => {
            setWords(event.target.value);
            if (event.target.value === '') narrow({ number: '' });
          }}
          onPressEnter={() => narrow({ number: words.trim() })}
        />
        <Pick
          label={t('orders.column.shop')}
          value={filter.shop}
          options={shops.map((value) => ({
            value,
            label: rows.find((row) => row.shop === value)?.shopName ?? value,
          }))}
          onChange={(next) => narrow({ shop: next })}
        />
        <Checkbox checked={filter.problem} onChange={(event) => narrow({ problem: event.target.checked })}>
          {t('orders.problemOnly')}
        </Checkbox>
        {filter.member !== '' && (
          <Tag closable onClose={() => narrow({ member: '' })}>
            {t('orders.memberOnly')}
          </Tag>
        )}
        {isNarrowed && (
          <Button type="link" size="small" onClick={clear}>
            {t('common.clear')}
          </Button>
        )}
      </div>
      <RowTable<OrderView>
        list={list}
        rows={rows}
        columns={columns}
        onPhones={['number', 'paid', 'parcels']}
        rowId={idOf}
        current={detail.current}
        onOpen={detail.open}
        empty={
          isNarrowed ? (
            <Blank title={t('orders.empty.filtered')} hint={t('orders.empty.filteredHint')}>
              <Button onClick={clear}>{t('common.clear')}</Button>
            </Blank>
          ) : (
            <Blank title={t('orders.empty.title')} hint={t('orders.empty.hint')}>
              {importButton}
              <Link to="/developers">{t('orders.empty.developers')}</Link>
            </Blank>
          )
        }
      />
      <Outlet context={detail.context} />
    </div>
  );
}

function Parcels({ order }: { order: OrderView }) {
  const { t } = useTranslation();
  const [first] = order.parcels;
  if (!first) return <span className="hint">{t('orders.notShipped')}</span>;
  return (
    <>
      <StatusTag status={first.status} />
      {order.parcels.length > 1 && (
        <span className="hint"> {t('orders.moreParcels', { count: order.parcels.length - 1 })}</span>
      )}
    </>
  );
}

function Signs({ order }: { order: OrderView }) {
  const { t } = useTranslation();
  return (
    <>
      {order.times.cancelledAt && <Chip tone="grey">{t('orders.cancelled')}</Chip>}{' '}
      {order.problemOpen && <Chip tone="vermilion">{t('orders.problemOpen')}</Chip>}{' '}
      {order.type !== 'NORMAL' && (
        <Chip tone="amber">{t(`orders.type.${order.type}`, { defaultValue: order.type })}</Chip>
      )}
    </>
  );
}
