import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { shortTime } from '@shared/format';
import type { DryRun, DryRunStep, FlowView } from '@shared/types';

import { Chip, type ChipTone } from '@/shared/Chip';
import { Sum } from '@/shared/Figures';
import { StatusTag } from '@/shared/StatusTag';

import styles from './panels.module.css';
import { parcelChoiceQuery, useDryRun } from './queries';
import { useSettled } from './useSettled';

const TONES: Record<DryRunStep['outcome'], ChipTone> = {
  would: 'jade',
  skipped: 'grey',
  waits: 'amber',
  stops: 'grey',
};

export function DryRunPanel({ flow, isDirty }: { flow: FlowView | null; isDirty: boolean }) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const [parcel, setParcel] = useState<string | null>(null);
  const choice = useQuery(parcelChoiceQuery(useSettled(words, 200)));
  const run = useDryRun(flow?.id ?? '');
  const isReady = flow !== null && !isDirty;
  return (
    <div className={styles.panel}>
      <p className="quiet">{t('flows.dry.hint')}</p>
      <div className={styles.ask}>
        <Select
          showSearch={{ filterOption: false, onSearch: setWords }}
          className={styles.grow}
          placeholder={t('flows.dry.parcel')}
          aria-label={t('flows.dry.parcel')}
          value={parcel}
          loading={choice.isFetching}
          notFoundContent={null}
          onChange={setParcel}
          options={(choice.data?.items ?? []).map((row) => ({
            value: row.id,
            label: (
              <span className={styles.choice}>
                <span className="num">{row.number}</span>
                <StatusTag status={row.status} />
              </span>
            ),
          }))}
        />
        <Button
          type="primary"
          disabled={!isReady || parcel === null}
          loading={run.isPending}
          onClick={() => parcel && run.mutate(parcel)}
        >
          {t('flows.dry.run')}
        </Button>
      </div>
      {!isReady && <p className={styles.warn}>{t('flows.dry.noSave')}</p>}
      {run.isError && <Alert type="error" showIcon title={run.error.message} />}
      {run.data && isReady && <Outcome run={run.data} />}
    </div>
  );
}

function Outcome({ run }: { run: DryRun }) {
  const { t } = useTranslation();
  return (
    <>
      <p className={styles.verdict}>
        <Chip tone={run.fires ? 'jade' : 'grey'}>{t(run.fires ? 'flows.dry.fires' : 'flows.dry.quiet')}</Chip>
        <Link to={`/parcels/${run.parcel.id}`} className="num">
          {run.parcel.number}
        </Link>
      </p>
      <p className="quiet">{run.why}</p>
      <ol className={styles.steps}>
        {run.steps.map((step) => (
          <li key={step.path}>
            <span className={styles.stepHead}>
              <strong>{step.label}</strong>
              <Chip tone={TONES[step.outcome] ?? 'grey'}>{t(`flows.dry.${step.outcome}`)}</Chip>
              {step.at && <span className="hint num">{shortTime(step.at)}</span>}
              {step.amount && (
                <span className={styles.end}>
                  <Sum of={step.amount} strong />
                </span>
              )}
            </span>
            <span className="quiet">{step.why}</span>
            {step.preview && <blockquote className={styles.preview}>{step.preview}</blockquote>}
          </li>
        ))}
      </ol>
    </>
  );
}
