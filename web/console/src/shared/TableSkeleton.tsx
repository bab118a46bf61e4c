import styles from './TableSkeleton.module.css';

const ROWS = 14;
const WIDTHS = [72, 48, 64, 40, 58, 66, 50, 44, 62, 36];

/** A table before its rows, in its true shape. */
export function TableSkeleton({ columns }: { columns: number }) {
  return (
    <div className={styles.table} aria-hidden="true">
      {Array.from({ length: ROWS }, (_, row) => (
        <div key={row} className={styles.row}>
          {Array.from({ length: columns }, (__, column) => (
            <span key={column}>
              <i style={{ width: `${WIDTHS[(row * 3 + column) % WIDTHS.length]}%` }} />
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}
