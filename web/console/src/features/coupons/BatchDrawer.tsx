import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useOutletContext, useParams } from 'react-router';

import { ApiError } from '@shared/api';
import { money } from '@shared/format';
import type { CouponBatch, CouponRow } from '@shared/growthTypes';

import { useMay } from '@/app/session';
import { CopyText } from '@/shared/CopyText';
import { CouponStateTag } from '@/shared/CouponList';
import { DetailDrawer } from '@/shared/DetailDrawer';
import { Day, Sum } from '@/shared/Figures';
import { fenOf } from '@/shared/fenOf';
import { Facts, Panel } from '@/shared/Panel';
import type { DetailContext } from '@/shared/useDetail';
import { useSay } from '@/shared/useSay';

import styles from './BatchDrawer.module.css';
import { batchName } from './batchName';
import { budgetUse } from './budget';
import { batchesQuery, grantsQuery, useRevoke, useSetBudget } from './queries';

export function BatchDrawer() {
  const { t } = useTranslation();
  const { batchId = '' } = useParams();
  const context = useOutletContext<DetailContext>();
  const batches = useQuery(batchesQuery);
  const batch = batches.data?.find((one) => one.batch === batchId);
  const isGone = batches.isSuccess && !batch;
  return (
    <DetailDrawer
      kind={t('coupons.one')}
      title={batch ? batchName(t, batch) : ''}
      found={{
        isPending: batches.isPending,
        isError: batches.isError || isGone,
        error: isGone ? new ApiError(404, '') : batches.error,
        refetch: batches.refetch,
      }}
      context={context}
    >
      {batch && <Detail key={batchId} batch={batch} />}
    </DetailDrawer>
  );
}

function Detail({ batch }: { batch: CouponBatch }) {
  const { t } = useTranslation();
  const use = budgetUse(batch);
  const { sums } = batch;
  return (
    <>
      <Panel title={t('coupons.budget')} tail={<BudgetButton batch={batch} />}>
        <Facts
          of={[
            [t('coupons.budget'), <Sum key="b" of={batch.budget} strong />],
            [t('coupons.left'), <Sum key="l" of={{ ...batch.budget, amount: use.left }} />],
            [t('coupons.reserved'), <Sum key="r" of={batch.reserved} />],
            [t('coupons.issued'), <Sum key="i" of={batch.issued} />],
            [t('coupons.perMember'), batch.perMember ?? t('coupons.unlimited')],
            [t('coupons.perDay'), batch.perDay ?? t('coupons.unlimited')],
          ]}
        />
        <p className={styles.balance}>
          {t('coupons.balance', { ...sums })}{' '}
          {sums.granted === sums.open + sums.used + sums.expired + sums.revoked
            ? t('coupons.balanced')
            : t('coupons.unbalanced')}
        </p>
      </Panel>
      <Grants batch={batch.batch} />
    </>
  );
}

/** A change made meanwhile by somebody else is not overwritten: the server says so. */
function BudgetButton({ batch }: { batch: CouponBatch }) {
  const { t } = useTranslation();
  const say = useSay();
  const mayEdit = useMay('coupons.edit');
  const [isOpen, setOpen] = useState(false);
  const set = useSetBudget(batch);
  if (!mayEdit) return null;
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('coupons.change')}
      </Button>
      <Modal open={isOpen} title={t('coupons.change')} footer={null} width={360} destroyOnHidden onCancel={() => setOpen(false)}>
        <Form<{ yuan: string }>
          layout="vertical"
          initialValues={{ yuan: batch.budget.amount / 100 }}
          onFinish={({ yuan }) => {
            const target = fenOf(yuan);
            if (target === null) return;
            set.mutate(target, {
              onSuccess: (changed) => {
                say.done(t('coupons.changed', { sum: money(changed.budget) }));
                setOpen(false);
              },
              onError: say.failed,
            });
          }}
        >
          <Form.Item name="yuan" label={t('coupons.budget')} extra={t('coupons.changeHint')} rules={[{ required: true, message: t('coupons.form.budgetNeeded') }]}>
            <InputNumber stringMode min={0} max={9_999_999} precision={2} prefix="¥" style={{ width: '100%' }} autoFocus />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={set.isPending}>
            {t('common.save')}
          </Button>
        </Form>
      </Modal>
    </>
  );
}

function Grants({ batch }: { batch: string }) {
  const { t } = useTranslation();
  const grants = useInfiniteQuery(grantsQuery(batch));
  const rows = grants.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Panel title={t('coupons.ledger')} hint={t('coupons.ledgerHint')}>
      {grants.isSuccess && rows.length === 0 && <p className="hint">{t('coupons.noGrants')}</p>}
      <ul className={styles.grants}>
        {rows.map((coupon) => (
          <Grant key={coupon.id} coupon={coupon} />
        ))}
      </ul>
      {grants.hasNextPage && (
        <Button type="link" size="small" style={{ padding: 0 }} loading={grants.isFetchingNextPage} onClick={() => void grants.fetchNextPage()}>
          {t('common.more')}
        </Button>
      )}
    </Panel>
  );
}

function Grant({ coupon }: { coupon: CouponRow }) {
  const { t } = useTranslation();
  const say = useSay();
  const mayRevoke = useMay('coupons.revoke') && coupon.state === 'open';
  const [isAsking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const revoke = useRevoke();
  return (
    <li>
      <CouponStateTag state={coupon.state} />
      <span className={styles.code}>
        <CopyText text={coupon.code} />
      </span>
      <Sum of={coupon.face} />
      {coupon.member ? <Link to={`/members/${coupon.member}`}>{t('coupons.holder')}</Link> : <span className="hint">{t('coupons.noHolder')}</span>}
      <span className="hint">
        {t('domain.couponUntil')} <Day of={coupon.validTo} />
      </span>
      {mayRevoke && (
        <Button type="text" size="small" danger onClick={() => setAsking(true)}>
          {t('coupons.revoke')}
        </Button>
      )}
      <Modal
        open={isAsking}
        title={t('coupons.revokeTitle', { sum: money(coupon.face), code: coupon.code })}
        okText={t('coupons.revoke')}
        okButtonProps={{ danger: true, disabled: reason.trim() === '' }}
        confirmLoading={revoke.isPending}
        onCancel={() => setAsking(false)}
        onOk={() =>
          revoke.mutate(
            { id: coupon.id, reason: reason.trim() },
            { onSuccess: () => setAsking(false), onError: say.failed },
          )
        }
      >
        <Input autoFocus maxLength={200} value={reason} placeholder={t('coupons.revokeReason')} aria-label={t('coupons.revokeReason')} onChange={(event) => setReason(event.target.value)} />
      </Modal>
    </li>
  );
}
