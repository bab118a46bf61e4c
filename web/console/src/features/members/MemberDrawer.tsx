import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useOutletContext, useParams } from 'react-router';

import type { MemberPage } from '@shared/growthTypes';

import { Chip } from '@/shared/Chip';
import { CouponList } from '@/shared/CouponList';
import { DetailDrawer } from '@/shared/DetailDrawer';
import { Day, Sum } from '@/shared/Figures';
import { OrderRows } from '@/shared/OrderRows';
import { Facts, Panel } from '@/shared/Panel';
import type { DetailContext } from '@/shared/useDetail';

import styles from './MemberDrawer.module.css';
import { PointsLedger } from './PointsLedger';
import { memberOrdersQuery, memberQuery } from './queries';
import { TierLadders } from './TierLadders';

/** Who is this: tier and the way to the next, points with their reasons, coupons, orders. */
export function MemberDrawer() {
  const { memberId = '' } = useParams();
  const context = useOutletContext<DetailContext>();
  const found = useQuery(memberQuery(memberId));
  const { t } = useTranslation();
  return (
    <DetailDrawer
      kind={t('members.one')}
      title={found.data ? found.data.member.buyerMasked || t('members.noName') : ''}
      found={found}
      context={context}
    >
      {found.data && <Detail key={memberId} of={found.data} />}
    </DetailDrawer>
  );
}

function Detail({ of: { member, tiers, history, coupons } }: { of: MemberPage }) {
  const { t } = useTranslation();
  const orders = useQuery(memberOrdersQuery(member.id));
  return (
    <>
      <Panel
        title={t('members.profile')}
        tail={<Link to={`/messages/log?member=${member.id}`}>{t('members.messages')}</Link>}
      >
        <div className={styles.figures}>
          <Figure name={t('members.column.tier')} value={<Chip tone="lake">{member.tier}</Chip>} />
          <Figure name={t('members.column.spend')} value={<Sum of={member.spend365} strong />} />
          <Figure name={t('members.column.orders')} value={member.orders} />
          <Figure name={t('members.column.onTime')} value={member.onTimeThisMonth} />
        </div>
        <Facts
          of={[
            [t('members.column.shop'), member.shop ?? t('members.byPhone')],
            [t('members.tierUntil'), member.tierUntil && <Day key="u" of={member.tierUntil} />],
            [t('members.marketing'), t(member.marketing ? 'members.agreed' : 'members.notAgreed')],
            [t('members.column.since'), <Day key="s" of={member.createdAt} />],
          ]}
        />
      </Panel>
      <TierLadders tiers={tiers} history={history} />
      <PointsLedger member={member} />
      <Panel title={t('members.coupons')} tail={coupons.length > 0 && t('common.of', { count: coupons.length })}>
        <CouponList coupons={coupons} none={t('members.noCoupons')} />
      </Panel>
      <Panel title={t('members.orders')}>
        <OrderRows orders={orders.data?.items ?? []} none={orders.isSuccess ? t('members.noOrders') : t('common.loading')} />
      </Panel>
    </>
  );
}

function Figure({ name, value }: { name: string; value: ReactNode }) {
  return (
    <div>
      <span>{name}</span>
      <b>{value}</b>
    </div>
  );
}
