import { Button, Form, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useOutletContext } from 'react-router';

import { DetailDrawer } from '@/shared/DetailDrawer';
import { showFieldErrors } from '@/shared/fieldErrors';
import { fenOf } from '@/shared/fenOf';
import { Panel } from '@/shared/Panel';
import type { DetailContext } from '@/shared/useDetail';
import { useSay } from '@/shared/useSay';

import { useMakeBatch } from './queries';

interface Entry {
  batch: string;
  name: string;
  budget: string;
  perMember: number | null;
  perDay: number | null;
}

const READY = { isPending: false, isError: false, error: null, refetch: () => undefined };

/** A batch is a budget with a name; flows grant from it and can never go above it. */
export function NewBatchDrawer() {
  const { t } = useTranslation();
  const say = useSay();
  const navigate = useNavigate();
  const context = useOutletContext<DetailContext>();
  const [form] = Form.useForm<Entry>();
  const make = useMakeBatch();
  const finish = (entry: Entry) =>
    make.mutate(
      { ...entry, budget: fenOf(entry.budget) ?? 0, perMember: entry.perMember ?? null, perDay: entry.perDay ?? null },
      {
        onSuccess: ({ batch }) => {
          say.done(t('coupons.form.made'));
          void navigate(`/coupons/${batch}`);
        },
        onError: (failure) => {
          if (!showFieldErrors(form, failure)) say.failed(failure);
        },
      },
    );
  return (
    <DetailDrawer alone title={t('coupons.add')} found={READY} context={context}>
      <Panel title={t('coupons.form.title')} hint={t('coupons.form.hint')}>
        <Form<Entry> form={form} layout="vertical" disabled={make.isPending} onFinish={finish}>
          <Form.Item name="name" label={t('coupons.form.name')} rules={[{ required: true, whitespace: true, message: t('coupons.form.nameNeeded') }]}>
            <Input autoFocus maxLength={60} placeholder={t('coupons.form.namePlace')} />
          </Form.Item>
          <Form.Item
            name="batch"
            label={t('coupons.form.batch')}
            extra={t('coupons.form.batchHelp')}
            rules={[{ required: true, pattern: /^[a-z0-9][a-z0-9-]{0,59}$/, message: t('coupons.form.batchNeeded') }]}
          >
            <Input maxLength={60} placeholder="spring-2027" />
          </Form.Item>
          <Form.Item name="budget" label={t('coupons.budget')} extra={t('coupons.form.budgetHelp')} rules={[{ required: true, message: t('coupons.form.budgetNeeded') }]}>
            <InputNumber stringMode min={0} max={9_999_999} precision={2} prefix="¥" style={{ width: 220 }} />
          </Form.Item>
          <Form.Item name="perMember" label={t('coupons.perMember')} extra={t('coupons.form.emptyMeans')}>
            <InputNumber min={1} max={9_999} precision={0} style={{ width: 220 }} />
          </Form.Item>
          <Form.Item name="perDay" label={t('coupons.perDay')} extra={t('coupons.form.emptyMeans')}>
            <InputNumber min={1} max={9_999_999} precision={0} style={{ width: 220 }} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={make.isPending}>
            {t('coupons.form.make')}
          </Button>
        </Form>
      </Panel>
    </DetailDrawer>
  );
}
