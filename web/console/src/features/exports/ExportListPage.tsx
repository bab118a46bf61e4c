import { DownloadOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Progress, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import type { ExportJob } from '@shared/setupTypes';

import { Blank } from '@/shared/Blank';
import { Chip, type ChipTone } from '@/shared/Chip';
import { exportListQuery, percentOf, useCancelExport } from '@/shared/exportJobs';
import { Ago } from '@/shared/Figures';
import page from '@/shared/Page.module.css';
import { PageHead } from '@/shared/PageHead';
import { RowTable } from '@/shared/RowTable';
import { useSay } from '@/shared/useSay';

import { queryWords } from './queryWords';

const TONES: Record<ExportJob['state'], ChipTone> = {
  running: 'lake',
  done: 'jade',
  failed: 'vermilion',
  cancelled: 'grey',
};

/** What one has exported in the last days: how far it is, and its file. */
export function ExportListPage() {
  const { t } = useTranslation();
  const list = useInfiniteQuery(exportListQuery);
  const rows = list.data?.pages.flatMap((one) => one.items) ?? [];
  const columns: TableColumnsType<ExportJob> = [
    { key: 'kind', width: 100, render: (_, job) => t(`exports.kind.${job.kind}`) },
    { key: 'state', width: 220, render: (_, job) => <State of={job} /> },
    { key: 'act', width: 130, render: (_, job) => <Act on={job} /> },
    { key: 'what', width: 420, ellipsis: true, render: (_, job) => queryWords(job, t) },
    { key: 'made', width: 130, align: 'right', render: (_, job) => <Ago at={job.madeAt} /> },
  ];
  return (
    <div className={page.page}>
      <PageHead title={t('exports.title')} hint={t('exports.hint')} />
      <RowTable<ExportJob>
        list={list}
        rows={rows}
        columns={columns.map((column) => ({ ...column, title: t(`exports.column.${String(column.key)}`) }))}
        onPhones={['kind', 'state', 'act']}
        rowId={({ id }) => id}
        current={null}
        empty={
          <Blank title={t('exports.none')} hint={t('exports.noneHint')}>
            <Link to="/parcels">{t('exports.toParcels')}</Link>
          </Blank>
        }
      />
    </div>
  );
}

function State({ of }: { of: ExportJob }) {
  const { t } = useTranslation();
  if (of.state === 'running') {
    return <Progress percent={percentOf(of)} size="small" status="active" aria-label={t('exports.state.running')} />;
  }
  return (
    <>
      <Chip tone={TONES[of.state]}>{t(`exports.state.${of.state}`)}</Chip>{' '}
      {of.state === 'done' && (
        <span className="hint num">{t('exports.rows', { done: of.done.toLocaleString('en-US') })}</span>
      )}
    </>
  );
}

function Act({ on }: { on: ExportJob }) {
  const { t } = useTranslation();
  const say = useSay();
  const cancel = useCancelExport();
  if (on.file) {
    return (
      <Button type="link" size="small" icon={<DownloadOutlined />} href={on.file} download>
        {t('exports.download')}
      </Button>
    );
  }
  if (on.state !== 'running') return null;
  return (
    <Button size="small" loading={cancel.isPending} onClick={() => cancel.mutate(on.id, { onError: say.failed })}>
      {t('exports.cancel')}
    </Button>
  );
}
