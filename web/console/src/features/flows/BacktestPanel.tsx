import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Progress, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';

import { shortTime } from '@shared/format';
import type { Backtest, FlowView } from '@shared/types';

import { Sum } from '@/shared/Figures';
import { useSay } from '@/shared/useSay';

import styles from './panels.module.css';
import { backtestQuery, useStartBacktest, useStopBacktest } from './queries';

const DAYS = [7, 30, 90];

/** The running job stands in the address: one may leave and find it again. */
export function BacktestPanel({ flow, isDirty }: { flow: FlowView | null; isDirty: boolean }) {
  const { t } = useTranslation();
  const say = useSay();
  const [search, setSearch] = useSearchParams();
  const [days, setDays] = useState(90);
  const id = flow?.id ?? '';
  const job = search.get('job') ?? '';
  const start = useStartBacktest(id);
  const stop = useStopBacktest(id);
  const backtest = useQuery({ ...backtestQuery(id, job), enabled: job !== '' && id !== '' });
  const isReady = flow !== null && !isDirty;
  const isRunning = backtest.data?.state === 'RUNNING';
  return (
    <div className={styles.panel}>
      <p className="quiet">{t('flows.backtest.hint')}</p>
      <div className={styles.ask}>
        <Segmented
          value={days}
          options={DAYS.map((value) => ({ value, label: t('flows.backtest.days', { days: value }) }))}
          onChange={setDays}
        />
        {isRunning ? (
          <Button loading={stop.isPending} onClick={() => stop.mutate(job, { onError: say.failed })}>
            {t('flows.backtest.cancel')}
          </Button>
        ) : (
          <Button
            type="primary"
            disabled={!isReady}
            loading={start.isPending}
            onClick={() =>
              start.mutate(days, {
                onSuccess: (begun) => setSearch({ tab: 'backtest', job: begun.id }, { replace: true }),
                onError: say.failed,
              })
            }
          >
            {t(backtest.data ? 'flows.backtest.again' : 'flows.backtest.run')}
          </Button>
        )}
      </div>
      {!isReady && <p className={styles.warn}>{t('flows.dry.noSave')}</p>}
      {backtest.isError && <Alert type="error" showIcon title={backtest.error.message} />}
      {backtest.data && <Result backtest={backtest.data} />}
    </div>
  );
}

function Result({ backtest }: { backtest: Backtest }) {
  const { t } = useTranslation();
  const { state, done, total, hits, days } = backtest;
  const isOver = state !== 'RUNNING';
  return (
    <>
      <p className={styles.verdict} aria-live="polite">
        <strong>{t(`flows.backtest.${state}`)}</strong>
        <span className="num">
          {isOver && hits === 0 ? t('flows.backtest.none', { days }) : t('flows.backtest.hits', { count: hits })}
        </span>
        <span className="hint num">{t('flows.backtest.progress', { done, total })}</span>
      </p>
      {state === 'RUNNING' && (
        <Progress percent={total === 0 ? 0 : Math.round((done / total) * 100)} size="small" />
      )}
      {backtest.reason && <Alert type="warning" showIcon title={backtest.reason} />}
      {backtest.actions.length > 0 && (
        <table className={styles.figures}>
          <thead>
            <tr>
              <th>{t('flows.backtest.action')}</th>
              <th>{t('flows.backtest.count')}</th>
              <th>{t('flows.backtest.amount')}</th>
            </tr>
          </thead>
          <tbody>
            {backtest.actions.map((action) => (
              <tr key={action.kind}>
                <td>{t(`domain.action.${action.kind}`, { defaultValue: action.kind })}</td>
                <td>{action.count.toLocaleString('en-US')}</td>
                <td>{action.amount ? <Sum of={action.amount} /> : '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {backtest.conflicts.length > 0 && (
        <section>
          <h3 className={styles.heading}>{t('flows.backtest.conflicts')}</h3>
          <ul className={styles.problems}>
            {backtest.conflicts.map((conflict) => (
              <li key={conflict.flow.id}>
                <span>
                  <Link to={`/flows/${conflict.flow.id}`}>
                    {t('flows.backtest.conflict', { name: conflict.flow.name, count: conflict.parcels })}
                  </Link>
                </span>
                <span className="quiet">{conflict.why}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {backtest.examples.length > 0 && (
        <section>
          <h3 className={styles.heading}>{t('flows.backtest.examples')}</h3>
          <ul className={styles.examples}>
            {backtest.examples.map((example) => (
              <li key={`${example.parcel.id}${example.at}`}>
                <Link to={`/parcels/${example.parcel.id}`} className="num">
                  {example.parcel.number}
                </Link>
                <span className="hint num">{shortTime(example.at)}</span>
                <span className="quiet">{example.what}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
