import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { FIGURES, type Figure, type FigureName, type Today } from '@shared/todayTypes';

import { curve } from './deeds';
import styles from './TodayPage.module.css';

const PAGES: Record<FigureName, string> = {
  inTransit: '/parcels?tab=moving',
  deliveredToday: '/parcels?tab=delivered',
  onTimeShare: '/parcels?tab=delivered',
  reachedFirst: '/parcels?tab=anomaly',
};

const WIDTH = 88;
const HEIGHT = 24;

/** Four live figures, each with its week, its samples and a way to its rows. */
export function Figures({ figures }: { figures: Today['figures'] }) {
  const { t } = useTranslation();
  return (
    <section>
      <h2 className={styles.heading}>{t('today.figures')}</h2>
      <ul className={styles.figures}>
        {FIGURES.map((name) => {
          const figure = figures[name];
          return (
            <li key={name}>
              <Link to={PAGES[name]}>
                <span>{t(`today.figure.${name}`)}</span>
                <b>{written(figure)}</b>
                <Spark figure={figure} name={t(`today.figure.${name}`)} />
                <small>
                  {figure.value === null
                    ? t('today.noSamples')
                    : figure.unit === 'share'
                      ? t('today.samples', { samples: figure.samples.toLocaleString('en-US') })
                      : t('today.week')}
                </small>
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function written({ value, unit }: Pick<Figure, 'value' | 'unit'>) {
  if (value === null) return '—';
  return unit === 'share' ? `${(value * 100).toFixed(1)}%` : value.toLocaleString('en-US');
}

function Spark({ figure, name }: { figure: Figure; name: string }) {
  const points = curve(
    figure.series.map(({ value }) => value),
    WIDTH,
    HEIGHT,
  );
  const last = points[points.length - 1];
  const words = figure.series
    .map(({ day, value }) => `${day.slice(5)} ${written({ value, unit: figure.unit })}`)
    .join(', ');
  if (!last) return <span className={styles.spark} />;
  return (
    <svg className={styles.spark} width={WIDTH + 6} height={HEIGHT + 6} viewBox={`-3 -3 ${WIDTH + 6} ${HEIGHT + 6}`} role="img" aria-label={`${name}: ${words}`}>
      <title>{words}</title>
      <polyline points={points.map((point) => point.join(',')).join(' ')} fill="none" stroke="var(--lake)" strokeWidth="1.5" strokeLinejoin="round" />
      <circle cx={last[0]} cy={last[1]} r="2.5" fill="var(--lake)" />
    </svg>
  );
}
