import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons';
import type { UseQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

import type { FlowCheck } from '@shared/types';

import { fixOf } from './fixes';
import styles from './panels.module.css';

interface Props {
  check: UseQueryResult<FlowCheck>;
  /** Undefined for those who only look. */
  onFix: ((mend: (yaml: string) => string) => void) | undefined;
}

export function CheckPanel({ check, onFix }: Props) {
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
        {problems.map((problem) => {
          const fix = onFix && fixOf(problem);
          return (
            <li key={`${problem.line}:${problem.column}:${problem.code}`}>
              <CloseCircleFilled className={styles.badMark} />
              <span>{problem.message}</span>
              <span className="hint num">
                {t('flows.check.place', { line: problem.line, column: problem.column })}
                {fix && (
                  <Button type="link" size="small" onClick={() => onFix(fix.mend)}>
                    {t(`flows.fix.${fix.word}`, { to: fix.to })}
                  </Button>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
