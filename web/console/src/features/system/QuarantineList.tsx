import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { Blank } from '@/shared/Blank';
import { Chip } from '@/shared/Chip';
import { CopyText } from '@/shared/CopyText';
import { Ago } from '@/shared/Figures';
import { MoreRows } from '@/shared/MoreRows';

import { quarantineQuery } from './queries';
import styles from './SystemPage.module.css';

/** Reports that could not be taken: each alone, with its reason; the rest of its batch went through. */
export function QuarantineList() {
  const { t } = useTranslation();
  const list = useInfiniteQuery(quarantineQuery);
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (list.isSuccess && rows.length === 0) {
    return <Blank title={t('system.quarantine.none')} hint={t('system.quarantine.noneHint')} />;
  }
  return (
    <>
      <p className="quiet">{t('system.quarantine.hint')}</p>
      <MoreRows list={list}>
        <ul className={styles.list}>
          {rows.map((row) => (
            <li key={row.id}>
              <Ago at={row.arrivedAt} />
              <Link to={`/connections/${row.connection}`}>{row.connector}</Link>
              <span className={styles.grow}>
                {row.number || t('system.quarantine.noNumber')}
                <small>{row.reason}</small>
              </span>
              {row.redrivenAt && <Chip tone="jade">{t('system.quarantine.redriven')}</Chip>}
              <span className="hint mono">
                <CopyText text={row.id} label={row.id.slice(-8)} />
              </span>
            </li>
          ))}
        </ul>
      </MoreRows>
    </>
  );
}
