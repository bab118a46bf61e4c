import { Alert, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

import { ApiError } from '@shared/api';

import { useLogIn } from '@/app/session';

interface Props {
  user?: string;
  onLogIn: () => void;
}

export function LoginForm({ user, onLogIn }: Props) {
  const { t } = useTranslation();
  const logIn = useLogIn();
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      initialValues={{ user }}
      onFinish={(entry: { user: string; password: string }) =>
        logIn.mutate(entry, { onSuccess: onLogIn })
      }
    >
      {logIn.isError && (
        <Form.Item>
          <Alert type="error" showIcon title={wordsFor(logIn.error, t)} />
        </Form.Item>
      )}
      <Form.Item
        name="user"
        label={t('session.user')}
        rules={[{ required: true, message: t('session.userNeeded') }]}
      >
        <Input autoComplete="username" autoFocus={!user} spellCheck={false} autoCapitalize="off" />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('session.password')}
        rules={[{ required: true, message: t('session.passwordNeeded') }]}
      >
        <Input.Password autoComplete="current-password" autoFocus={Boolean(user)} />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={logIn.isPending}>
        {t('session.logIn')}
      </Button>
    </Form>
  );
}

function wordsFor(failure: Error, t: (key: string) => string) {
  if (!(failure instanceof ApiError)) return failure.message;
  if (failure.isOffline) return t('common.noAnswer');
  if (failure.status === 401 || failure.status === 403) return t('session.wrong');
  if (failure.status === 429) return t('session.tooMany');
  return failure.message;
}
