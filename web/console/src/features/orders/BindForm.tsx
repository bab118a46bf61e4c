import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { ApiError } from '@shared/api';
import type { ShipmentAnswer } from '@shared/growthTypes';

import { useLanguage } from '@/app/i18n';
import { useSay } from '@/shared/useSay';
import { carrierName } from '@/shared/carrierName';

import { useBind } from './queries';
import styles from './BindForm.module.css';

interface Entry {
  number: string;
}

/** A waybill is looked at before it is bound: whose number it looks like, and whether it is taken. */
export function BindForm({ shop, number }: { shop: string; number: string }) {
  const { t } = useTranslation();
  const say = useSay();
  const language = useLanguage();
  const [form] = Form.useForm<Entry>();
  const [seen, setSeen] = useState<{ answer: ShipmentAnswer; waybill: string } | null>(null);
  const bind = useBind(shop, number);
  const failed = (failure: Error) => {
    if (failure instanceof ApiError && failure.status < 500 && !failure.isOffline) {
      form.setFields([{ name: 'number', errors: [failure.errors[0]?.message ?? failure.message] }]);
    } else {
      say.failed(failure);
    }
  };
  const look = ({ number: waybill }: Entry) =>
    bind.mutate(
      { carrier: null, number: waybill.trim(), check: true },
      { onSuccess: (answer) => setSeen({ answer, waybill: waybill.trim() }), onError: failed },
    );
  const take = (carrier: string, waybill: string) =>
    bind.mutate(
      { carrier, number: waybill, check: false },
      {
        onSuccess: () => {
          say.done(t('orders.bind.done', { number: waybill }));
          setSeen(null);
          form.resetFields();
        },
        onError: failed,
      },
    );
  const candidates = seen?.answer.recognised ?? [];
  return (
    <Form<Entry> form={form} layout="inline" className={styles.form ?? ''} onFinish={look} onValuesChange={() => setSeen(null)}>
      <Form.Item name="number" className={styles.field ?? ''} rules={[{ required: true, whitespace: true, message: t('orders.bind.needed') }]}>
        <Input allowClear maxLength={40} placeholder={t('orders.bind.place')} aria-label={t('orders.bind.place')} />
      </Form.Item>
      <Button htmlType="submit" loading={bind.isPending && !seen}>
        {t('orders.bind.look')}
      </Button>
      {seen && (
        <div className={styles.seen}>
          {candidates.length === 0 ? (
            <Alert type="warning" showIcon title={t('orders.bind.unknown')} />
          ) : (
            <>
              <span>{t('orders.bind.whose')}</span>
              {candidates.slice(0, 3).map(({ carrier }, at) => (
                <Button key={carrier} size="small" type={at === 0 ? 'primary' : 'default'} loading={bind.isPending} onClick={() => take(carrier, seen.waybill)}>
                  {t('orders.bind.as', { carrier: carrierName(carrier, language) })}
                </Button>
              ))}
            </>
          )}
        </div>
      )}
      <Link to="/connections" className={styles.link}>
        {t('orders.bind.sources')}
      </Link>
    </Form>
  );
}
