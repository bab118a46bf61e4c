import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

import { At } from '@/shared/Figures';
import { CopyText } from '@/shared/CopyText';
import { Panel } from '@/shared/Panel';

import styles from './rows.module.css';
import { hookLogQuery } from './queries';

/** Pushes that were taken, newest first. */
export function HookLog({ id }: { id: string }) {
  const { t } = useTranslation();
  const log = useInfiniteQuery(hookLogQuery(id));
  const rows = log.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Panel title={t('connections.log.title')} hint={t('connections.log.hint')}>
      {log.isSuccess && rows.length === 0 && <p className="hint">{t('connections.log.none')}</p>}
      <ul className={styles.rows}>
        {rows.map((row) => (
          <li key={row.id}>
            <At time={row.arrivedAt} />
            <span className={styles.grow}>{t('connections.log.reports', { count: row.reports })}</span>
            <span className="hint mono">
              <CopyText text={row.id} label={row.id.slice(-8)} />
            </span>
          </li>
        ))}
      </ul>
      {log.hasNextPage && (
        <Button
          type="link"
          size="small"
          style={{ padding: 0 }}
          loading={log.isFetchingNextPage}
          onClick={() => void log.fetchNextPage()}
        >
          {t('common.more')}
        </Button>
      )}
    </Panel>
  );
}
