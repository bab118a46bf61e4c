import { useQuery } from '@tanstack/react-query';
import { Button, Form, InputNumber, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';

import { money } from '@shared/format';

import { LoadFailed } from '@/shared/LoadFailed';
import { fenOf } from '@/shared/fenOf';
import { useSay } from '@/shared/useSay';

import { limitsQuery, useSetLimit } from './queries';

/** The most that an approver says yes to; above it only the owner does. */
export function LimitForm() {
  const { t } = useTranslation();
  const say = useSay();
  const limits = useQuery(limitsQuery);
  const set = useSetLimit();
  if (limits.isError) return <LoadFailed error={limits.error} retry={() => void limits.refetch()} />;
  if (!limits.data) return <Skeleton.Input active />;
  const most = limits.data.approver ?? 0;
  return (
    <Form<{ yuan: string }>
      key={most}
      layout="inline"
      initialValues={{ yuan: most / 100 }}
      onFinish={({ yuan }) => {
        const fen = fenOf(yuan);
        if (fen === null) return;
        set.mutate(fen, {
          onSuccess: () => say.done(t('team.limit.saved', { sum: money({ amount: fen, currency: 'CNY' }) })),
          onError: say.failed,
        });
      }}
    >
      <Form.Item name="yuan" label={t('domain.role.approver')} rules={[{ required: true, message: t('team.limit.needed') }]}>
        <InputNumber stringMode min={0} max={9_999_999} precision={2} prefix="¥" style={{ width: 180 }} />
      </Form.Item>
      <Button htmlType="submit" loading={set.isPending}>
        {t('common.save')}
      </Button>
    </Form>
  );
}
