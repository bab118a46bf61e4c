import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import styles from './ChosenBar.module.css';

/** What can be done with the chosen rows, above the list's end. */
export function ChosenBar({ label, onClear, children }: { label: string; onClear: () => void; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className={styles.bar} role="toolbar" aria-label={label}>
      <span className="num">{label}</span>
      {children}
      <Button size="small" type="text" onClick={onClear}>
        {t('common.clearChoice')}
      </Button>
    </div>
  );
}
