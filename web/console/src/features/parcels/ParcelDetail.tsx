import { ReloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { interval, millis, shortTime, span } from '@shared/format';
import type { ActionView, MessageView, ParcelView } from '@shared/types';

import { useNow } from '@/app/clock';
import { useLanguage } from '@/app/i18n';
import { useMay } from '@/app/session';
import { CaseStateTag } from '@/shared/CaseStateTag';
import { AnomalyChip, Chip } from '@/shared/Chip';
import { Sum } from '@/shared/Figures';
import { reasonName } from '@/shared/reasonName';
import { StatusBadge } from '@/shared/StatusTag';
import { useSay } from '@/shared/useSay';

import { ActionLine } from './ActionLine';
import { toldOf } from './actionWords';
import { OrderCard } from './OrderCard';
import styles from './ParcelDetail.module.css';
import { ParcelTimeline } from './ParcelTimeline';
import { useRefreshParcel } from './queries';
import { isComing } from './timeline';

interface Props {
  parcel: ParcelView;
  /** The log of its messages, by the action that sent each. */
  messages: ReadonlyMap<string, MessageView>;
  onTicket: (() => void) | undefined;
  onHuman: ((action: ActionView) => void) | undefined;
}

export function ParcelDetail({ parcel, messages, onTicket, onHuman }: Props) {
  const { t } = useTranslation();
  const now = useNow();
  const language = useLanguage();
  const told = (action: ActionView) => toldOf(action, messages, parcel.claims);
  const names = parcel.anomalies.map((type) => t(`domain.anomaly.${type}`));
  const saysMore = language === 'zh' && !names.includes(parcel.substatusName);
  const coming = parcel.actions.filter((action) => isComing(action, now));
  return (
    <div className={styles.detail}>
      <div className={styles.head}>
        <div className={styles.state}>
          <StatusBadge
            status={parcel.status}
            {...(saysMore ? { sub: parcel.substatusName } : {})}
          />
          {parcel.anomalies.map((type) => (
            <AnomalyChip key={type} type={type} />
          ))}
          <Buttons parcel={parcel} onTicket={onTicket} />
        </div>
        <PromiseLine parcel={parcel} now={now} />
        {parcel.order ? (
          <OrderCard order={parcel.order} />
        ) : (
          <p className={styles.noOrder}>{t('parcels.drawer.noOrder')}</p>
        )}
      </div>
      {parcel.claims.length > 0 && (
        <Section title={t('parcels.drawer.claims')}>
          {parcel.claims.map((claim) => (
            <Link key={claim.id} to={`/cases/${claim.id}`} className={styles.row}>
              <span>{reasonName(t, claim.reason)}</span>
              <CaseStateTag state={claim.state} />
              <span className={styles.end}>
                {claim.amount && <Sum of={claim.amount} strong />}
              </span>
            </Link>
          ))}
        </Section>
      )}
      {parcel.tickets.length > 0 && (
        <Section title={t('parcels.drawer.tickets')}>
          {parcel.tickets.map((ticket) => (
            <div key={ticket.id} className={styles.row}>
              <span>{ticket.title}</span>
              <span className={styles.end}>
                <Chip tone={ticket.state === 'done' ? 'jade' : 'amber'}>
                  {t(`tickets.state.${ticket.state}`)}
                </Chip>
              </span>
            </div>
          ))}
        </Section>
      )}
      {coming.length > 0 && (
        <Section title={t('parcels.drawer.coming')}>
          <ul className={styles.coming}>
            {coming.map((action) => (
              <ActionLine
                key={action.id}
                action={action}
                told={told(action)}
                onHuman={onHuman}
              />
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('parcels.drawer.timeline')}>
        <ParcelTimeline parcel={parcel} told={told} onHuman={onHuman} />
      </Section>
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Buttons({ parcel, onTicket }: Pick<Props, 'parcel' | 'onTicket'>) {
  const { t } = useTranslation();
  const say = useSay();
  const mayRefresh = useMay('parcels.refresh');
  const refresh = useRefreshParcel(parcel.id);
  return (
    <span className={styles.buttons}>
      {mayRefresh && (
        <Button
          icon={<ReloadOutlined />}
          loading={refresh.isPending}
          onClick={() =>
            refresh.mutate(undefined, {
              onSuccess: ({ outcome, reason, events }) =>
                say.note(t(`parcels.drawer.refreshed.${outcome}`, { count: events, reason: reason ?? '' })),
              onError: say.failed,
            })
          }
        >
          {t('parcels.drawer.refresh')}
        </Button>
      )}
      {onTicket && <Button onClick={onTicket}>{t('parcels.drawer.ticket')}</Button>}
    </span>
  );
}

function PromiseLine({ parcel, now }: { parcel: ParcelView; now: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { estimate, promisedBy, deliveredAt, onTime } = parcel;
  if (deliveredAt) {
    return (
      <p className={styles.promise}>
        {t('parcels.drawer.delivered', { at: shortTime(deliveredAt) })}
        {onTime !== null && (
          <Chip tone={onTime ? 'jade' : 'amber'}>{t(onTime ? 'parcels.drawer.onTime' : 'parcels.drawer.late')}</Chip>
        )}
      </p>
    );
  }
  if (!estimate && !promisedBy) return null;
  const late = estimate ? now - millis(estimate.to) : 0;
  return (
    <p className={styles.promise}>
      {estimate && (
        <span>
          <span className="hint">{t('parcels.drawer.estimate')}</span>{' '}
          <strong className="num">{interval(estimate, now, language)}</strong>
        </span>
      )}
      {estimate?.coverage && (
        <span className="quiet">
          {t('parcels.drawer.coverage', { percent: Math.round(estimate.coverage * 100) })}
        </span>
      )}
      {promisedBy && (
        <span className="quiet">{t('parcels.drawer.promise', { at: shortTime(promisedBy) })}</span>
      )}
      {late > 0 && (
        <Chip tone="vermilion">{t('parcels.drawer.lateBy', { length: span(late, language) })}</Chip>
      )}
    </p>
  );
}
