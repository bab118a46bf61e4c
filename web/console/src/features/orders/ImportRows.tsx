import { Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { Chip, type ChipTone } from '@/shared/Chip';
import { Sum } from '@/shared/Figures';
import type { Money } from '@shared/types';

import styles from './OrderImportPage.module.css';
import { pathOf } from './queries';
import type { DraftRow } from './readOrders';
import type { Fate } from './useImport';

const TONES: Record<Fate['state'], ChipTone> = {
  waiting: 'grey',
  created: 'jade',
  updated: 'lake',
  unchanged: 'grey',
  refused: 'vermilion',
};

interface Props {
  rows: DraftRow[];
  fates: Map<number, Fate>;
  shop: string;
}

export function ImportRows({ rows, fates, shop }: Props) {
  const { t } = useTranslation();
  if (rows.length === 0) return <p className="hint">{t('orders.import.nothingHint')}</p>;
  const columns: TableColumnsType<DraftRow> = [
    { key: 'line', title: t('orders.import.line'), width: 64, dataIndex: 'line' },
    {
      key: 'number',
      title: t('orders.column.number'),
      width: 150,
      render: (_, row) =>
        ['created', 'updated', 'unchanged'].includes(fates.get(row.line)?.state ?? '') ? (
          <Link to={`/orders/${pathOf(shop, row.number)}`}>{row.number}</Link>
        ) : (
          row.number || '—'
        ),
    },
    {
      key: 'paid',
      title: t('orders.column.paid'),
      width: 110,
      align: 'right',
      render: (_, { order }) => (isSum(order?.paid) ? <Sum of={order.paid} /> : '—'),
    },
    {
      key: 'fate',
      title: t('orders.import.fate'),
      render: (_, row) => <FateOf row={row} fate={fates.get(row.line)} />,
    },
  ];
  return (
    <Table<DraftRow>
      size="small"
      rowKey="line"
      columns={columns}
      dataSource={rows}
      scroll={{ x: 480 }}
      pagination={rows.length > 50 ? { pageSize: 50, showSizeChanger: false, size: 'small' } : false}
    />
  );
}

function FateOf({ row, fate }: { row: DraftRow; fate: Fate | undefined }) {
  const { t } = useTranslation();
  if (row.problems.length > 0) {
    return (
      <span className={styles.wrong}>
        {row.problems
          .map(({ code, what }) =>
            t(`orders.import.problem.${code}`, { what: t(`orders.import.field.${what}`, { defaultValue: what }) }),
          )
          .join(' · ')}
      </span>
    );
  }
  if (!fate) return <Chip tone="grey">{t('orders.import.ready')}</Chip>;
  return (
    <>
      <Chip tone={TONES[fate.state]}>{t(`orders.import.${fate.state}`)}</Chip>
      {fate.state === 'refused' && <span className={styles.wrong}> {fate.words.join(' · ')}</span>}
    </>
  );
}

function isSum(value: unknown): value is Money {
  return typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value;
}
