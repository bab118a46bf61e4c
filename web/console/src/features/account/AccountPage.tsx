import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';

import { useSession } from '@/app/session';
import { LoadFailed } from '@/shared/LoadFailed';
import { PageHead } from '@/shared/PageHead';
import { Facts, Panel } from '@/shared/Panel';
import { SessionRows } from '@/shared/SessionRows';
import { useSay } from '@/shared/useSay';

import styles from './AccountPage.module.css';
import { ownSessionsQuery, useEndSession } from './queries';
import { SecondFactor } from './SecondFactor';

/** One's own account: who one is, how one gets in, and where one is in right now. */
export function AccountPage() {
  const { t } = useTranslation();
  const { user } = useSession();
  return (
    <>
      <PageHead title={t('account.title')} />
      <div className={styles.body}>
        <Panel title={t('account.who')}>
          <Facts
            of={[
              [t('account.name'), user.displayName],
              [t('account.user'), user.name],
              [t('account.roles'), user.roles.map((role) => t(`domain.role.${role}`)).join(' · ')],
            ]}
          />
        </Panel>
        <SecondFactor isOn={user.secondFactor} />
        <OwnSessions />
      </div>
    </>
  );
}

function OwnSessions() {
  const { t } = useTranslation();
  const say = useSay();
  const found = useQuery(ownSessionsQuery);
  const end = useEndSession();
  return (
    <Panel title={t('account.sessions.title')} hint={t('account.sessions.hint')}>
      {found.isError ? (
        <LoadFailed error={found.error} retry={() => void found.refetch()} />
      ) : found.isPending ? (
        <Skeleton active title={false} paragraph={{ rows: 2 }} />
      ) : (
        <SessionRows
          rows={found.data}
          ending={end.isPending ? end.variables : null}
          onEnd={(id) => end.mutate(id, { onError: say.failed })}
        />
      )}
    </Panel>
  );
}
