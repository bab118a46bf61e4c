import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useOutletContext, useParams } from 'react-router';

import type { OrderView } from '@shared/growthTypes';

import { useLanguage } from '@/app/i18n';
import { useMay } from '@/app/session';
import { carrierName } from '@/shared/carrierName';
import { Chip } from '@/shared/Chip';
import { CopyText } from '@/shared/CopyText';
import { DetailDrawer } from '@/shared/DetailDrawer';
import { At, Sum } from '@/shared/Figures';
import { Facts, Panel } from '@/shared/Panel';
import { StatusTag } from '@/shared/StatusTag';
import type { DetailContext } from '@/shared/useDetail';
import { useReveal } from '@/shared/useReveal';
import { Why } from '@/shared/Why';

import { BindForm } from './BindForm';
import styles from './OrderDrawer.module.css';
import { deedsQuery, orderQuery } from './queries';

export function OrderDrawer() {
  const { t } = useTranslation();
  const { shop = '', number = '' } = useParams();
  const context = useOutletContext<DetailContext>();
  const found = useQuery(orderQuery(shop, number));
  return (
    <DetailDrawer kind={t('orders.one')} title={<CopyText text={number} />} found={found} context={context}>
      {found.data && <Detail key={found.data.id} order={found.data} />}
    </DetailDrawer>
  );
}

function Detail({ order }: { order: OrderView }) {
  const { t } = useTranslation();
  const mayBind = useMay('orders.bind');
  const language = useLanguage();
  const { times } = order;
  const at = (time: string | null) => time && <At time={time} />;
  return (
    <>
      <Panel
        title={t('orders.detail.order')}
        tail={
          <>
            {times.cancelledAt && <Chip tone="grey">{t('orders.cancelled')}</Chip>}
            {order.problemOpen && <Chip tone="vermilion">{t('orders.problemOpen')}</Chip>}
            <Sum of={order.paid} strong />
          </>
        }
      >
        <Facts
          of={[
            [t('orders.column.shop'), order.shopName ?? order.shop],
            [t('orders.detail.type'), t(`orders.type.${order.type}`, { defaultValue: order.type })],
            [t('orders.column.placed'), at(times.placedAt)],
            [t('orders.detail.paidAt'), at(times.paidAt)],
            [t('orders.detail.promised'), at(times.promisedShipBy)],
            [t('orders.detail.cancelledAt'), at(times.cancelledAt)],
            [t('orders.detail.coupons'), order.coupons.join('  ')],
          ]}
        />
      </Panel>
      <Panel title={t('orders.detail.lines')}>
        <ul className={styles.lines}>
          {(order.lines ?? []).map((line, index) => (
            <li key={`${line.sku}${index}`}>
              <span className={styles.goods}>
                {line.title}
                <small>{line.sku}</small>
              </span>
              <span className="num">×{line.quantity}</span>
              <Sum of={line.price} />
            </li>
          ))}
        </ul>
      </Panel>
      <People order={order} />
      <Panel title={t('orders.detail.parcels')}>
        {order.parcels.length === 0 && <p className="hint">{t('orders.detail.noParcels')}</p>}
        <ul className={styles.lines}>
          {order.parcels.map((parcel) => (
            <li key={parcel.id}>
              <Link to={`/parcels/${parcel.id}`} className="num">
                {parcel.number}
              </Link>
              <span className="hint">{carrierName(parcel.carrier, language)}</span>
              <span className={styles.goods} />
              <StatusTag status={parcel.status} />
            </li>
          ))}
        </ul>
        {mayBind && !times.cancelledAt && <BindForm shop={order.shop} number={order.number} />}
      </Panel>
      <Deeds order={order} />
    </>
  );
}

function People({ order }: { order: OrderView }) {
  const { t } = useTranslation();
  const { person, secondsLeft, button } = useReveal({ ...order.consignee, address: '' });
  const isOther = order.buyer.token !== order.consignee.token;
  return (
    <Panel
      title={t('orders.detail.people')}
      tail={
        <>
          {secondsLeft > 0 && <span className="num">{t('parcels.reveal.left', { seconds: secondsLeft })}</span>}
          {button}
        </>
      }
    >
      <Facts
        of={[
          [t('orders.detail.consignee'), `${person?.name ?? ''} ${person?.phone ?? ''}`],
          [t('orders.column.city'), `${order.province} ${order.city === order.province ? '' : order.city}`.trim()],
          [t('orders.detail.address'), person?.address],
          [t('orders.detail.buyer'), isOther && `${order.buyer.name} ${order.buyer.phone}`],
          [
            t('orders.detail.member'),
            order.member && <Link to={`/members/${order.member}`}>{t('orders.detail.seeMember')}</Link>,
          ],
        ].map(([name, value]) => [name, value === false ? null : value])}
      />
    </Panel>
  );
}

/** What Hongyan did for this order, by itself or by hand. */
function Deeds({ order }: { order: OrderView }) {
  const { t } = useTranslation();
  const deeds = useQuery(deedsQuery(order.id));
  const shown = (deeds.data ?? []).filter(({ kind }) => !['signal', 'delivered-count', 'pull', 'subscribe'].includes(kind));
  return (
    <Panel
      title={t('orders.detail.deeds')}
      tail={<Link to={`/messages/log?order=${order.id}`}>{t('orders.detail.messages')}</Link>}
    >
      {deeds.isSuccess && shown.length === 0 && <p className="hint">{t('orders.detail.noDeeds')}</p>}
      <ul className={styles.lines}>
        {shown.map((deed) => (
          <li key={deed.id}>
            <At time={deed.doneAt ?? deed.dueAt} />
            <span className={styles.goods}>
              {t(`domain.action.${deed.kind}`, { defaultValue: deed.kind })}
              {deed.receipt?.name && <small>{deed.receipt.name}</small>}
            </span>
            <span className="quiet">{t(`domain.actionState.${deed.state}`)}</span>
            <Why receipt={deed.receipt} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
