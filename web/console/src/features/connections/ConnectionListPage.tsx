import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useLocation, useNavigate, useParams } from 'react-router';

import { CONNECTOR_ROLES, type Connection, type ConnectorRole } from '@shared/setupTypes';

import { useLanguage } from '@/app/i18n';
import { useMay } from '@/app/session';
import { Blank } from '@/shared/Blank';
import { CardSkeleton } from '@/shared/CardSkeleton';
import { LoadFailed } from '@/shared/LoadFailed';
import { PageHead } from '@/shared/PageHead';
import page from '@/shared/Page.module.css';
import { useDetail } from '@/shared/useDetail';

import { ConnectionCard } from './ConnectionCard';
import styles from './ConnectionListPage.module.css';
import { connectionsQuery, connectorsQuery } from './queries';

export function ConnectionListPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayEdit = useMay('connections.edit');
  const { connectionId = null } = useParams();
  const isAdding = useLocation().pathname.startsWith('/connections/new');
  const connections = useQuery(connectionsQuery);
  const cards = useQuery(connectorsQuery(useLanguage()));
  const all = connections.data ?? [];
  const byRole = CONNECTOR_ROLES.map((role) => ({ role, of: all.filter((one) => one.role === role) }));
  const ids = byRole.flatMap(({ of }) => of.map((one) => one.id));
  const detail = useDetail('/connections', ids, isAdding ? 'new' : connectionId);
  const titleOf = (one: Connection) =>
    cards.data?.find((card) => card.connector === one.connector)?.title ?? one.connector;

  return (
    <>
      <PageHead title={t('connections.title')} hint={t('connections.hint')}>
        {mayEdit && (
          <Button
            type="primary"
            icon={<PlusOutlined />}
            onClick={() => void navigate('/connections/new')}
          >
            {t('connections.add')}
          </Button>
        )}
      </PageHead>
      <div className={page.body}>
        {connections.isPending ? (
          <CardSkeleton />
        ) : connections.isError ? (
          <LoadFailed error={connections.error} retry={() => void connections.refetch()} />
        ) : all.length === 0 ? (
          <Blank title={t('connections.empty.title')} hint={t('connections.empty.hint')}>
            {mayEdit && (
              <Button type="primary" onClick={() => void navigate('/connections/new')}>
                {t('connections.add')}
              </Button>
            )}
          </Blank>
        ) : (
          byRole.map(({ role, of }) => (
            <RoleGroup key={role} role={role} isEmpty={of.length === 0} mayEdit={mayEdit}>
              {of.map((one) => (
                <ConnectionCard
                  key={one.id}
                  connection={one}
                  title={titleOf(one)}
                  isCurrent={one.id === detail.current}
                />
              ))}
            </RoleGroup>
          ))
        )}
      </div>
      <Outlet context={detail.context} />
    </>
  );
}

interface GroupProps {
  role: ConnectorRole;
  isEmpty: boolean;
  mayEdit: boolean;
  children: ReactNode;
}

function RoleGroup({ role, isEmpty, mayEdit, children }: GroupProps) {
  const { t } = useTranslation();
  return (
    <section className={styles.group}>
      <h2>
        {t(`connections.role.${role}`)}
        <small>{t(`connections.roleHint.${role}`)}</small>
      </h2>
      {isEmpty ? (
        <p className={styles.none}>
          {t(`connections.none.${role}`)}
          {mayEdit && <Link to={`/connections/new?role=${role}`}>{t('connections.add')}</Link>}
        </p>
      ) : (
        <ul className={styles.cards}>{children}</ul>
      )}
    </section>
  );
}
