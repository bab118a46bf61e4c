import { useTranslation } from 'react-i18next';

import type { Calculation as Lines } from '@shared/types';

import styles from './Calculation.module.css';
import { Sum } from './Figures';

interface Props {
  of: Lines;
  currency: string;
}

/** A sum with the lines it is made of. */
export function Calculation({ of, currency }: Props) {
  const { t } = useTranslation();
  return (
    <table className={styles.lines}>
      <tbody>
        {of.lines.map((line, index) => (
          <tr key={`${line.code}-${index}`}>
            <th scope="row">{line.text}</th>
            <td>{line.detail}</td>
            <td>
              <Sum of={{ amount: line.amount, currency }} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('common.total')}</th>
          <td />
          <td>
            <Sum of={{ amount: of.amount, currency }} strong />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
