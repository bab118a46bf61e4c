import { UserAddOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Select, Switch, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Account } from '@shared/setupTypes';
import { ROLES, type Role } from '@shared/types';

import { useSession } from '@/app/session';
import { Chip } from '@/shared/Chip';
import { Ago } from '@/shared/Figures';
import { LoadFailed } from '@/shared/LoadFailed';
import page from '@/shared/Page.module.css';
import { PageHead } from '@/shared/PageHead';
import { useSay } from '@/shared/useSay';

import { InviteForm } from './InviteForm';
import { Invitations } from './Invitations';
import { LimitForm } from './LimitForm';
import { accountsQuery, useChangeAccount, useEndFactor } from './queries';
import { RoleTable } from './RoleTable';
import { Sessions } from './Sessions';
import styles from './TeamPage.module.css';

/** Who may come in, what each may do, and who is in right now. */
export function TeamPage() {
  const { t } = useTranslation();
  const accounts = useQuery(accountsQuery);
  const [isInviting, setInviting] = useState(false);
  return (
    <>
      <PageHead title={t('team.title')} hint={t('team.hint')}>
        <Button type="primary" icon={<UserAddOutlined />} onClick={() => setInviting(true)}>
          {t('team.invite.open')}
        </Button>
      </PageHead>
      <div className={page.body}>
        {accounts.isError ? (
          <LoadFailed error={accounts.error} retry={() => void accounts.refetch()} />
        ) : (
          <Accounts accounts={accounts.data ?? []} isPending={accounts.isPending} />
        )}
        <Invitations />
        <section className={styles.section}>
          <h2>{t('team.limit.title')}</h2>
          <p className="quiet">{t('team.limit.hint')}</p>
          <LimitForm />
        </section>
        <section className={styles.section}>
          <h2>{t('team.roles.title')}</h2>
          <RoleTable />
        </section>
        <Sessions />
      </div>
      <InviteForm isOpen={isInviting} onClose={() => setInviting(false)} />
    </>
  );
}

function Accounts({ accounts, isPending }: { accounts: Account[]; isPending: boolean }) {
  const { t } = useTranslation();
  const say = useSay();
  const { user } = useSession();
  const change = useChangeAccount();
  const save = (account: Account, next: Partial<Account>) =>
    change.mutate(
      { id: account.id, roles: next.roles ?? account.roles, active: next.active ?? account.active },
      { onSuccess: () => say.done(t('team.saved', { name: account.name })), onError: say.failed },
    );
  const columns: TableColumnsType<Account> = [
    {
      key: 'name',
      title: t('team.column.name'),
      width: 220,
      render: (_, one) => (
        <span className={styles.person}>
          <b>{one.name}</b>
          <small>{one.user}</small>
        </span>
      ),
    },
    {
      key: 'roles',
      title: t('team.column.roles'),
      width: 320,
      render: (_, one) => (
        <Select<Role[]>
          mode="multiple"
          className={styles.roles ?? ''}
          variant="borderless"
          aria-label={`${t('team.column.roles')} ${one.name}`}
          value={one.roles}
          disabled={change.isPending}
          options={ROLES.map((value) => ({ value, label: t(`domain.role.${value}`) }))}
          onChange={(roles) => roles.length > 0 && save(one, { roles })}
        />
      ),
    },
    {
      key: 'factor',
      title: t('team.column.factor'),
      width: 150,
      render: (_, one) => <FactorOf account={one} />,
    },
    {
      key: 'seen',
      title: t('team.column.seen'),
      width: 120,
      render: (_, one) => (one.seenAt ? <Ago at={one.seenAt} /> : <span className="hint">{t('common.never')}</span>),
    },
    {
      key: 'active',
      title: t('team.column.active'),
      width: 110,
      render: (_, one) => (
        <Switch
          size="small"
          checked={one.active}
          aria-label={`${t('team.column.active')} ${one.name}`}
          disabled={one.user === user.name || change.isPending}
          onChange={(active) => save(one, { active })}
        />
      ),
    },
  ];
  return (
    <Table<Account>
      rowKey="id"
      loading={isPending}
      columns={columns}
      dataSource={accounts}
      pagination={accounts.length > 50 ? { pageSize: 50 } : false}
      scroll={{ x: 920 }}
      rowClassName={(one) => (one.active ? '' : (styles.off ?? ''))}
    />
  );
}

/** Somebody who lost his phone and his codes is let in again by the owner. */
function FactorOf({ account }: { account: Account }) {
  const { t } = useTranslation();
  const say = useSay();
  const { modal } = App.useApp();
  const end = useEndFactor();
  if (!account.secondFactor) return <span className="hint">—</span>;
  const ask = () =>
    void modal.confirm({
      title: t('team.factor.ask', { name: account.name }),
      content: t('team.factor.hint'),
      okText: t('team.factor.end'),
      okButtonProps: { danger: true },
      onOk: () =>
        end
          .mutateAsync(account.id)
          .then(() => say.done(t('team.factor.ended', { name: account.name })), say.failed),
    });
  return (
    <>
      <Chip tone="jade">{t('team.factor.on')}</Chip>{' '}
      <Button type="link" size="small" onClick={ask}>
        {t('team.factor.end')}
      </Button>
    </>
  );
}
