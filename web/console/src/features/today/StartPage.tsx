import { CheckCircleFilled } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { LoadFailed } from '@/shared/LoadFailed';
import { PageHead } from '@/shared/PageHead';

import { FirstFlows } from './FirstFlows';
import styles from './Start.module.css';
import { standingQuery } from './startQueries';
import { doneSteps, nextStep, STEPS, type Standing, type Step } from './startSteps';

/** From an empty product to the first message that goes out by itself. */
export function StartPage() {
  const { t } = useTranslation();
  const standing = useQuery({ ...standingQuery, refetchInterval: 5_000 });
  return (
    <>
      <PageHead title={t('today.start.title')} hint={t('today.start.hint')} />
      <div className={styles.page}>
        {standing.isError ? (
          <LoadFailed error={standing.error} retry={() => void standing.refetch()} />
        ) : standing.data ? (
          <Steps standing={standing.data} />
        ) : (
          <Skeleton active paragraph={{ rows: 10 }} />
        )}
      </div>
    </>
  );
}

function Steps({ standing }: { standing: Standing }) {
  const { t } = useTranslation();
  const done = doneSteps(standing);
  const next = nextStep(standing);
  return (
    <>
      {next === null && (
        <p className={styles.ready} role="status">
          <CheckCircleFilled /> {t('today.start.ready')} <Link to="/">{t('today.start.toToday')}</Link>
        </p>
      )}
      <ol className={styles.steps}>
        {STEPS.map((step, at) => (
          <li key={step} className={`${done[step] ? styles.done : ''} ${step === next ? styles.next : ''}`}>
            <span className={styles.number} aria-hidden>
              {done[step] ? <CheckCircleFilled /> : at + 1}
            </span>
            <div className={styles.words}>
              <h2>{t(`today.start.step.${step}`)}</h2>
              <p>{t(`today.start.why.${step}`)}</p>
              <Way step={step} standing={standing} isNext={step === next} />
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}

/** Where a step is done, and by which other way. */
function Way({ step, standing, isNext }: { step: Step; standing: Standing; isNext: boolean }): ReactNode {
  const { t } = useTranslation();
  const go = (to: string, words: string) => (
    <Link to={to}>
      <Button type={isNext ? 'primary' : 'default'} size="small">
        {t(`today.start.way.${words}`)}
      </Button>
    </Link>
  );
  switch (step) {
    case 'order':
      return (
        <span className={styles.ways}>
          {go('/orders/import', 'paste')}
          <Link to="/developers/keys">{t('today.start.way.api')}</Link>
        </span>
      );
    case 'carrier':
      return <span className={styles.ways}>{go('/connections/new?role=carrier', 'carrier')}</span>;
    case 'parcel':
      return <span className={styles.ways}>{go('/orders', 'bind')}</span>;
    case 'channel':
      return (
        <span className={styles.ways}>
          {go('/connections/new?role=channel', 'channel')}
          <Link to="/messages/templates">{t('today.start.way.templates')}</Link>
        </span>
      );
    case 'flows':
      return <FirstFlows flows={standing.flows} hasParcels={standing.parcels > 0} />;
  }
}
