import { useTranslation } from 'react-i18next';

import type { CalculationLine, Money } from '@shared/types';

import styles from './Calculation.module.css';
import { Sum } from './Figures';

/** A sum with the lines it is made of. */
export function Calculation({ lines, total }: { lines: CalculationLine[]; total: Money }) {
  const { t } = useTranslation();
  return (
    <table className={styles.lines}>
      <tbody>
        {lines.map((line) => (
          <tr key={line.code}>
            <th scope="row">{line.text}</th>
            <td>{line.detail}</td>
            <td>
              <Sum of={line.amount} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('common.total')}</th>
          <td />
          <td>
            <Sum of={total} strong />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
