import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import type { FlowRun, FlowView } from '@shared/types';

import { Chip, type ChipTone } from '@/shared/Chip';
import { Ago } from '@/shared/Figures';
import { LoadFailed } from '@/shared/LoadFailed';

import styles from './panels.module.css';
import { flowRunsQuery } from './queries';

const TONES: Record<FlowRun['state'], ChipTone> = {
  RUNNING: 'lake',
  WAITING: 'amber',
  DONE: 'jade',
  STOPPED: 'grey',
};

export function RunsPanel({ flow }: { flow: FlowView }) {
  const { t } = useTranslation();
  const runs = useQuery(flowRunsQuery(flow.id));
  if (runs.isPending) return <Skeleton active />;
  if (runs.isError) return <LoadFailed error={runs.error} retry={() => void runs.refetch()} />;
  if (runs.data.items.length === 0) return <p className="quiet">{t('flows.runs.none')}</p>;
  return (
    <ul className={styles.examples}>
      {runs.data.items.map((run) => (
        <li key={run.id}>
          {run.parcel && (
            <Link to={`/parcels/${run.parcel.id}`} className="num">
              {run.parcel.number}
            </Link>
          )}
          <Chip tone={TONES[run.state] ?? 'grey'}>{t(`flows.runs.${run.state}`, { defaultValue: run.state })}</Chip>
          <span className="quiet">{run.steps.map((step) => `${step.label} ${step.outcome}`).join(' · ')}</span>
          <span className={styles.end}>
            <Ago at={run.startedAt} />
          </span>
        </li>
      ))}
    </ul>
  );
}
