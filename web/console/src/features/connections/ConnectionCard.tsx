import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import type { Connection } from '@shared/setupTypes';

import { useNow } from '@/app/clock';
import { Ago } from '@/shared/Figures';

import styles from './ConnectionCard.module.css';
import { HealthTag } from './HealthTag';
import { healthOf } from './health';

interface Props {
  connection: Connection;
  title: string;
  isCurrent: boolean;
}

/** One connection at a look: is it well, and when did it last speak. */
export function ConnectionCard({ connection, title, isCurrent }: Props) {
  const { t } = useTranslation();
  const now = useNow(60_000);
  // Who gave it no name of its own left the connector's code there.
  const name = connection.name === connection.connector ? title : connection.name;
  return (
    <li>
      <Link
        to={`/connections/${connection.id}`}
        className={`${styles.card} ${isCurrent ? styles.current : ''}`}
      >
        <span className={styles.sign} aria-hidden>
          {title.slice(0, 1)}
        </span>
        <span className={styles.names}>
          <strong title={name}>{name}</strong>
          {name !== title && <small>{title}</small>}
        </span>
        <HealthTag health={healthOf(connection, now)} />
        <span className={styles.foot}>
          <span>
            {connection.lastEventAt ? (
              <>
                {t('connections.lastEvent')} <Ago at={connection.lastEventAt} />
              </>
            ) : (
              t('connections.noEvent')
            )}
          </span>
          {connection.refused > 0 && (
            <span className={styles.refused}>{t('connections.refused', { count: connection.refused })}</span>
          )}
        </span>
      </Link>
    </li>
  );
}
