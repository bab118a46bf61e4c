import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

import { Chip } from '@/shared/Chip';
import { Ago, At } from '@/shared/Figures';
import { useSay } from '@/shared/useSay';

import { invitationsQuery, useWithdraw } from './queries';
import styles from './TeamPage.module.css';

/** Links that were sent and not used yet. */
export function Invitations() {
  const { t } = useTranslation();
  const say = useSay();
  const found = useQuery(invitationsQuery);
  const withdraw = useWithdraw();
  if (!found.data || found.data.length === 0) return null;
  return (
    <section className={styles.section}>
      <h2>{t('team.invitations.title')}</h2>
      <ul className={styles.rows}>
        {found.data.map((one) => (
          <li key={one.id}>
            <b>{one.name ?? one.user}</b>
            <span className="quiet">{one.user}</span>
            <span className={styles.grow}>
              {one.roles.map((role) => (
                <span key={role}>
                  <Chip tone="grey">{t(`domain.role.${role}`, { defaultValue: role })}</Chip>{' '}
                </span>
              ))}
            </span>
            <span className="hint">
              <Ago at={one.madeAt} /> · {t('team.invitations.until')} <At time={one.until} />
            </span>
            <Button size="small" type="text" danger onClick={() => withdraw.mutate(one.id, { onError: say.failed })}>
              {t('team.invitations.withdraw')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
