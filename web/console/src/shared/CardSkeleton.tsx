import styles from './CardSkeleton.module.css';

/** A grid of cards before its cards, in its true shape. */
export function CardSkeleton({ count = 6, height = 104 }: { count?: number; height?: number }) {
  return (
    <div className={styles.grid} aria-hidden="true">
      {Array.from({ length: count }, (_, at) => (
        <div key={at} className={styles.card} style={{ height }}>
          <i />
          <i />
        </div>
      ))}
    </div>
  );
}
