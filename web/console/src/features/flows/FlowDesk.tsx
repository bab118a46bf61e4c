import { useQuery } from '@tanstack/react-query';
import { Alert, App, Segmented, Tabs } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';

import { ApiError } from '@shared/api';
import type { FlowVersion, FlowView } from '@shared/types';

import { useMay } from '@/app/session';
import { useSay } from '@/shared/useSay';
import { useSettled } from '@/shared/useSettled';

import { BacktestPanel } from './BacktestPanel';
import { BlockView } from './BlockView';
import { CheckPanel } from './CheckPanel';
import { DeskHead } from './DeskHead';
import { DiffText } from './DiffText';
import { DryRunPanel } from './DryRunPanel';
import styles from './FlowDesk.module.css';
import { readTree, type FlowTree } from './flowDraft';
import { FlowEditor } from './FlowEditor';
import { flowCode, flowName } from './flowText';
import {
  flowCheckQuery,
  flowVersionsQuery,
  usePublishFlow,
  useRemoveFlow,
  useSaveFlow,
} from './queries';
import { RunsPanel } from './RunsPanel';
import { SentenceBar } from './SentenceBar';
import type { Editing } from './StepList';
import { useHeldPage } from './useHeldPage';
import { useText } from './useText';
import { useVocabulary } from './useVocabulary';
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
  const { text: yaml, edit, undo, redo } = useText(start);
  const [stored, setStored] = useState(flow ? flow.yaml : '');
  const settled = useSettled(yaml, TYPING);
  const check = useQuery(flowCheckQuery(settled));
  const versions = useQuery({ ...flowVersionsQuery(flow?.id ?? ''), enabled: flow !== null });
  const vocabulary = useVocabulary();
  const tree = useMemo(() => readTree(yaml), [yaml]);
  const save = useSaveFlow();
  const publish = usePublishFlow();
  const remove = useRemoveFlow();

  const isDirty = yaml !== stored;
  const code = flowCode(yaml);
  const name = flowName(yaml) ?? flow?.name ?? t('flows.create');
  const tab = search.get('tab') ?? 'check';
  const view = search.get('view') === 'yaml' ? 'yaml' : 'blocks';
  const go = (next: Record<string, string>) =>
    setSearch({ ...Object.fromEntries(search), ...next }, { replace: true });
  const editing: Editing | null = vocabulary && {
    disabled: !mayEdit,
    vocabulary,
    subject: subjectOf(tree, vocabulary.catalogue.triggers),
    edit,
  };
  useHeldPage(isDirty && mayEdit);

  async function store(text: string) {
    const id = flow?.id ?? code;
    if (!id) {
      say.failed(new Error(t('flows.idNeeded')));
      return null;
    }
    try {
      await save.mutateAsync({ id, yaml: text });
      setStored(text);
      return id;
    } catch (failure) {
      if (failure instanceof ApiError && failure.status === 422) go({ tab: 'check' });
      say.failed(failure as Error);
      return null;
    }
  }

  async function keep() {
    const id = await store(yaml);
    if (!id) return;
    say.done(t('flows.saved'));
    if (!flow) setTimeout(() => void navigate(`/flows/${id}`, { replace: true }));
  }

  async function release(id: string) {
    try {
      const published = await publish.mutateAsync(id);
      say.done(t('flows.published', { version: published.version }));
      if (!flow) setTimeout(() => void navigate(`/flows/${id}`, { replace: true }));
    } catch (failure) {
      say.failed(failure as Error);
    }
  }

  async function rollBack(version: FlowVersion) {
    const id = await store(version.yaml);
    if (!id) return;
    edit(() => version.yaml);
    await release(id);
  }

  function askPublish() {
    const running = versions.data?.items.find(({ version }) => version === flow?.version);
    modal.confirm({
      width: 640,
      title: t('flows.publishAsk', { name }),
      content: (
        <>
          <p>{check.data?.sentence}</p>
          {running ? (
            <DiffText before={running.yaml} after={yaml} title={t('flows.versions.changes')} />
          ) : (
            <p className="quiet">{t('flows.versions.first')}</p>
          )}
          <p>{t('flows.publishHint')}</p>
        </>
      ),
      okText: t('flows.publish'),
      onOk: async () => {
        const id = isDirty || !flow ? await store(yaml) : flow.id;
        if (id) await release(id);
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

  const panels = [
    {
      key: 'check',
      label: t('flows.tab.check'),
      children: <CheckPanel check={check} onFix={mayEdit ? edit : undefined} />,
    },
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
            children: (
              <VersionsPanel
                flow={flow}
                yaml={yaml}
                onRestore={mayEdit ? (text) => edit(() => text) : undefined}
                onRollBack={mayEdit ? rollBack : undefined}
              />
            ),
          },
          { key: 'runs', label: t('flows.tab.runs'), children: <RunsPanel flow={flow} /> },
        ]
      : []),
  ];

  return (
    <div className={styles.desk}>
      <DeskHead
        flow={flow}
        name={name}
        yaml={yaml}
        state={{
          isDirty,
          isSound: check.data?.ok === true && settled === yaml,
          errors: check.data?.errors.length ?? 0,
          isSaving: save.isPending,
          isPublishing: publish.isPending,
        }}
        onSave={() => void keep()}
        onPublish={askPublish}
        onRemove={askRemove}
        undo={undo}
        redo={redo}
      />
      {tree && editing ? (
        <SentenceBar tree={tree} editing={editing} />
      ) : (
        <p className={styles.sentence}>{flow?.sentence ?? t('flows.sentenceNone')}</p>
      )}
      <div className={styles.halves}>
        <section className={styles.editor}>
          <Segmented
            size="small"
            className={styles.views}
            value={view}
            options={[
              { value: 'blocks', label: t('flows.view.blocks') },
              { value: 'yaml', label: t('flows.view.yaml') },
            ]}
            onChange={(next) => go({ view: next })}
          />
          <div className={styles.sheet}>
            {view === 'yaml' || !editing ? (
              <FlowEditor
                value={yaml}
                problems={check.data?.errors ?? NONE}
                readOnly={!mayEdit}
                label={t('flows.title')}
                onChange={(text) => edit(() => text)}
              />
            ) : tree ? (
              <BlockView tree={tree} editing={editing} />
            ) : (
              <Alert type="warning" showIcon title={t('flows.broken')} className={styles.broken} />
            )}
          </div>
        </section>
        <aside className={styles.side}>
          <Tabs size="small" activeKey={tab} items={panels} onChange={(key) => go({ tab: key })} />
        </aside>
      </div>
    </div>
  );
}

const subjectOf = (tree: FlowTree | null, triggers: { id: string; subject: string }[]) =>
  triggers.find(({ id }) => id === tree?.fields.on)?.subject ?? 'parcel';

const NONE: never[] = [];
