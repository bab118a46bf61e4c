import type { UseMutationResult } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

import { showFieldErrors } from '@/shared/fieldErrors';
import { useSay } from '@/shared/useSay';

import styles from './AccountPage.module.css';

interface Props<T> {
  submit: string;
  danger?: boolean;
  call: UseMutationResult<T, Error, string>;
  onDone: (answer: T) => void;
  onCancel: () => void;
}

/** The six digits, or a recovery code; what is wrong with them stands beside them. */
export function CodeForm<T>({ submit, danger = false, call, onDone, onCancel }: Props<T>) {
  const { t } = useTranslation();
  const say = useSay();
  const [form] = Form.useForm<{ code: string }>();
  const send = ({ code }: { code: string }) =>
    call.mutate(code.replaceAll(' ', ''), {
      onSuccess: onDone,
      onError: (failure) => {
        if (!showFieldErrors(form, failure)) say.failed(failure);
      },
    });
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={send}>
      <Form.Item
        name="code"
        label={t('account.factor.code')}
        rules={[{ required: true, whitespace: true, message: t('account.factor.codeNeeded') }]}
      >
        <Input className={styles.codeField ?? ''} autoComplete="one-time-code" autoFocus maxLength={40} />
      </Form.Item>
      <div className={styles.buttons}>
        <Button type="primary" danger={danger} htmlType="submit" loading={call.isPending}>
          {submit}
        </Button>
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
      </div>
    </Form>
  );
}
