import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import type { FlowCheck } from '@shared/types';

import styles from './panels.module.css';

export function CheckPanel({ check }: { check: UseQueryResult<FlowCheck> }) {
  const { t } = useTranslation();
  if (check.isError) return <p className={styles.bad}>{t('flows.check.failed')}</p>;
  if (!check.data) return <p className="hint">{t('flows.check.running')}</p>;
  const problems = check.data.errors;
  return (
    <div aria-live="polite">
      {check.data.ok ? (
        <p className={styles.good}>
          <CheckCircleFilled /> {t('flows.check.ok')}
        </p>
      ) : (
        <p className={styles.bad}>
          <CloseCircleFilled /> {t('flows.check.errors', { count: problems.length })}
        </p>
      )}
      <ul className={styles.problems}>
        {problems.map((problem) => (
          <li key={`${problem.line}:${problem.column}:${problem.code}`}>
            <CloseCircleFilled className={styles.badMark} />
            <span>{problem.message}</span>
            <span className="hint num">{t('flows.check.place', { ...problem })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
