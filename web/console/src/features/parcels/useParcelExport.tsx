import { App, Button } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { dayKey } from '@shared/format';
import type { ParcelRow } from '@shared/types';

import { useClock } from '@/app/clock';
import { useSay } from '@/shared/useSay';

import { download, parcelCsv } from './parcelCsv';
import type { ParcelFilter } from './parcelFilter';
import { parcelPage } from './queries';

const MESSAGE = 'parcel-export';
const PAGE = 200;

/** Writes chosen rows at once, or walks through everything that the filter holds. */
export function useParcelExport() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const say = useSay();
  const now = useClock();
  const running = useRef<AbortController | null>(null);

  const heads = ['number', 'carrier', 'status', 'status', 'anomalies', 'place', 'estimate', 'order', 'shop', 'buyer', 'updated'];
  const save = (rows: ParcelRow[]) => {
    const words = {
      heads: heads.map((head) => t(`parcels.column.${head}`)),
      anomaly: (type: string) => t(`domain.anomaly.${type}`),
    };
    download(`${t('parcels.export.file')}-${dayKey(now())}.csv`, parcelCsv(rows, words));
    say.done(t('parcels.export.done', { count: rows.length }));
  };

  const progress = (count: number) =>
    void message.open({
      key: MESSAGE,
      type: 'loading',
      duration: 0,
      content: (
        <>
          {t('parcels.export.running', { count })}{' '}
          <Button type="link" size="small" onClick={() => running.current?.abort()}>
            {t('parcels.export.stop')}
          </Button>
        </>
      ),
    });

  async function saveFiltered(filter: ParcelFilter) {
    running.current?.abort();
    const control = new AbortController();
    running.current = control;
    const rows: ParcelRow[] = [];
    try {
      let after: string | null = null;
      do {
        progress(rows.length);
        const page = await parcelPage(filter, after, PAGE, control.signal);
        rows.push(...page.items);
        after = page.next;
      } while (after !== null);
      save(rows);
    } catch (failure) {
      if (failure instanceof Error && failure.name !== 'AbortError') say.failed(failure);
    } finally {
      message.destroy(MESSAGE);
    }
  }

  return { save, saveFiltered };
}
