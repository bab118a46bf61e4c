import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { SessionRows } from '@/shared/SessionRows';
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
      <SessionRows
        withNames
        rows={found.data}
        ending={end.isPending ? end.variables : null}
        onEnd={(id) => end.mutate(id, { onError: say.failed })}
      />
    </section>
  );
}
