import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input, Modal, Select, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { ApiKey } from '@shared/setupTypes';
import { ROLES, type Role } from '@shared/types';

import { Blank } from '@/shared/Blank';
import { Chip } from '@/shared/Chip';
import { CodeBlock } from '@/shared/CodeBlock';
import { Ago } from '@/shared/Figures';
import { LoadFailed } from '@/shared/LoadFailed';
import page from '@/shared/Page.module.css';
import { useSay } from '@/shared/useSay';

import { DevelopersHead } from './DevelopersHead';
import { keysQuery, useMakeKey, useRevokeKey } from './queries';
import styles from './developers.module.css';
import { firstOrder } from './samples';


/** Keys of programs. Each is shown once; after that only how it begins. */
export function KeysPage() {
  const { t } = useTranslation();
  const keys = useQuery(keysQuery);
  const [isOpen, setOpen] = useState(false);
  const columns: TableColumnsType<ApiKey> = [
    { key: 'name', title: t('developers.keys.name'), dataIndex: 'name', width: 200 },
    { key: 'hint', title: t('developers.keys.hint'), width: 130, render: (_, key) => <code className="mono">{key.hint}</code> },
    {
      key: 'roles',
      title: t('developers.keys.roles'),
      width: 220,
      render: (_, key) =>
        key.roles.map((role) => (
          <span key={role}>
            <Chip tone="grey">{t(`domain.role.${role}`, { defaultValue: role })}</Chip>{' '}
          </span>
        )),
    },
    { key: 'made', title: t('developers.keys.made'), width: 120, render: (_, key) => <Ago at={key.createdAt} /> },
    { key: 'used', title: t('developers.keys.used'), width: 120, render: (_, key) => (key.usedAt ? <Ago at={key.usedAt} /> : t('common.never')) },
    { key: 'end', title: '', width: 90, align: 'right', render: (_, key) => <RevokeButton of={key} /> },
  ];
  return (
    <div className={page.page}>
      <DevelopersHead tab="keys">
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>
          {t('developers.keys.add')}
        </Button>
      </DevelopersHead>
      <div className={`${page.body} ${styles.scroll}`}>
        {keys.isError ? (
          <LoadFailed error={keys.error} retry={() => void keys.refetch()} />
        ) : keys.isSuccess && keys.data.length === 0 ? (
          <Blank title={t('developers.keys.none')} hint={t('developers.keys.noneHint')} />
        ) : (
          <Table<ApiKey> rowKey="id" loading={keys.isPending} columns={columns} dataSource={keys.data ?? []} pagination={false} scroll={{ x: 760 }} />
        )}
        <h2 className={styles.heading}>{t('developers.keys.first')}</h2>
        <p className="quiet">{t('developers.keys.firstHint')}</p>
        <CodeBlock title={t('developers.keys.firstTitle')} text={firstOrder(window.location.origin)} />
      </div>
      <NewKey isOpen={isOpen} onClose={() => setOpen(false)} />
    </div>
  );
}

function RevokeButton({ of }: { of: ApiKey }) {
  const { t } = useTranslation();
  const say = useSay();
  const { modal } = App.useApp();
  const revoke = useRevokeKey();
  const ask = () =>
    void modal.confirm({
      title: t('developers.keys.revokeTitle', { name: of.name }),
      content: t('developers.keys.revokeHint'),
      okText: t('developers.keys.revoke'),
      okButtonProps: { danger: true },
      onOk: () => revoke.mutateAsync(of.id).catch(say.failed),
    });
  return (
    <Button type="text" size="small" danger onClick={ask}>
      {t('developers.keys.revoke')}
    </Button>
  );
}

function NewKey({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const say = useSay();
  const make = useMakeKey();
  const made = make.data;
  const close = () => {
    make.reset();
    onClose();
  };
  return (
    <Modal open={isOpen} title={t('developers.keys.add')} footer={null} destroyOnHidden mask={{ closable: !made }} onCancel={close}>
      {made ? (
        <>
          <Alert type="warning" showIcon title={t('developers.keys.once')} />
          <CodeBlock title={t('developers.keys.key')} text={made.key} />
          <Button type="primary" style={{ marginTop: 16 }} onClick={close}>
            {t('developers.keys.kept')}
          </Button>
        </>
      ) : (
        <Form<{ name: string; role: Role }>
          layout="vertical"
          initialValues={{ role: 'operator' }}
          onFinish={({ name, role }) => make.mutate({ name: name.trim(), roles: [role] }, { onError: say.failed })}
        >
          <Form.Item name="name" label={t('developers.keys.name')} extra={t('developers.keys.nameHelp')} rules={[{ required: true, whitespace: true, message: t('developers.keys.nameNeeded') }]}>
            <Input autoFocus maxLength={100} />
          </Form.Item>
          <Form.Item name="role" label={t('developers.keys.roles')} extra={t('developers.keys.rolesHelp')}>
            <Select options={ROLES.map((value) => ({ value, label: t(`domain.role.${value}`) }))} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={make.isPending}>
            {t('developers.keys.make')}
          </Button>
        </Form>
      )}
    </Modal>
  );
}
