import { ArrowLeftOutlined, MoreOutlined, RedoOutlined, UndoOutlined } from '@ant-design/icons';
import { Button, Dropdown, Switch, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import type { FlowView } from '@shared/types';

import { useMay } from '@/app/session';
import { Chip } from '@/shared/Chip';
import { useSay } from '@/shared/useSay';

import styles from './FlowDesk.module.css';
import { flowCode } from './flowText';
import { useSwitchFlow } from './queries';

interface Props {
  flow: FlowView | null;
  name: string;
  yaml: string;
  state: {
    isDirty: boolean;
    isSound: boolean;
    errors: number;
    isSaving: boolean;
    isPublishing: boolean;
  };
  onSave: () => void;
  onPublish: () => void;
  onRemove: () => void;
  undo: (() => void) | undefined;
  redo: (() => void) | undefined;
}

export function DeskHead(props: Props) {
  const { t } = useTranslation();
  const { flow, name, yaml, state, undo, redo } = props;
  const mayEdit = useMay('flows.edit');
  return (
    <header className={styles.head}>
      <Link to="/flows" aria-label={t('flows.back')} className={styles.back}>
        <ArrowLeftOutlined />
      </Link>
      <h1>{name}</h1>
      {flow && flow.version > 0 && (
        <span className="quiet">{t('flows.version', { version: flow.version })}</span>
      )}
      {flow?.stopped && <Chip tone="vermilion">{t('flows.stopped')}</Chip>}
      {flow?.draft && <Chip tone="amber">{t('flows.draft')}</Chip>}
      {state.isDirty && mayEdit && <span className={styles.unsaved}>{t('flows.unsaved')}</span>}
      <span className={styles.tools}>
        {flow && flow.version > 0 && <OnOff flow={flow} name={name} disabled={!mayEdit} />}
        {mayEdit && (
          <>
            <Button type="text" icon={<UndoOutlined />} disabled={!undo} aria-label={t('flows.undo')}
              title={t('flows.undo')} onClick={undo} />
            <Button type="text" icon={<RedoOutlined />} disabled={!redo} aria-label={t('flows.redo')}
              title={t('flows.redo')} onClick={redo} />
            <Button disabled={!state.isDirty} loading={state.isSaving} onClick={props.onSave}>
              {t('flows.save')}
            </Button>
            <Tooltip title={state.errors > 0 ? t('flows.check.errors', { count: state.errors }) : ''}>
              <Button
                type="primary"
                disabled={!state.isSound || (flow !== null && !state.isDirty && !flow.draft)}
                loading={state.isPublishing}
                onClick={props.onPublish}
              >
                {t('flows.publish')}
              </Button>
            </Tooltip>
          </>
        )}
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              { key: 'export', label: t('flows.export'), onClick: () => exportYaml(yaml) },
              ...(flow && mayEdit
                ? [
                    { type: 'divider' as const },
                    { key: 'remove', danger: true, label: t('flows.remove'), onClick: props.onRemove },
                  ]
                : []),
            ],
          }}
        >
          <Button type="text" icon={<MoreOutlined />} aria-label={t('common.more')} />
        </Dropdown>
      </span>
    </header>
  );
}

function OnOff({ flow, name, disabled }: { flow: FlowView; name: string; disabled: boolean }) {
  const { t } = useTranslation();
  const say = useSay();
  const flip = useSwitchFlow();
  return (
    <Switch
      checked={flow.enabled}
      disabled={disabled}
      loading={flip.isPending}
      aria-label={t(flow.enabled ? 'flows.switch.off' : 'flows.switch.on', { name })}
      onChange={(enabled) => flip.mutate({ id: flow.id, enabled }, { onError: say.failed })}
    />
  );
}

function exportYaml(yaml: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([yaml], { type: 'text/yaml;charset=utf-8' }));
  link.download = `${flowCode(yaml) ?? 'flow'}.yaml`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1_000);
}
