import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

import type { SessionRow } from '@shared/setupTypes';

import { Chip } from './Chip';
import { Ago } from './Figures';
import styles from './SessionRows.module.css';

interface Props {
  rows: SessionRow[];
  /** Whose it is stands in front where there are several people. */
  withNames?: boolean;
  ending: string | null;
  onEnd: (id: string) => void;
}

/** Who is logged in, from where; any of them but this one can be ended at once. */
export function SessionRows({ rows, withNames = false, ending, onEnd }: Props) {
  const { t } = useTranslation();
  return (
    <ul className={styles.rows}>
      {rows.map((one) => (
        <li key={one.id}>
          {withNames && <b>{one.account.name}</b>}
          <span className={styles.grow}>
            {one.device} <span className="hint">{one.address}</span>
          </span>
          <span className="hint">
            {t('common.session.seen')} <Ago at={one.seenAt} />
          </span>
          {one.current ? (
            <Chip tone="jade">{t('common.session.current')}</Chip>
          ) : (
            <Button
              size="small"
              type="text"
              danger
              loading={ending === one.id}
              aria-label={`${t('common.session.end')} ${one.device}`}
              onClick={() => onEnd(one.id)}
            >
              {t('common.session.end')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
