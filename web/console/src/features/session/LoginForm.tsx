import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
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
  const code = logIn.error instanceof ApiError ? (logIn.error.code ?? '') : '';
  // The password was right; who has a second factor is asked for it, and may mistype it.
  const asksForCode = code === 'login.code';
  const [needsCode, setNeedsCode] = useState(false);
  if (code.startsWith('login.code') && !needsCode) setNeedsCode(true);
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      initialValues={{ user }}
      onFinish={(entry: { user: string; password: string; code?: string }) =>
        logIn.mutate(entry, { onSuccess: onLogIn })
      }
    >
      {logIn.isError && !asksForCode && (
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
      {needsCode && (
        <Form.Item
          name="code"
          label={t('session.code')}
          extra={t('session.codeHint')}
          rules={[{ required: true, message: t('session.codeNeeded') }]}
        >
          <Input autoComplete="one-time-code" inputMode="text" autoFocus maxLength={40} />
        </Form.Item>
      )}
      <Button type="primary" htmlType="submit" block loading={logIn.isPending}>
        {t('session.logIn')}
      </Button>
    </Form>
  );
}

function wordsFor(failure: Error, t: (key: string) => string) {
  if (!(failure instanceof ApiError)) return failure.message;
  if (failure.isOffline) return t('common.noAnswer');
  if (failure.code === 'login.code_wrong') return failure.message;
  if (failure.status === 401 || failure.status === 403) return t('session.wrong');
  if (failure.status === 429) return t('session.tooMany');
  return failure.message;
}
