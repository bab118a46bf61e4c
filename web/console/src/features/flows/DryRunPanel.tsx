import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { shortTime } from '@shared/format';
import type { DryRun, DryRunMoment, FlowView } from '@shared/types';

import { Chip } from '@/shared/Chip';
import { StatusTag } from '@/shared/StatusTag';
import { ReceiptCard } from '@/shared/Why';

import { IntendedLine } from './IntendedLine';
import styles from './panels.module.css';
import { parcelChoiceQuery, useDryRun } from './queries';
import { useSettled } from '@/shared/useSettled';

const TYPING = 200;

export function DryRunPanel({ flow, isDirty }: { flow: FlowView | null; isDirty: boolean }) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const [parcel, setParcel] = useState<string | null>(null);
  const choice = useQuery(parcelChoiceQuery(useSettled(words, TYPING)));
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
      {run.data && isReady && <Outcome run={run.data} flow={run.data.flow} />}
    </div>
  );
}

/** Moments at which this flow did or withheld something; the others say nothing about it. */
function Outcome({ run, flow }: { run: DryRun; flow: string }) {
  const { t } = useTranslation();
  const mine = run.moments.filter(
    (moment) =>
      moment.actions.some((action) => action.key.startsWith(`${flow}/`)) ||
      moment.skipped.some((skipped) => skipped.flow === flow),
  );
  const fires = mine.some((moment) => moment.actions.length > 0);
  return (
    <>
      <p className={styles.verdict}>
        <Chip tone={fires ? 'jade' : 'grey'}>{t(fires ? 'flows.dry.fires' : 'flows.dry.quiet')}</Chip>
        <Link to={`/parcels/${run.parcel}`}>{t('flows.dry.openParcel')}</Link>
      </p>
      {mine.length === 0 && <p className="quiet">{t('flows.dry.never')}</p>}
      <ol className={styles.steps}>
        {mine.map((moment) => (
          <Moment key={moment.at} moment={moment} flow={flow} />
        ))}
      </ol>
    </>
  );
}

function Moment({ moment, flow }: { moment: DryRunMoment; flow: string }) {
  const { t } = useTranslation();
  const [openKey, setOpenKey] = useState<string | null>(null);
  const names = t('flows.trigger', { returnObjects: true }) as Record<string, string>;
  return (
    <li>
      <span className={styles.stepHead}>
        <strong>
          {moment.news.map(({ trigger }) => names[trigger] ?? trigger).join(' · ') ||
            t('flows.dry.timeUp')}
        </strong>
        <span className="hint num">{shortTime(moment.at)}</span>
      </span>
      {moment.actions
        .filter((action) => action.key.startsWith(`${flow}/`))
        .map((action) => (
          <div key={action.key}>
            <span className={styles.stepHead}>
              <Chip tone="jade">{t('flows.dry.would')}</Chip>
              <IntendedLine action={action} at={moment.at} />
              <Button
                type="link"
                size="small"
                aria-expanded={openKey === action.key}
                onClick={() => setOpenKey(openKey === action.key ? null : action.key)}
              >
                {t('common.why')}
              </Button>
            </span>
            {openKey === action.key && <ReceiptCard receipt={action.receipt} />}
          </div>
        ))}
      {moment.skipped
        .filter((skipped) => skipped.flow === flow)
        .map((skipped) => (
          <span key={`${skipped.step}:${skipped.code}`} className={styles.stepHead}>
            <Chip tone="grey">{t('flows.dry.skipped')}</Chip>
            <span>{skipped.step}</span>
            <span className="quiet">
              {skipped.why} {skipped.detail}
            </span>
          </span>
        ))}
    </li>
  );
}
