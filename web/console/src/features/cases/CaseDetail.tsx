import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import type { CaseView, DeadlineClock, Payment, Recovery } from '@shared/types';

import { actorName } from '@/shared/actorName';
import { CaseStateTag } from '@/shared/CaseStateTag';
import { Chip, type ChipTone } from '@/shared/Chip';
import { At, Countdown, Sum } from '@/shared/Figures';
import { reasonName } from '@/shared/reasonName';
import { useMaskedBuyer } from '@/shared/useMaskedBuyer';
import { Why } from '@/shared/Why';

import { CaseButtons } from './CaseButtons';
import styles from './CaseDetail.module.css';
import { ClaimCalculation } from './ClaimCalculation';

const PAYMENT_TONES: Record<Payment['state'], ChipTone> = {
  waiting: 'amber',
  sent: 'lake',
  accepted: 'lake',
  paid: 'jade',
  refused: 'vermilion',
  unknown: 'amber',
};

export function CaseDetail({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const { claim } = view;
  const receiver = useMaskedBuyer(claim.shop, claim.orderNumber);
  return (
    <div className={styles.detail}>
      <div className={styles.head}>
        <div className={styles.state}>
          <CaseStateTag state={claim.state} />
          <span>{reasonName(t, claim.reason)}</span>
          <NextClock clocks={view.clocks} isOver={view.next.length === 0} />
          <span className={styles.sum}>{claim.amount && <Sum of={claim.amount} strong />}</span>
        </div>
        <p className={styles.facts}>
          {claim.parcel && (
            <Link to={`/parcels/${claim.parcel}`} className="num">
              {claim.number}
            </Link>
          )}
          {claim.orderNumber && <span className="num">{claim.orderNumber}</span>}
          {claim.shop && <span>{claim.shopName ?? claim.shop}</span>}
          {receiver && (
            <span>
              {t('cases.drawer.receiver')} {receiver}
            </span>
          )}
        </p>
        <CaseButtons view={view} receiver={receiver ?? t('cases.buyer')} />
        {view.why && (
          <p className={styles.note}>
            <span className="hint">{t('cases.drawer.said')}</span> {view.why}
          </p>
        )}
      </div>
      <Section
        title={t('cases.drawer.calculation')}
        extra={
          <>
            {view.calculation && (
              <span className="hint">
                {t('cases.drawer.policy', { version: view.calculation.tableVersion })}
              </span>
            )}
            <Why receipt={view.receipt} />
          </>
        }
      >
        <ClaimCalculation view={view} />
      </Section>
      <Section title={t('cases.drawer.payments')}>
        {view.payments.length === 0 ? (
          <p className="quiet">{t('cases.drawer.noPayment')}</p>
        ) : (
          <ul className={styles.rows}>
            {view.payments.map((payment) => (
              <li key={payment.key}>
                <Chip tone={PAYMENT_TONES[payment.state] ?? 'grey'}>
                  {t(`cases.payment.${payment.state}`, { defaultValue: payment.state })}
                </Chip>
                <span>{t(`domain.way.${payment.way}`, { defaultValue: payment.way })}</span>
                <span className="hint num">{payment.providerId}</span>
                {payment.reason && <span className="quiet">{payment.reason}</span>}
                <span className={styles.end}>
                  <At time={payment.updatedAt} /> <Sum of={payment.amount} strong />
                </span>
              </li>
            ))}
          </ul>
        )}
      </Section>
      {view.recovery && <RecoveryRow recovery={view.recovery} />}
      <Section title={t('cases.drawer.log')}>
        <ol className={styles.log}>
          {[...view.log].reverse().map((entry) => (
            <li key={entry.no}>
              <At time={entry.at} />
              <span>
                <strong>{t(`domain.caseState.${entry.to}`, { defaultValue: entry.to })}</strong>{' '}
                <span className="quiet">{actorName(t, entry.actor, view.receipt?.name)}</span>
                {entry.text && <p>{entry.text}</p>}
              </span>
            </li>
          ))}
        </ol>
      </Section>
    </div>
  );
}

/** The clock that runs out first, while the case is open. */
function NextClock({ clocks, isOver }: { clocks: DeadlineClock[]; isOver: boolean }) {
  const { t } = useTranslation();
  const [next] = [...clocks].sort((a, b) => a.dueAt.localeCompare(b.dueAt));
  if (!next || isOver) return null;
  return <Countdown until={next.dueAt} late={(length) => t('cases.late', { length })} />;
}

function RecoveryRow({ recovery }: { recovery: Recovery }) {
  const { t } = useTranslation();
  const isOpen = recovery.state === 'open';
  return (
    <Section title={t('cases.drawer.recovery')}>
      <ul className={styles.rows}>
        <li>
          <Chip tone={isOpen ? 'amber' : 'grey'}>
            {t(`cases.drawer.recoveryState.${recovery.state}`, { defaultValue: recovery.state })}
          </Chip>
          <span className="quiet">
            {t(`domain.ground.${recovery.ground}`, { defaultValue: recovery.ground })}
          </span>
          {recovery.clause && <span className="hint">{recovery.clause}</span>}
          <span className={styles.end}>
            <NextClock clocks={recovery.clocks} isOver={!isOpen} />
            <span className="hint">{t('cases.drawer.expected')}</span>
            <Sum of={recovery.expected} strong />
          </span>
        </li>
      </ul>
    </Section>
  );
}

function Section({ title, extra, children }: { title: string; extra?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h2>
        {title}
        {extra && <span className={styles.extra}>{extra}</span>}
      </h2>
      {children}
    </section>
  );
}
