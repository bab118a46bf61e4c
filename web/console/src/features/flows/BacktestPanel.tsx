import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Progress, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';

import { shortTime } from '@shared/format';
import type { Backtest, BacktestResult, FlowView } from '@shared/types';

import { Sum } from '@/shared/Figures';
import { useSay } from '@/shared/useSay';

import { IntendedLine } from './IntendedLine';
import styles from './panels.module.css';
import { backtestListQuery, backtestQuery, flowListQuery, useStartBacktest } from './queries';

const DAYS = [7, 30, 90];

/** A job goes on without its page: the newest is found again when one comes back. */
export function BacktestPanel({ flow, isDirty }: { flow: FlowView | null; isDirty: boolean }) {
  const { t } = useTranslation();
  const say = useSay();
  const [search, setSearch] = useSearchParams();
  const [days, setDays] = useState(90);
  const id = flow?.id ?? '';
  const jobs = useQuery({ ...backtestListQuery(id), enabled: id !== '' });
  const job = search.get('job') ?? jobs.data?.items[0]?.id ?? '';
  const start = useStartBacktest(id);
  const backtest = useQuery({ ...backtestQuery(id, job), enabled: job !== '' && id !== '' });
  const isReady = flow !== null && !isDirty;
  return (
    <div className={styles.panel}>
      <p className="quiet">{t('flows.backtest.hint')}</p>
      <div className={styles.ask}>
        <Segmented
          value={days}
          options={DAYS.map((value) => ({ value, label: t('flows.backtest.days', { days: value }) }))}
          onChange={setDays}
        />
        <Button
          type="primary"
          disabled={!isReady || isUnderWay(backtest.data)}
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
      </div>
      {!isReady && <p className={styles.warn}>{t('flows.dry.noSave')}</p>}
      {backtest.isError && <Alert type="error" showIcon title={backtest.error.message} />}
      {backtest.data && <Outcome backtest={backtest.data} />}
    </div>
  );
}

const isUnderWay = (backtest: Backtest | undefined) =>
  backtest?.state === 'waiting' || backtest?.state === 'running';

function Outcome({ backtest }: { backtest: Backtest }) {
  const { t } = useTranslation();
  const { state, done, total, days, result, reason } = backtest;
  return (
    <>
      <p className={styles.verdict} aria-live="polite">
        <strong>{t(`flows.backtest.state.${state}`, { defaultValue: state })}</strong>
        <span className="hint num">{t('flows.backtest.days', { days })}</span>
        <span className="hint num">{t('flows.backtest.progress', { done, total })}</span>
      </p>
      {isUnderWay(backtest) && (
        <Progress percent={total === 0 ? 0 : Math.round((done / total) * 100)} size="small" />
      )}
      {reason && <Alert type="warning" showIcon title={reason} />}
      {result && <Figures result={result} days={days} />}
    </>
  );
}

function Figures({ result, days }: { result: BacktestResult; days: number }) {
  const { t } = useTranslation();
  const flows = useQuery(flowListQuery);
  const nameOf = (id: string) => flows.data?.items.find((flow) => flow.id === id)?.name ?? id;
  const conflicts = Object.entries(result.conflicts);
  const withheld = Object.entries(result.withheld);
  if (result.hits === 0) return <p>{t('flows.backtest.none', { days })}</p>;
  return (
    <>
      <p className={styles.big}>
        {t('flows.backtest.hits', { count: result.hits, parcels: result.parcels })}
      </p>
      <table className={styles.figures}>
        <tbody>
          {Object.entries(result.actions).map(([kind, count]) => (
            <tr key={kind}>
              <td>{t(`domain.action.${kind}`, { defaultValue: kind })}</td>
              <td>{count.toLocaleString('en-US')}</td>
            </tr>
          ))}
          <tr>
            <td>{t('flows.backtest.money')}</td>
            <td>
              <Sum of={result.money} strong />
            </td>
          </tr>
          <tr>
            <td>{t('flows.backtest.messageCost')}</td>
            <td>
              <Sum of={result.messageCost} />
            </td>
          </tr>
        </tbody>
      </table>
      {conflicts.length > 0 && (
        <section>
          <h3 className={styles.heading}>{t('flows.backtest.conflicts')}</h3>
          <ul className={styles.examples}>
            {conflicts.map(([id, count]) => (
              <li key={id}>
                <Link to={`/flows/${id}`}>
                  {t('flows.backtest.conflict', { name: nameOf(id), count })}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {withheld.length > 0 && (
        <section>
          <h3 className={styles.heading}>{t('flows.backtest.withheld')}</h3>
          <ul className={styles.examples}>
            {withheld.map(([code, count]) => (
              <li key={code}>
                <span>{t(`domain.skipped.${code}`, { defaultValue: code })}</span>
                <span className={`${styles.end} num`}>{count.toLocaleString('en-US')}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {result.examples.length > 0 && (
        <section>
          <h3 className={styles.heading}>{t('flows.backtest.examples')}</h3>
          <ul className={styles.cases}>
            {result.examples.map((example) => (
              <li key={`${example.parcel}${example.at}`}>
                <span className={styles.stepHead}>
                  <Link to={`/parcels/${example.parcel}`} className="num">
                    {example.number}
                  </Link>
                  <span className="hint num">{shortTime(example.at)}</span>
                </span>
                {example.actions.map((action) => (
                  <IntendedLine key={action.key} action={action} at={example.at} />
                ))}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
