import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { FlowVersion, FlowView } from '@shared/types';

import { Chip } from '@/shared/Chip';
import { Ago } from '@/shared/Figures';
import { LoadFailed } from '@/shared/LoadFailed';

import { lineDiff } from './flowText';
import styles from './panels.module.css';
import { flowVersionsQuery } from './queries';

interface Props {
  flow: FlowView;
  yaml: string;
  onRestore: ((yaml: string) => void) | undefined;
}

export function VersionsPanel({ flow, yaml, onRestore }: Props) {
  const { t } = useTranslation();
  const versions = useQuery(flowVersionsQuery(flow.id));
  const [open, setOpen] = useState<number | null>(null);
  if (versions.isPending) return <Skeleton active />;
  if (versions.isError) return <LoadFailed error={versions.error} retry={() => void versions.refetch()} />;
  if (versions.data.items.length === 0) return <p className="quiet">{t('flows.versions.none')}</p>;
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
          {open === version.version && <Diff version={version} yaml={yaml} onRestore={onRestore} />}
        </li>
      ))}
    </ul>
  );
}

function Diff({ version, yaml, onRestore }: { version: FlowVersion } & Omit<Props, 'flow'>) {
  const { t } = useTranslation();
  const lines = lineDiff(version.yaml.trimEnd(), yaml.trimEnd());
  const isSame = lines.every((line) => line.kind === 'same');
  const signs = { same: ' ', added: '+', removed: '−' };
  return (
    <div className={styles.diff}>
      <p className="hint">{isSame ? t('flows.versions.same') : t('flows.versions.diff')}</p>
      <pre>
        {lines.map((line, index) => (
          <div key={index} className={styles[line.kind]}>
            {signs[line.kind]} {line.text}
          </div>
        ))}
      </pre>
      {onRestore && !isSame && (
        <Button size="small" onClick={() => onRestore(version.yaml)}>
          {t('flows.versions.restore')}
        </Button>
      )}
    </div>
  );
}
