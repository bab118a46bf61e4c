import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';

import { post } from '@shared/api';

import { showFieldErrors } from '@/shared/fieldErrors';
import { Goose } from '@/shared/Goose';

import styles from './LoginPage.module.css';

interface Entry {
  merchantName: string;
  merchantCode: string;
  user: string;
  password: string;
}

/** Where the set-up link of an empty product leads: the first merchant and its owner. */
export function SetupPage() {
  const { t } = useTranslation();
  const { token = '' } = useParams();
  const navigate = useNavigate();
  const [form] = Form.useForm<Entry>();
  const setUp = useMutation({
    mutationFn: (entry: Entry) =>
      post<void>(`/api/v1/setup/${encodeURIComponent(token)}`, entry, { quiet401: true }),
    onSuccess: () => navigate('/start', { replace: true }),
    onError: (failure) => showFieldErrors(form, failure),
  });
  const needed = (name: keyof Entry) => [
    { required: true, whitespace: true, message: t(`session.setup.needed.${name}`) },
  ];
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <Goose size={40} />
        <h1 className={styles.title}>{t('session.setup.title')}</h1>
        <p className={styles.motto}>{t('session.setup.hint')}</p>
        <Form<Entry> form={form} layout="vertical" requiredMark={false} onFinish={(entry) => setUp.mutate(entry)}>
          {setUp.isError && (
            <Form.Item>
              <Alert type="error" showIcon title={setUp.error.message} />
            </Form.Item>
          )}
          <Form.Item name="merchantName" label={t('session.setup.merchantName')} rules={needed('merchantName')}>
            <Input maxLength={100} autoFocus />
          </Form.Item>
          <Form.Item
            name="merchantCode"
            label={t('session.setup.merchantCode')}
            extra={t('session.setup.codeHelp')}
            rules={needed('merchantCode')}
          >
            <Input maxLength={40} spellCheck={false} autoCapitalize="off" />
          </Form.Item>
          <Form.Item name="user" label={t('session.user')} extra={t('session.setup.userHelp')} rules={needed('user')}>
            <Input autoComplete="username" spellCheck={false} autoCapitalize="off" />
          </Form.Item>
          <Form.Item
            name="password"
            label={t('session.password')}
            extra={t('session.invite.passwordHelp')}
            rules={[{ required: true, message: t('session.passwordNeeded') }]}
          >
            <Input.Password autoComplete="new-password" maxLength={200} />
          </Form.Item>
          <Button type="primary" htmlType="submit" block loading={setUp.isPending}>
            {t('session.setup.make')}
          </Button>
        </Form>
      </div>
    </main>
  );
}
