import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Result, Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';

import { ApiError, get, post } from '@shared/api';
import type { Role } from '@shared/types';

import { showFieldErrors } from '@/shared/fieldErrors';
import { Goose } from '@/shared/Goose';

import styles from './LoginPage.module.css';

interface Invited {
  merchant: string;
  user: string;
  name: string | null;
  roles: Role[];
}

interface Entry {
  name: string;
  password: string;
}

/** Where an invitation leads: one chooses a password, and is in. */
export function InvitePage() {
  const { t } = useTranslation();
  const { token = '' } = useParams();
  const navigate = useNavigate();
  const [form] = Form.useForm<Entry>();
  const address = `/api/v1/invite/${encodeURIComponent(token)}`;
  const invited = useQuery({
    queryKey: ['invite', token],
    queryFn: ({ signal }) => get<Invited>(address, { signal, quiet401: true }),
    retry: false,
  });
  const accept = useMutation({
    mutationFn: (entry: Entry) => post<void>(address, entry, { quiet401: true }),
    onSuccess: () => navigate('/', { replace: true }),
    onError: (failure) => showFieldErrors(form, failure),
  });
  if (invited.isPending) return <Spin className="centre" />;
  if (invited.isError) {
    const isGone = invited.error instanceof ApiError && [404, 410].includes(invited.error.status);
    return (
      <Result
        status="warning"
        title={isGone ? t('session.invite.gone') : t('common.loadFailed')}
        subTitle={isGone ? t('session.invite.goneHint') : invited.error.message}
      />
    );
  }
  const { merchant, user, name, roles } = invited.data;
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <Goose size={40} />
        <h1 className={styles.title}>{t('session.invite.title', { merchant })}</h1>
        <p className={styles.motto}>
          {user} · {roles.map((role) => t(`domain.role.${role}`, { defaultValue: role })).join(' · ')}
        </p>
        <Form<Entry>
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ name: name ?? '' }}
          onFinish={(entry) => accept.mutate(entry)}
        >
          {accept.isError && (
            <Form.Item>
              <Alert type="error" showIcon title={accept.error.message} />
            </Form.Item>
          )}
          <Form.Item name="name" label={t('session.invite.name')} rules={[{ required: true, whitespace: true, message: t('session.invite.nameNeeded') }]}>
            <Input autoComplete="name" maxLength={100} autoFocus />
          </Form.Item>
          <Form.Item name="password" label={t('session.password')} extra={t('session.invite.passwordHelp')} rules={[{ required: true, message: t('session.passwordNeeded') }]}>
            <Input.Password autoComplete="new-password" maxLength={200} />
          </Form.Item>
          <Button type="primary" htmlType="submit" block loading={accept.isPending}>
            {t('session.invite.accept')}
          </Button>
        </Form>
      </div>
    </main>
  );
}
