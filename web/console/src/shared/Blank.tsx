import type { ReactNode } from 'react';

import styles from './Blank.module.css';

/** An empty list: what will stand here, and the one next step. */
export function Blank({ title, hint, children }: { title: string; hint?: string; children?: ReactNode }) {
  return (
    <div className={styles.blank}>
      <svg width="72" height="40" viewBox="0 0 72 40" aria-hidden="true">
        <path d="M6 14c8-1.5 14 1 18 8l3 5 3-5c4-7 10-9.5 18-8" fill="none" stroke="var(--line)" strokeWidth="2" strokeLinecap="round" />
        <path d="M42 8c4-.7 7 .5 9 4l1.5 2.5 1.5-2.5c2-3.5 5-4.7 9-4" fill="none" stroke="var(--line)" strokeWidth="1.5" strokeLinecap="round" />
      </svg>
      <strong>{title}</strong>
      {hint && <p>{hint}</p>}
      {children}
    </div>
  );
}
