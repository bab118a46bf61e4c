import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { Grid, Table, type TableColumnsType, type TableProps } from 'antd';
import type { ReactNode } from 'react';

import { LoadFailed } from './LoadFailed';
import styles from './RowTable.module.css';
import { TableSkeleton } from './TableSkeleton';
import { useHeight } from './useHeight';

const HEAD_HEIGHT = 40;
const AHEAD = 1_000;
const MARGIN = 12;

interface Props<T> {
  list: Pick<
    UseInfiniteQueryResult<unknown>,
    'isPending' | 'isError' | 'error' | 'refetch' | 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'
  >;
  rows: T[];
  columns: TableColumnsType<T>;
  /** Keys of the columns that a phone has room for; the rest stands in the drawer. */
  onPhones: string[];
  rowId: (row: T) => string;
  current: string | null;
  onOpen?: (id: string) => void;
  empty: ReactNode;
  rowSelection?: TableProps<T>['rowSelection'];
}

/** A list with its four faces: loading in its true shape, failed, empty, and full to any length. */
export function RowTable<T extends object>(props: Props<T>) {
  const { list, rows, onPhones, rowId, current, onOpen, empty, rowSelection } = props;
  const [box, height] = useHeight<HTMLDivElement>();
  const isPhone = !(Grid.useBreakpoint().md ?? true);
  const chosen = props.columns.filter((column) => !isPhone || onPhones.includes(String(column.key)));
  const whole = chosen.reduce((sum, column) => sum + Number(column.width ?? 0), 0);
  // On a phone the few columns share what there is.
  const share = isPhone ? Math.min(1, (window.innerWidth - MARGIN) / whole) : 1;
  const width = Math.floor(whole * share);
  const lastCell = () => ({ className: styles.last ?? '' });
  const columns = chosen.map((column, at) => ({
    ...column,
    ...(column.width ? { width: Math.floor(Number(column.width) * share) } : {}),
    ...(at === chosen.length - 1 ? { onCell: lastCell, onHeaderCell: lastCell } : {}),
  }));
  return (
    <div ref={box} className={styles.box}>
      {list.isPending ? (
        <TableSkeleton columns={columns.length} />
      ) : list.isError && list.error && rows.length === 0 ? (
        <LoadFailed error={list.error} retry={() => void list.refetch()} />
      ) : rows.length === 0 ? (
        empty
      ) : (
        <Table<T>
          virtual
          rowKey={rowId}
          columns={columns}
          dataSource={rows}
          pagination={false}
          scroll={{ x: width, y: Math.max(120, height - HEAD_HEIGHT) }}
          rowClassName={(row) =>
            `${onOpen ? styles.row : ''} ${rowId(row) === current ? styles.current : ''}`
          }
          onRow={(row) => ({ onClick: () => onOpen?.(rowId(row)) })}
          onScroll={(event) => {
            const body = event.currentTarget;
            const rest = body.scrollHeight - body.scrollTop - body.clientHeight;
            if (rest < AHEAD && list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
          }}
          {...(rowSelection && !isPhone ? { rowSelection } : {})}
        />
      )}
    </div>
  );
}
