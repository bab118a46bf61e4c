import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { clockTime, money } from '@shared/format';
import type { Deed, Today } from '@shared/todayTypes';

import { useNow } from '@/app/clock';
import { useLive } from '@/app/live';
import { LoadFailed } from '@/shared/LoadFailed';
import { useThrottled } from '@/shared/useThrottled';
import { Why } from '@/shared/Why';

import { folded } from './deeds';
import { deedsQuery } from './queries';
import styles from './TodayPage.module.css';

/** What Hongyan did by itself today, each with its why. */
export function DeedStream({ done }: { done: Today['doneToday'] | undefined }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const now = useNow(60_000);
  const deeds = useQuery(deedsQuery(now));
  useLive(
    'action.changed',
    useThrottled(() => void client.invalidateQueries({ queryKey: ['actions', 'deeds'] }), 5_000),
  );
  return (
    <aside className={styles.stream}>
      <h2 className={styles.heading}>
        {done && done.total > 0
          ? t(done.atLeast ? 'today.doneAtLeast' : 'today.done', { total: done.total.toLocaleString('en-US') })
          : t('today.stream')}
      </h2>
      {done && done.total > 0 && (
        <p className={styles.kinds}>
          {Object.entries(done.byKind).map(([kind, count]) => (
            <span key={kind}>
              {t(`domain.action.${kind}`, { defaultValue: kind })} <b>{count.toLocaleString('en-US')}</b>
            </span>
          ))}
        </p>
      )}
      {deeds.isError && !deeds.data ? (
        <LoadFailed error={deeds.error} retry={() => void deeds.refetch()} />
      ) : !deeds.data ? (
        <Skeleton active title={false} paragraph={{ rows: 8 }} />
      ) : deeds.data.length === 0 ? (
        <p className="hint">{t('today.nothingYet')}</p>
      ) : (
        <ol>
          {folded(deeds.data).map(({ newest, count }) => (
            <li key={newest.id}>
              <time dateTime={newest.doneAt ?? newest.createdAt}>{clockTime(newest.doneAt ?? newest.createdAt)}</time>
              <span className={styles.deed}>
                <DeedWords of={newest} />
                {count > 1 && <b className={styles.times}>×{count}</b>}
              </span>
              <Why receipt={newest.receipt} />
            </li>
          ))}
        </ol>
      )}
    </aside>
  );
}

function DeedWords({ of }: { of: Deed }) {
  const { t } = useTranslation();
  const amount = of.body.amount;
  return (
    <>
      {of.receipt?.name ?? t(`domain.action.${of.kind}`, { defaultValue: of.kind })}
      {' → '}
      {t(`domain.action.${of.kind}`, { defaultValue: of.kind })}
      {typeof amount === 'number' && of.kind !== 'points' && ` ${money({ amount, currency: 'CNY' })}`}
      {of.about?.number && of.subject.kind === 'PARCEL' && (
        <small>
          <Link to={`/parcels/${of.subject.id}`}>{of.about.number}</Link>
        </small>
      )}
    </>
  );
}
