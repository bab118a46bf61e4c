import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

import { Chip } from '@/shared/Chip';
import { Ago } from '@/shared/Figures';
import { useSay } from '@/shared/useSay';

import { sessionsQuery, useEndSession } from './queries';
import styles from './TeamPage.module.css';

/** Who is logged in, from where; any of them can be ended at once. */
export function Sessions() {
  const { t } = useTranslation();
  const say = useSay();
  const found = useQuery(sessionsQuery);
  const end = useEndSession();
  if (!found.data) return null;
  return (
    <section className={styles.section}>
      <h2>{t('team.sessions.title')}</h2>
      <p className="quiet">{t('team.sessions.hint')}</p>
      <ul className={styles.rows}>
        {found.data.map((one) => (
          <li key={one.id}>
            <b>{one.account.name}</b>
            <span className={styles.grow}>
              {one.device} <span className="hint">{one.address}</span>
            </span>
            <span className="hint">
              {t('team.sessions.seen')} <Ago at={one.seenAt} />
            </span>
            {one.current ? (
              <Chip tone="jade">{t('team.sessions.current')}</Chip>
            ) : (
              <Button size="small" type="text" danger onClick={() => end.mutate(one.id, { onError: say.failed })}>
                {t('team.sessions.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
