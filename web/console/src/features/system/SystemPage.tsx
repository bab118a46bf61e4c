import { CheckCircleFilled, ExclamationCircleFilled } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';

import type { SystemView } from '@shared/setupTypes';

import { clockQuery } from '@/app/clock';
import { CardSkeleton } from '@/shared/CardSkeleton';
import { Ago, At } from '@/shared/Figures';
import { LoadFailed } from '@/shared/LoadFailed';
import page from '@/shared/Page.module.css';
import { PageHead } from '@/shared/PageHead';
import { Facts } from '@/shared/Panel';

import { DeadList } from './DeadList';
import { QuarantineList } from './QuarantineList';
import { systemQuery } from './queries';
import styles from './SystemPage.module.css';
import { UnmappedList } from './UnmappedList';
import { bytes, delayOf, troublesOf } from './verdict';

const TABS = ['dead', 'unmapped', 'quarantine'] as const;

/** Is the machine well: one sentence, five numbers, and what waits for a person. */
export function SystemPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const tab = TABS.find((one) => one === search.get('tab')) ?? 'dead';
  const system = useQuery(systemQuery);
  return (
    <>
      <PageHead title={t('system.title')} hint={t('system.hint')} />
      <div className={page.body}>
        {system.isPending ? (
          <CardSkeleton count={5} />
        ) : system.isError ? (
          <LoadFailed error={system.error} retry={() => void system.refetch()} />
        ) : (
          <Health of={system.data} />
        )}
        <Tabs
          className={styles.tabs ?? ''}
          activeKey={tab}
          onChange={(key) => setSearch(key === 'dead' ? {} : { tab: key })}
          items={[
            { key: 'dead', label: t('system.tab.dead'), children: <DeadList /> },
            { key: 'unmapped', label: t('system.tab.unmapped'), children: <UnmappedList /> },
            { key: 'quarantine', label: t('system.tab.quarantine'), children: <QuarantineList /> },
          ]}
        />
      </div>
    </>
  );
}

function Health({ of }: { of: SystemView }) {
  const { t } = useTranslation();
  const clock = useQuery(clockQuery).data?.clock;
  const isRealTime = clock?.isSystem ?? true;
  const troubles = troublesOf(of, isRealTime);
  const well = troubles.length === 0;
  const p99 = delayOf(of.delay.p99Millis);
  const p50 = delayOf(of.delay.p50Millis);
  const errors = of.errors.reduce((sum, one) => sum + one.refused + one.quarantined, 0);
  const { oldestTimer, program } = of;
  return (
    <>
      <p className={`${styles.verdict} ${well ? styles.well : styles.ill}`} role="status">
        {well ? <CheckCircleFilled /> : <ExclamationCircleFilled />}
        {well ? t('system.well') : troubles.map((one) => t(`system.trouble.${one}`)).join(' ')}
      </p>
      <ul className={styles.figures}>
        <Figure
          name={t('system.intake')}
          value={(of.intake.reportsPerSecond * 60).toFixed(1)}
          unit={t('system.perMinute')}
          hint={t('system.intakeHint', { pushes: of.intake.pushes, reports: of.intake.reports })}
        />
        <Figure
          name={t('system.delay')}
          value={p99?.value ?? '—'}
          unit={p99 ? t(`system.unit.${p99.unit}`) : ''}
          hint={
            !isRealTime
              ? t('system.worldTime', { count: of.delay.samples })
              : p50
              ? t('system.delayHint', { p50: `${p50.value} ${t(`system.unit.${p50.unit}`)}`, count: of.delay.samples })
              : t('system.noSamples')
          }
          isBad={troubles.includes('slow')}
        />
        <Figure
          name={t('system.backlog')}
          value={of.backlog.due.toLocaleString('en-US')}
          unit={t('system.due')}
          hint={t('system.backlogHint', { count: of.backlog.waiting })}
          isBad={troubles.includes('backlog')}
        />
        <Figure
          name={t('system.timer')}
          value={oldestTimer ? <At time={oldestTimer.wakeAt} /> : '—'}
          unit=""
          hint={
            oldestTimer && oldestTimer.lateSeconds > 0
              ? t('system.timerLate', { count: oldestTimer.lateSeconds })
              : t('system.timerHint')
          }
          isBad={troubles.includes('timers')}
        />
        <Figure
          name={t('system.errors')}
          value={errors.toLocaleString('en-US')}
          unit={t('system.times')}
          hint={
            errors === 0
              ? t('system.noErrors')
              : of.errors
                  .filter((one) => one.refused + one.quarantined > 0)
                  .map((one) => `${one.connector} ${one.refused + one.quarantined}`)
                  .join(' · ')
          }
          isBad={troubles.includes('errors')}
        />
      </ul>
      {program && (
        <details className={styles.more}>
          <summary>{t('system.program')}</summary>
          <Facts
            of={[
              [t('system.version'), program.version],
              ['Java', program.java],
              [t('system.started'), <Ago key="s" at={program.startedAt} />],
              [t('system.schema'), program.schema],
              [t('system.size'), bytes(program.databaseBytes)],
              [t('system.connections'), <Link key="c" to="/connections">{t('system.seeConnections')}</Link>],
            ]}
          />
        </details>
      )}
    </>
  );
}

interface FigureProps {
  name: string;
  value: ReactNode;
  unit: string;
  hint: string;
  isBad?: boolean;
}

function Figure({ name, value, unit, hint, isBad = false }: FigureProps) {
  return (
    <li className={isBad ? styles.bad : ''}>
      <span>{name}</span>
      <b>
        {value} <small>{unit}</small>
      </b>
      <span className="hint">{hint}</span>
    </li>
  );
}
