import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { Blank } from '@/shared/Blank';
import { Chip } from '@/shared/Chip';
import { Ago } from '@/shared/Figures';
import { MoreRows } from '@/shared/MoreRows';

import { quarantineQuery } from './quarantineQueries';
import styles from './SystemPage.module.css';

const SHOWN = 10;

/** The newest reports that could not be taken; all of them, and what to do, stand on their own page. */
export function QuarantineList() {
  const { t } = useTranslation();
  const list = useInfiniteQuery(quarantineQuery({ connection: '', waiting: false }));
  const rows = list.data?.pages.flatMap((page) => page.items).slice(0, SHOWN) ?? [];
  if (list.isSuccess && rows.length === 0) {
    return <Blank title={t('system.quarantine.none')} hint={t('system.quarantine.noneHint')} />;
  }
  return (
    <>
      <p className="quiet">
        {t('system.quarantine.hint')} <Link to="/system/quarantine">{t('system.quarantine.open')}</Link>
      </p>
      <MoreRows list={{ ...list, hasNextPage: false }}>
        <ul className={styles.list}>
          {rows.map((row) => (
            <li key={row.id}>
              <Ago at={row.arrivedAt} />
              <span className="quiet">{row.connector}</span>
              <span className={styles.grow}>
                <Link to={`/system/quarantine/${row.id}`}>{row.number || t('system.quarantine.noNumber')}</Link>
                <small>{row.reason}</small>
              </span>
              {row.redrivenAt && <Chip tone="jade">{t('system.quarantine.redriven')}</Chip>}
            </li>
          ))}
        </ul>
      </MoreRows>
    </>
  );
}
