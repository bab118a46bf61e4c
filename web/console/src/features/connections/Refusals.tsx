import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { At } from '@/shared/Figures';
import { Panel } from '@/shared/Panel';

import styles from './rows.module.css';
import { refusalsQuery } from './queries';
import { refusalKind } from './refusalKind';

/** Pushes that were turned away, by minute and reason. Nothing of them is kept but the count. */
export function Refusals({ id, total }: { id: string; total: number }) {
  const { t } = useTranslation();
  const found = useQuery({ ...refusalsQuery(id), enabled: total > 0 });
  if (total === 0) return null;
  return (
    <Panel
      title={t('connections.refusals.title')}
      hint={t('connections.refusals.hint')}
      tail={t('common.of', { count: total })}
    >
      <ul className={styles.rows}>
        {(found.data ?? []).map((row) => (
          <li key={`${row.minute}${row.reason}`}>
            <At time={row.minute} />
            <span className={styles.grow}>
              {t(`connections.refusals.reason.${refusalKind(row.reason)}`)}
              <small className={styles.detail}>{row.reason}</small>
            </span>
            <span className="num">{t('connections.refusals.times', { count: row.count })}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
