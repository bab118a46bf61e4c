import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { Blank } from '@/shared/Blank';
import { Ago } from '@/shared/Figures';
import { MoreRows } from '@/shared/MoreRows';

import { unmappedQuery } from './queries';
import styles from './SystemPage.module.css';

/** Codes and texts that nobody could read yet; the commonest first. */
export function UnmappedList() {
  const { t } = useTranslation();
  const list = useInfiniteQuery(unmappedQuery);
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (list.isSuccess && rows.length === 0) {
    return <Blank title={t('system.unmapped.none')} hint={t('system.unmapped.noneHint')} />;
  }
  return (
    <>
      <p className="quiet">{t('system.unmapped.hint')}</p>
      <MoreRows list={list}>
        <ul className={styles.list}>
          {rows.map((row) => (
            <li key={`${row.source}${row.code}${row.carrier}`}>
              <b className="num">{t('system.unmapped.times', { count: row.count })}</b>
              <span className={styles.grow}>
                {row.source} · {row.carrierName || row.carrier} · <code>{row.code || t('system.unmapped.noCode')}</code>
                {row.texts.map((text) => (
                  <small key={text}>{text}</small>
                ))}
              </span>
              <Ago at={row.lastAt} />
              <Link to={`/parcels/${row.lastParcel}`}>{t('system.unmapped.example')}</Link>
            </li>
          ))}
        </ul>
      </MoreRows>
    </>
  );
}
