import { CheckCircleFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import type { RedRow, Today } from '@shared/todayTypes';

import { useMay } from '@/app/session';
import { AnomalyChip } from '@/shared/Chip';
import { Ago, Countdown, Sum } from '@/shared/Figures';

import styles from './TodayPage.module.css';

const PAGES: Record<RedRow['kind'], (row: RedRow) => string> = {
  approval: () => '/approvals',
  ticket: () => '/tickets',
  case: (row) => `/cases/${row.id}`,
};

/** Everything that a person must do, nearest deadline first; or the proof that there is nothing. */
export function Needs({ today: { needs, red, anomalies, proof } }: { today: Today }) {
  const { t } = useTranslation();
  const seesApprovals = useMay('approvals.see');
  const seesTickets = useMay('tickets.see');
  if (needs.total === 0 && anomalies.length === 0) {
    return (
      <section className={styles.calm} role="status">
        <CheckCircleFilled />
        <div>
          <h2>{t('today.calm')}</h2>
          <p>
            {t('today.proof', { parcels: proof.parcelsUnderWay, timers: proof.timersSet })}{' '}
            {proof.lastPushAt && (
              <>
                {t('today.lastPush')} <Ago at={proof.lastPushAt} />
              </>
            )}
          </p>
        </div>
      </section>
    );
  }
  return (
    <section>
      <h2 className={styles.heading}>
        {t('today.needs')} <b>{needs.total}</b>
      </h2>
      <div className={styles.cards}>
        {seesApprovals && (
          <Card title={t('today.approvals')} count={needs.approvals} to="/approvals">
            <Rows
              of={red.filter(({ kind }) => kind === 'approval')}
              none={t(needs.approvals > 0 ? 'today.notDue' : 'today.noApprovals')}
            />
          </Card>
        )}
        <Card title={t('today.anomalies')} count={needs.anomalies} to="/parcels?tab=anomaly">
          <ul className={styles.rows}>
            {anomalies.slice(0, 5).map((one) => (
              <li key={one.type}>
                <Link to={`/parcels?tab=anomaly&anomaly=${one.type}`}>
                  <AnomalyChip type={one.type} /> <b>{one.open}</b>
                </Link>
                <span className="hint">
                  {t('today.oldest')} <Ago at={one.oldestAt} />
                </span>
              </li>
            ))}
          </ul>
          {anomalies.length === 0 && <p className="hint">{t('today.noAnomalies')}</p>}
        </Card>
        {seesTickets && (
          <Card title={t('today.tickets')} count={needs.tickets} overdue={needs.overdueTickets} to="/tickets">
            <Rows
              of={red.filter(({ kind }) => kind === 'ticket')}
              none={t(needs.tickets > 0 ? 'today.notDue' : 'today.noTickets')}
            />
          </Card>
        )}
        <Card title={t('today.cases')} count={needs.cases} overdue={needs.casesOverdue} to="/cases">
          <Rows
            of={red.filter(({ kind }) => kind === 'case')}
            none={t(needs.cases > 0 ? 'today.notDue' : 'today.noCases')}
          />
        </Card>
        {needs.deadActions > 0 && (
          <Card title={t('today.dead')} count={needs.deadActions} to="/system">
            <p className="hint">{t('today.deadHint')}</p>
          </Card>
        )}
      </div>
    </section>
  );
}

interface CardProps {
  title: string;
  count: number;
  overdue?: number;
  to: string;
  children: ReactNode;
}

function Card({ title, count, overdue = 0, to, children }: CardProps) {
  const { t } = useTranslation();
  return (
    <article className={styles.card}>
      <header>
        <Link to={to}>{title}</Link>
        <b className={overdue > 0 ? styles.overdue : ''}>{count}</b>
        {overdue > 0 && <span className={styles.overdue}>{t('today.overdue', { count: overdue })}</span>}
      </header>
      {children}
    </article>
  );
}

function Rows({ of, none }: { of: RedRow[]; none: string }) {
  const { t } = useTranslation();
  if (of.length === 0) return <p className="hint">{none}</p>;
  return (
    <ul className={styles.rows}>
      {of.slice(0, 4).map((row) => (
        <li key={row.id}>
          <Link to={PAGES[row.kind](row)} title={row.title}>
            {t(`domain.anomaly.${row.title}`, { defaultValue: row.title })}
          </Link>
          {row.amount && <Sum of={row.amount} />}
          {row.dueAt && (
            <Countdown until={row.dueAt} late={(length) => t('today.late', { length })} />
          )}
        </li>
      ))}
    </ul>
  );
}
