import type { ReactNode } from 'react';

import styles from './PageHead.module.css';

interface Props {
  title: ReactNode;
  hint?: ReactNode;
  children?: ReactNode;
}

export function PageHead({ title, hint, children }: Props) {
  return (
    <div className={styles.head}>
      <h1>{title}</h1>
      {hint && <span className={styles.hint}>{hint}</span>}
      <div className={styles.tools}>{children}</div>
    </div>
  );
}
