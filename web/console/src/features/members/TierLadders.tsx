import { Progress } from 'antd';
import { useTranslation } from 'react-i18next';

import { money } from '@shared/format';
import type { TierProgress, TierStep } from '@shared/growthTypes';

import { At } from '@/shared/Figures';
import { Panel } from '@/shared/Panel';

import styles from './TierLadders.module.css';
import { climbOf } from './tierProgress';

interface Props {
  tiers: TierProgress[];
  history: TierStep[];
}

/** Each programme as a ladder: where he stands, and what is missing to the next step. */
export function TierLadders({ tiers, history }: Props) {
  const { t } = useTranslation();
  const amount = (metric: TierProgress['metric'], value: number) =>
    metric === 'SPEND_365'
      ? money({ amount: value, currency: 'CNY' })
      : t('members.parcels', { count: value });
  return (
    <Panel title={t('members.ladders')} hint={t('members.laddersHint')}>
      <ul className={styles.ladders}>
        {tiers.map((one) => {
          const climb = climbOf(one);
          return (
            <li key={one.programme}>
              <header>
                <span>{t(`members.metric.${one.metric}`)}</span>
                <b>{amount(one.metric, one.value)}</b>
                <span className={styles.next}>
                  {climb.next
                    ? t('members.toNext', { missing: amount(one.metric, climb.missing), tier: climb.next.tier })
                    : t('members.atTop', { tier: one.tier ?? '' })}
                </span>
              </header>
              <Progress
                percent={Math.round(climb.share * 100)}
                showInfo={false}
                size="small"
                aria-label={t(`members.metric.${one.metric}`)}
              />
              <small>
                {one.levels
                  .map((level) => `${level.tier} ${amount(one.metric, level.threshold)}`)
                  .join('  ·  ')}
              </small>
            </li>
          );
        })}
      </ul>
      {history.length > 0 && (
        <ol className={styles.history}>
          {history.map((step) => {
            const of = tiers.find(({ programme }) => programme === step.programme);
            const name = (rank: number) => of?.levels[rank - 1]?.tier ?? t('members.noTier');
            return (
              <li key={`${step.programme}${step.at}`}>
                <At time={step.at} />
                <span>
                  {name(step.from)} → <b>{name(step.to)}</b>
                </span>
                <span className="hint">
                  {t(`members.step.${step.reason}`, { defaultValue: step.reason })}
                  {of && ` · ${amount(of.metric, step.metric)}`}
                </span>
              </li>
            );
          })}
        </ol>
      )}
    </Panel>
  );
}
