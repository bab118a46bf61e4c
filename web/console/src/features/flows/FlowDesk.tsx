import { ArrowLeftOutlined, MoreOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Dropdown, Switch, Tabs, Tooltip } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useBlocker, useNavigate, useSearchParams } from 'react-router';

import { ApiError } from '@shared/api';
import type { FlowView } from '@shared/types';

import { useMay } from '@/app/session';
import { Chip } from '@/shared/Chip';
import { useSay } from '@/shared/useSay';

import { BacktestPanel } from './BacktestPanel';
import { CheckPanel } from './CheckPanel';
import { DryRunPanel } from './DryRunPanel';
import styles from './FlowDesk.module.css';
import { FlowEditor } from './FlowEditor';
import { flowCode, flowName } from './flowText';
import { flowCheckQuery, usePublishFlow, useRemoveFlow, useSaveFlow, useSwitchFlow } from './queries';
import { RunsPanel } from './RunsPanel';
import { useSettled } from '@/shared/useSettled';
import { VersionsPanel } from './VersionsPanel';

interface Props {
  /** Null while it was never saved. */
  flow: FlowView | null;
  start: string;
}

const TYPING = 350;

export function FlowDesk({ flow, start }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const say = useSay();
  const { modal } = App.useApp();
  const mayEdit = useMay('flows.edit');
  const [search, setSearch] = useSearchParams();
  const [yaml, setYaml] = useState(start);
  const [stored, setStored] = useState(flow ? flow.yaml : '');
  const settled = useSettled(yaml, TYPING);
  const check = useQuery(flowCheckQuery(settled));
  const save = useSaveFlow();
  const publish = usePublishFlow();
  const remove = useRemoveFlow();
  const flip = useSwitchFlow();

  const isDirty = yaml !== stored;
  const code = flowCode(yaml);
  const name = flowName(yaml) ?? flow?.name ?? t('flows.create');
  const isSound = check.data?.ok === true && settled === yaml;
  const tab = search.get('tab') ?? 'check';
  const go = (next: Record<string, string>) => setSearch({ tab, ...next }, { replace: true });

  const blocker = useBlocker(({ currentLocation, nextLocation }) =>
    isDirty && mayEdit && currentLocation.pathname !== nextLocation.pathname,
  );
  const hold = useRef(blocker);
  hold.current = blocker;
  useEffect(() => {
    if (blocker.state !== 'blocked') return undefined;
    const dialog = modal.confirm({
      title: t('flows.unsaved'),
      content: t('flows.leave'),
      okText: t('flows.leaveNow'),
      onOk: () => hold.current.proceed?.(),
      onCancel: () => hold.current.reset?.(),
    });
    return () => dialog.destroy();
  }, [blocker.state, modal, t]);

  async function store() {
    const id = flow?.id ?? code;
    if (!id) {
      say.failed(new Error(t('flows.idNeeded')));
      return null;
    }
    try {
      await save.mutateAsync({ id, yaml });
      setStored(yaml);
      return id;
    } catch (failure) {
      if (failure instanceof ApiError && failure.status === 422) go({ tab: 'check' });
      say.failed(failure as Error);
      return null;
    }
  }

  async function keep() {
    const id = await store();
    if (!id) return;
    say.done(t('flows.saved'));
    if (!flow) setTimeout(() => void navigate(`/flows/${id}`, { replace: true }));
  }

  function askPublish() {
    modal.confirm({
      title: t('flows.publishAsk', { name }),
      content: (
        <>
          <p>{check.data?.sentence}</p>
          <p>{t('flows.publishHint')}</p>
        </>
      ),
      okText: t('flows.publish'),
      onOk: async () => {
        const id = isDirty || !flow ? await store() : flow.id;
        if (!id) return;
        try {
          const published = await publish.mutateAsync(id);
          say.done(t('flows.published', { version: published.version }));
          if (!flow) setTimeout(() => void navigate(`/flows/${id}`, { replace: true }));
        } catch (failure) {
          say.failed(failure as Error);
        }
      },
    });
  }

  function askRemove() {
    if (!flow) return;
    modal.confirm({
      title: t('flows.removeAsk', { name }),
      content: t('flows.removeHint'),
      okText: t('flows.remove'),
      okButtonProps: { danger: true },
      onOk: async () => {
        try {
          await remove.mutateAsync(flow.id);
          setStored(yaml);
          say.done(t('flows.removed', { name }));
          setTimeout(() => void navigate('/flows'));
        } catch (failure) {
          say.failed(failure as Error);
        }
      },
    });
  }

  function exportYaml() {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([yaml], { type: 'text/yaml;charset=utf-8' }));
    link.download = `${code ?? 'flow'}.yaml`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1_000);
  }

  const panels = [
    { key: 'check', label: t('flows.tab.check'), children: <CheckPanel check={check} /> },
    { key: 'dry', label: t('flows.tab.dry'), children: <DryRunPanel flow={flow} isDirty={isDirty} /> },
    {
      key: 'backtest',
      label: t('flows.tab.backtest'),
      children: <BacktestPanel flow={flow} isDirty={isDirty} />,
    },
    ...(flow
      ? [
          {
            key: 'versions',
            label: t('flows.tab.versions'),
            children: <VersionsPanel flow={flow} yaml={yaml} onRestore={mayEdit ? setYaml : undefined} />,
          },
          { key: 'runs', label: t('flows.tab.runs'), children: <RunsPanel flow={flow} /> },
        ]
      : []),
  ];

  return (
    <div className={styles.desk}>
      <header className={styles.head}>
        <Link to="/flows" aria-label={t('flows.back')} className={styles.back}>
          <ArrowLeftOutlined />
        </Link>
        <h1>{name}</h1>
        {flow && flow.version > 0 && (
          <span className="hint">{t('flows.version', { version: flow.version })}</span>
        )}
        {flow?.stopped && <Chip tone="vermilion">{t('flows.stopped')}</Chip>}
        {flow?.draft && <Chip tone="amber">{t('flows.draft')}</Chip>}
        {isDirty && mayEdit && <span className={styles.unsaved}>{t('flows.unsaved')}</span>}
        <span className={styles.tools}>
          {flow && flow.version > 0 && (
            <Switch
              checked={flow.enabled}
              disabled={!mayEdit}
              loading={flip.isPending}
              aria-label={t(flow.enabled ? 'flows.switch.off' : 'flows.switch.on', { name })}
              onChange={(enabled) => flip.mutate({ id: flow.id, enabled }, { onError: say.failed })}
            />
          )}
          {mayEdit && (
            <>
              <Button disabled={!isDirty} loading={save.isPending} onClick={() => void keep()}>
                {t('flows.save')}
              </Button>
              <Tooltip title={isSound ? '' : t('flows.check.errors', { count: check.data?.errors.length ?? 0 })}>
                <Button
                  type="primary"
                  disabled={!isSound || (flow !== null && !isDirty && !flow.draft)}
                  loading={publish.isPending}
                  onClick={askPublish}
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
                { key: 'export', label: t('flows.export'), onClick: exportYaml },
                ...(flow && mayEdit
                  ? [
                      { type: 'divider' as const },
                      { key: 'remove', danger: true, label: t('flows.remove'), onClick: askRemove },
                    ]
                  : []),
              ],
            }}
          >
            <Button type="text" icon={<MoreOutlined />} aria-label={t('common.more')} />
          </Dropdown>
        </span>
      </header>
      <p className={styles.sentence}>
        {check.data?.sentence || flow?.sentence || t('flows.sentenceNone')}
      </p>
      <div className={styles.halves}>
        <section className={styles.editor}>
          <FlowEditor
            value={yaml}
            problems={check.data?.errors ?? NONE}
            readOnly={!mayEdit}
            label={t('flows.title')}
            onChange={setYaml}
          />
        </section>
        <aside className={styles.side}>
          <Tabs size="small" activeKey={tab} items={panels} onChange={(key) => go({ tab: key })} />
        </aside>
      </div>
    </div>
  );
}

const NONE: never[] = [];
