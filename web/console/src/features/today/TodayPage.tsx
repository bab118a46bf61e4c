import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { useLive } from '@/app/live';
import { useSession } from '@/app/session';
import { CardSkeleton } from '@/shared/CardSkeleton';
import { LoadFailed } from '@/shared/LoadFailed';
import { PageHead } from '@/shared/PageHead';
import { useThrottled } from '@/shared/useThrottled';

import { DeedStream } from './DeedStream';
import { Figures } from './Figures';
import { Needs } from './Needs';
import { StartBanner } from './StartBanner';
import { todayQuery } from './queries';
import styles from './TodayPage.module.css';

/** The first look: what needs me, is all well, and what was done without me. */
export function TodayPage() {
  const { t } = useTranslation();
  const { user } = useSession();
  const client = useQueryClient();
  const today = useQuery(todayQuery);
  const again = useThrottled(() => void client.invalidateQueries({ queryKey: todayQuery.queryKey }), 5_000);
  useLive('approval.changed', again);
  useLive('ticket.changed', again);
  useLive('case.changed', again);
  useLive('parcel.changed', again);

  if (today.isError && !today.data) {
    return <LoadFailed error={today.error} retry={() => void today.refetch()} />;
  }
  return (
    <>
      <PageHead title={t('today.title')} hint={user.displayName} />
      <div className={styles.today}>
        <div className={styles.main}>
          <StartBanner />
          {today.data ? (
            <>
              <Needs today={today.data} />
              <Figures figures={today.data.figures} />
            </>
          ) : (
            <CardSkeleton count={4} height={140} />
          )}
        </div>
        <DeedStream done={today.data?.doneToday} />
      </div>
    </>
  );
}
