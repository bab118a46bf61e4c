import type { TableColumnsType } from 'antd';
import type { TFunction } from 'i18next';

import { interval, type Language } from '@shared/format';
import type { ParcelRow } from '@shared/types';

import { AnomalyChip } from '@/shared/Chip';
import { CopyText } from '@/shared/CopyText';
import { Ago } from '@/shared/Figures';
import { StatusTag } from '@/shared/StatusTag';

import styles from './parcelColumns.module.css';

export const COLUMNS = [
  'number',
  'carrier',
  'status',
  'place',
  'estimate',
  'order',
  'shop',
  'buyer',
  'updated',
] as const;
export type ColumnName = (typeof COLUMNS)[number];

/** Always there: without it a row has no name. */
export const FIXED: ColumnName = 'number';

const ON_PHONES: ColumnName[] = ['number', 'status', 'updated'];

interface Look {
  t: TFunction;
  language: Language;
  now: number;
  sort: string;
  hidden: string[];
  /** On a phone only what tells one parcel from another. */
  narrow: boolean;
}

export function parcelColumns({ t, language, now, sort, hidden, narrow }: Look): TableColumnsType<ParcelRow> {
  const order = (field: string) =>
    sort === field ? ('ascend' as const) : sort === `-${field}` ? ('descend' as const) : null;
  const columns: (TableColumnsType<ParcelRow>[number] & { key: ColumnName })[] = [
    {
      key: 'number',
      width: 176,
      render: (_, row) => <CopyText text={row.number} />,
    },
    { key: 'carrier', width: 92, ellipsis: true, render: (_, row) => row.carrierName },
    {
      key: 'status',
      width: 228,
      render: (_, row) => (
        <span className={styles.state}>
          <StatusTag
            status={row.status}
            sub={language === 'zh' && row.anomalies.length === 0 ? row.substatusName : ''}
          />
          {row.anomalies.slice(0, 2).map((type) => (
            <AnomalyChip key={type} type={type} />
          ))}
          {row.anomalies.length > 2 && <span className="hint">+{row.anomalies.length - 2}</span>}
        </span>
      ),
    },
    { key: 'place', width: 116, ellipsis: true, render: (_, row) => row.place || '—' },
    {
      key: 'estimate',
      width: 172,
      sorter: true,
      sortOrder: order('estimate'),
      render: (_, row) =>
        row.estimate && row.status !== 'DELIVERED' ? interval(row.estimate, now, language) : '—',
    },
    { key: 'order', width: 112, ellipsis: true, render: (_, row) => row.orderNumber ?? '—' },
    { key: 'shop', width: 120, ellipsis: true, render: (_, row) => row.shopName ?? row.shop ?? '—' },
    { key: 'buyer', width: 150, ellipsis: true, render: (_, row) => row.buyerMasked ?? '—' },
    {
      key: 'updated',
      width: 108,
      onCell: () => ({ className: styles.last ?? '' }),
      align: 'right',
      sorter: true,
      sortOrder: order('updatedAt'),
      render: (_, row) => <Ago at={row.updatedAt} />,
    },
  ];
  return columns
    .filter(({ key }) => (narrow ? ON_PHONES.includes(key) : !hidden.includes(key)))
    .map((column) => ({ ...column, title: t(`parcels.column.${column.key}`) }));
}
