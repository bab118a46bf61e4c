import type { ReactNode } from 'react';

import styles from './Panel.module.css';

interface Props {
  title: ReactNode;
  /** What stands at the end of the heading: a count, a button. */
  tail?: ReactNode;
  hint?: ReactNode;
  children: ReactNode;
}

/** One part of a detail, under its heading. */
export function Panel({ title, tail, hint, children }: Props) {
  return (
    <section className={styles.panel}>
      <header className={styles.head}>
        <h2>{title}</h2>
        {tail && <div className={styles.tail}>{tail}</div>}
      </header>
      {hint && <p className={styles.hint}>{hint}</p>}
      {children}
    </section>
  );
}

/** Facts in two columns; what is not known is left out. */
export function Facts({ of }: { of: [name: ReactNode, value: ReactNode][] }) {
  return (
    <dl className={styles.facts}>
      {of
        .filter(([, value]) => value !== null && value !== undefined && value !== '')
        .map(([name, value], at) => (
          <div key={at}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
