import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import type { CaseView, Payment, Recovery } from '@shared/types';

import { useMay } from '@/app/session';
import { CaseStateTag } from '@/shared/CaseStateTag';
import { Chip, type ChipTone } from '@/shared/Chip';
import { At, Countdown, Sum } from '@/shared/Figures';
import { reasonName } from '@/shared/reasonName';
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

export function CaseDetail({ claim }: { claim: CaseView }) {
  const { t } = useTranslation();
  const mayApprove = useMay('approvals.see');
  return (
    <div className={styles.detail}>
      <div className={styles.head}>
        <div className={styles.state}>
          <CaseStateTag state={claim.state} />
          <span>{reasonName(t, claim.reason)}</span>
          {claim.dueAt && (
            <Countdown until={claim.dueAt} late={(length) => t('cases.late', { length })} />
          )}
          <span className={styles.sum}>
            {claim.amount && <Sum of={claim.amount} strong />}
          </span>
        </div>
        <p className={styles.facts}>
          {claim.parcel && (
            <Link to={`/parcels/${claim.parcel.id}`} className="num">
              {claim.parcel.number}
            </Link>
          )}
          {claim.parcel && <span>{claim.parcel.carrierName}</span>}
          {claim.orderNumber && <span className="num">{claim.orderNumber}</span>}
          <span>
            {t('cases.drawer.receiver')} {claim.receiver.name} · {t(`domain.way.${claim.receiver.way}`)}
          </span>
        </p>
        <CaseButtons claim={claim} />
        {claim.approval?.state === 'waiting' && mayApprove && (
          <p className={styles.note}>
            {t('cases.drawer.approval')} <Link to="/approvals">{t('cases.drawer.toApproval')}</Link>
          </p>
        )}
      </div>
      <Section
        title={t('cases.drawer.calculation')}
        extra={
          <>
            {claim.calculation.policyVersion && (
              <span className="hint">
                {t('cases.drawer.policy', { version: claim.calculation.policyVersion })}
              </span>
            )}
            <Why receipt={claim.receipt} />
          </>
        }
      >
        <ClaimCalculation claim={claim} />
      </Section>
      <Section title={t('cases.drawer.payments')}>
        {claim.payments.length === 0 ? (
          <p className="quiet">{t('cases.drawer.noPayment')}</p>
        ) : (
          <ul className={styles.rows}>
            {claim.payments.map((payment) => (
              <li key={payment.id}>
                <Chip tone={PAYMENT_TONES[payment.state]}>{t(`cases.payment.${payment.state}`)}</Chip>
                <span>{t(`domain.way.${payment.way}`)}</span>
                <span className="hint num">{payment.reference}</span>
                {payment.reason && <span className="quiet">{payment.reason}</span>}
                <span className={styles.end}>
                  <At time={payment.at} /> <Sum of={payment.amount} strong />
                </span>
              </li>
            ))}
          </ul>
        )}
      </Section>
      {claim.recovery && <RecoveryRow recovery={claim.recovery} />}
      <Section title={t('cases.drawer.log')}>
        <ol className={styles.log}>
          {[...claim.log].reverse().map((entry, index) => (
            <li key={`${entry.at}-${index}`}>
              <At time={entry.at} />
              <span>
                <strong>{t(`domain.caseState.${entry.to}`, { defaultValue: entry.to })}</strong>{' '}
                <span className="quiet">{entry.by}</span>
                {entry.note && <p>{entry.note}</p>}
              </span>
            </li>
          ))}
        </ol>
      </Section>
    </div>
  );
}

function RecoveryRow({ recovery }: { recovery: Recovery }) {
  const { t } = useTranslation();
  const isOpen = recovery.state === 'open';
  return (
    <Section title={t('cases.drawer.recovery')}>
      <ul className={styles.rows}>
        <li>
          <Chip tone={isOpen ? 'amber' : 'grey'}>
            {t(`cases.drawer.recoveryState.${recovery.state}`)}
          </Chip>
          <span>{recovery.carrierName}</span>
          <span className="quiet">{recovery.ground}</span>
          <span className={styles.end}>
            {recovery.dueAt && isOpen && (
              <Countdown until={recovery.dueAt} late={(length) => t('cases.late', { length })} />
            )}
            <span className="hint">{t('cases.drawer.expected')}</span> <Sum of={recovery.expected} strong />
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
