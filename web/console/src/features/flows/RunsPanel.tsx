import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import type { FlowView } from '@shared/types';

import { Ago, Sum } from '@/shared/Figures';
import { LoadFailed } from '@/shared/LoadFailed';

import { occurrenceName } from './occurrenceName';
import styles from './panels.module.css';
import { flowRunsQuery } from './queries';

export function RunsPanel({ flow }: { flow: FlowView }) {
  const { t } = useTranslation();
  const runs = useQuery(flowRunsQuery(flow.id));
  if (runs.isPending) return <Skeleton active />;
  if (runs.isError) return <LoadFailed error={runs.error} retry={() => void runs.refetch()} />;
  if (runs.data.items.length === 0) return <p className="quiet">{t('flows.runs.none')}</p>;
  return (
    <ul className={styles.examples}>
      {runs.data.items.map((run) => (
        <li key={`${run.subjectId}/${run.occurrence}/${run.at}`}>
          {run.subject.toUpperCase() === 'PARCEL' ? (
            <Link to={`/parcels/${run.subjectId}`}>{occurrenceName(t, run.occurrence)}</Link>
          ) : (
            <span>{occurrenceName(t, run.occurrence)}</span>
          )}
          <span className="quiet">{t('flows.runs.actions', { count: run.actions })}</span>
          <span className="hint">{t('flows.version', { version: run.version })}</span>
          <span className={styles.end}>
            {run.money.amount !== 0 && <Sum of={run.money} />} <Ago at={run.at} />
          </span>
        </li>
      ))}
    </ul>
  );
}
