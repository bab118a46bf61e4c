import { DownloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Popover, Progress } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import type { ExportJob, ExportKind } from '@shared/setupTypes';

import { useMay } from '@/app/session';

import styles from './ExportButton.module.css';
import { exportQuery, percentOf, useBeginExport, useCancelExport, type ExportQuery } from './exportJobs';
import { useSay } from './useSay';

interface Props {
  kind: ExportKind;
  query: ExportQuery;
  label?: string;
  size?: 'small' | 'middle';
}

/** Begins an export of what the list holds, shows how far it is, and hands over its file. */
export function ExportButton({ kind, query, label, size = 'middle' }: Props) {
  const { t } = useTranslation();
  const say = useSay();
  const may = useMay('exports.make');
  const begin = useBeginExport();
  const [id, setId] = useState('');
  const job = useQuery(exportQuery(id));
  if (!may) return null;
  return (
    <Popover
      open={id !== ''}
      trigger="click"
      placement="bottomRight"
      onOpenChange={(open) => !open && setId('')}
      content={job.data ? <Job job={job.data} onClose={() => setId('')} /> : t('common.loading')}
    >
      <Button
        size={size}
        icon={<DownloadOutlined />}
        title={label ? '' : t('exports.buttonHint')}
        loading={begin.isPending}
        onClick={() =>
          begin.mutate({ kind, query: set(query) }, { onSuccess: (begun) => setId(begun.id), onError: say.failed })
        }
      >
        {label ?? t('exports.button')}
      </Button>
    </Popover>
  );
}

/** The server is told of what narrows only. */
const set = (query: ExportQuery) =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== null && value !== '' && value !== false));

function Job({ job, onClose }: { job: ExportJob; onClose: () => void }) {
  const { t } = useTranslation();
  const say = useSay();
  const cancel = useCancelExport();
  const mine = <Link to="/exports">{t('exports.mine')}</Link>;
  return (
    <div className={styles.job} aria-live="polite">
      {job.state === 'running' && (
        <>
          <p>{t('exports.begun')}</p>
          <Progress percent={percentOf(job)} size="small" status="active" />
          <span className={styles.foot}>
            <span className="hint num">{t('exports.progress', { done: job.done, total: job.total })}</span>
            <Button size="small" loading={cancel.isPending} onClick={() => cancel.mutate(job.id, { onError: say.failed })}>
              {t('exports.cancel')}
            </Button>
          </span>
        </>
      )}
      {job.state === 'done' && job.file && (
        <>
          <p>{t('exports.ready', { done: job.done.toLocaleString('en-US') })}</p>
          <span className={styles.foot}>
            {mine}
            <Button type="primary" size="small" icon={<DownloadOutlined />} href={job.file} download onClick={onClose}>
              {t('exports.download')}
            </Button>
          </span>
        </>
      )}
      {(job.state === 'failed' || job.state === 'cancelled') && (
        <>
          <p>{t(job.state === 'failed' ? 'exports.failedHint' : 'exports.cancelledHint')}</p>
          <span className={styles.foot}>{mine}</span>
        </>
      )}
    </div>
  );
}
