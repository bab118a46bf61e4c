import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import type { MemberRow, PointsEntry } from '@shared/growthTypes';

import { useLanguage } from '@/app/i18n';
import { span } from '@shared/format';
import { At } from '@/shared/Figures';
import { Panel } from '@/shared/Panel';

import styles from './PointsLedger.module.css';
import { pointsQuery } from './queries';

/** Every booking of points with its reckoning: nothing is added or taken without a line. */
export function PointsLedger({ member }: { member: MemberRow }) {
  const { t } = useTranslation();
  const ledger = useInfiniteQuery(pointsQuery(member.id));
  const entries = ledger.data?.pages.flatMap((page) => page.items) ?? [];
  const { available, pending, debt } = member.points;
  return (
    <Panel
      title={t('members.points.title')}
      hint={t('members.points.hint')}
      tail={
        <span className="num">
          <b>{available.toLocaleString('en-US')}</b> {t('members.points.available')}
          {pending > 0 && ` · ${t('members.pending', { count: pending })}`}
          {debt > 0 && ` · ${t('members.points.debt', { count: debt })}`}
        </span>
      }
    >
      {ledger.isSuccess && entries.length === 0 && <p className="hint">{t('members.points.none')}</p>}
      <ul className={styles.ledger}>
        {entries.map((entry) => (
          <li key={entry.id}>
            <At time={entry.at} />
            <span className={styles.what}>
              {t(`members.points.type.${entry.type}`, { defaultValue: entry.type })}
              <Reckoning entry={entry} />
            </span>
            <b className={takes(entry.type) ? styles.minus : styles.plus}>
              {takes(entry.type) ? '−' : entry.type === 'EARN_CONFIRM' ? '' : '+'}
              {Math.abs(entry.points)}
            </b>
          </li>
        ))}
      </ul>
      {ledger.hasNextPage && (
        <Button
          type="link"
          size="small"
          style={{ padding: 0 }}
          loading={ledger.isFetchingNextPage}
          onClick={() => void ledger.fetchNextPage()}
        >
          {t('common.more')}
        </Button>
      )}
    </Panel>
  );
}

const takes = (type: string) => ['CLAWBACK', 'EXPIRE', 'SPEND_HOLD', 'SPEND_COMMIT'].includes(type);

/** How a parcel's points come about: so much for on time, one for each hour earlier. */
function Reckoning({ entry: { why, rule, reference } }: { entry: PointsEntry }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (rule !== 'on-time' || typeof why.tookMinutes !== 'number') return null;
  const minutes = (value: unknown) => span(Number(value) * 60_000, language);
  return (
    <small>
      {t('members.points.reckoning', {
        took: minutes(why.tookMinutes),
        standard: minutes(why.standardMinutes),
        onTime: Number(why.onTime),
        earlier: Number(why.fullHoursEarlier),
      })}{' '}
      <Link to={`/parcels/${reference}`}>{t('members.points.parcel')}</Link>
    </small>
  );
}
