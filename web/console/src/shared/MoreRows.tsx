import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { LoadFailed } from './LoadFailed';

interface Props {
  list: Pick<
    UseInfiniteQueryResult<unknown>,
    'isPending' | 'isError' | 'error' | 'refetch' | 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'
  >;
  children: ReactNode;
}

/** A short list that grows by a press: loading, failed, and the way to more. */
export function MoreRows({ list, children }: Props) {
  const { t } = useTranslation();
  if (list.isPending) return <Skeleton active title={false} paragraph={{ rows: 4 }} />;
  if (list.isError && list.error && !list.hasNextPage) {
    return <LoadFailed error={list.error} retry={() => void list.refetch()} />;
  }
  return (
    <>
      {children}
      {list.hasNextPage && (
        <Button
          type="link"
          size="small"
          style={{ padding: '8px 0' }}
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t('common.more')}
        </Button>
      )}
    </>
  );
}
