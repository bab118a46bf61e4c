import { useTranslation } from 'react-i18next';

import { lineDiff } from './flowText';
import styles from './panels.module.css';

const SIGNS = { same: ' ', added: '+', removed: '−' };

/** Two texts of a flow, line by line. */
export function DiffText({ before, after, title }: { before: string; after: string; title: string }) {
  const { t } = useTranslation();
  const lines = lineDiff(before.trimEnd(), after.trimEnd());
  const isSame = lines.every((line) => line.kind === 'same');
  return (
    <div className={styles.diff}>
      <p className="quiet">{isSame ? t('flows.versions.same') : title}</p>
      <pre tabIndex={0} aria-label={title}>
        {lines.map((line, index) => (
          <div key={index} className={styles[line.kind]}>
            {SIGNS[line.kind]} {line.text}
          </div>
        ))}
      </pre>
    </div>
  );
}
