import { useQuery } from '@tanstack/react-query';
import { App, Button, Skeleton, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { FlowVersion, FlowView } from '@shared/types';

import { Chip } from '@/shared/Chip';
import { Ago } from '@/shared/Figures';
import { LoadFailed } from '@/shared/LoadFailed';

import { DiffText } from './DiffText';
import styles from './panels.module.css';
import { flowVersionsQuery } from './queries';

interface Props {
  flow: FlowView;
  yaml: string;
  /** Undefined for those who only look. */
  onRestore: ((yaml: string) => void) | undefined;
  onRollBack: ((version: FlowVersion) => Promise<void>) | undefined;
}

export function VersionsPanel({ flow, yaml, onRestore, onRollBack }: Props) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const versions = useQuery(flowVersionsQuery(flow.id));
  const [open, setOpen] = useState<number | null>(null);
  if (versions.isPending) return <Skeleton active />;
  if (versions.isError) return <LoadFailed error={versions.error} retry={() => void versions.refetch()} />;
  if (versions.data.items.length === 0) return <p className="quiet">{t('flows.versions.none')}</p>;
  const running = versions.data.items.find(({ version }) => version === flow.version);
  const ask = (version: FlowVersion) =>
    modal.confirm({
      width: 640,
      title: t('flows.versions.rollBackAsk', { name: flow.name, version: version.version }),
      content: (
        <>
          <p>{t('flows.versions.rollBackHint')}</p>
          <DiffText before={running?.yaml ?? ''} after={version.yaml} title={t('flows.versions.changes')} />
        </>
      ),
      okText: t('flows.versions.rollBack'),
      onOk: () => onRollBack?.(version),
    });
  return (
    <ul className={styles.versions}>
      {versions.data.items.map((version) => (
        <li key={version.version}>
          <button
            type="button"
            aria-expanded={open === version.version}
            onClick={() => setOpen(open === version.version ? null : version.version)}
          >
            <strong>{t('flows.version', { version: version.version })}</strong>
            {version.version === flow.version && <Chip tone="lake">{t('flows.versions.current')}</Chip>}
            <span className={styles.end}>
              <span className="quiet">{t('flows.versions.by', { who: version.publishedBy })}</span>{' '}
              <Ago at={version.publishedAt} />
            </span>
          </button>
          {open === version.version && (
            <>
              <DiffText before={version.yaml} after={yaml} title={t('flows.versions.diff')} />
              <Space className={styles.choices}>
                {onRestore && (
                  <Button size="small" onClick={() => onRestore(version.yaml)}>
                    {t('flows.versions.restore')}
                  </Button>
                )}
                {onRollBack && version.version !== flow.version && (
                  <Button size="small" onClick={() => ask(version)}>
                    {t('flows.versions.rollBack')}
                  </Button>
                )}
              </Space>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
