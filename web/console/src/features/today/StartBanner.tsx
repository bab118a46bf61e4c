import { useQuery } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { useMay } from '@/app/session';

import { standingQuery } from './startQueries';
import { doneSteps, nextStep, STEPS } from './startSteps';
import styles from './Start.module.css';

/** As long as something of the first hour is missing, the front page says so. */
export function StartBanner() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayEdit = useMay('connections.edit');
  const standing = useQuery({ ...standingQuery, enabled: mayEdit });
  if (!standing.data || nextStep(standing.data) === null) return null;
  const done = Object.values(doneSteps(standing.data)).filter(Boolean).length;
  return (
    <section className={styles.banner}>
      <Progress
        type="circle"
        size={44}
        percent={(done / STEPS.length) * 100}
        format={() => `${done}/${STEPS.length}`}
        aria-label={t('today.start.title')}
      />
      <div>
        <strong>{t('today.start.title')}</strong>
        <p>{t(`today.start.next.${nextStep(standing.data) ?? 'flows'}`)}</p>
      </div>
      <Button type="primary" onClick={() => void navigate('/start')}>
        {t('today.start.go')}
      </Button>
    </section>
  );
}
