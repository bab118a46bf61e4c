import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { At } from '@/shared/Figures';
import { Panel } from '@/shared/Panel';

import styles from './rows.module.css';
import { waitingQuery } from './queries';

/** What came by this connection and could not be taken: the newest, and the way to all. */
export function Quarantine({ id }: { id: string }) {
  const { t } = useTranslation();
  const found = useQuery(waitingQuery(id));
  const rows = found.data?.items ?? [];
  if (rows.length === 0) return null;
  return (
    <Panel
      title={t('connections.quarantine.title')}
      hint={t('connections.quarantine.hint')}
      tail={<Link to={`/system/quarantine?connection=${id}&waiting=1`}>{t('connections.quarantine.all')}</Link>}
    >
      <ul className={styles.rows}>
        {rows.map((row) => (
          <li key={row.id}>
            <At time={row.arrivedAt} />
            <span className={styles.grow}>
              <Link to={`/system/quarantine/${row.id}`}>{row.number || t('connections.quarantine.noNumber')}</Link>
              <small className={styles.detail}>{row.reason}</small>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
