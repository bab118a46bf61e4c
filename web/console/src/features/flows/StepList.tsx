import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  DeleteOutlined,
  PlusOutlined,
} from '@ant-design/icons';
import { Button, Dropdown, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import styles from './blocks.module.css';
import { addArm, insertStep, moveAt, removeAt, setAt, type ArmNode, type Path, type StepNode } from './flowDraft';
import { StepIcon } from './StepIcon';
import { fieldsOf, freshFields, KINDS } from './stepFields';
import type { FlowWords } from './useVocabulary';
import { ValueInput } from './ValueInput';

/** What the blocks change: the text, by one of the edits of a draft. */
export interface Editing {
  disabled: boolean;
  vocabulary: FlowWords;
  /** Whose flow it is: parcel, order or member. */
  subject: string;
  edit: (change: (yaml: string) => string) => void;
}

interface ListProps {
  steps: StepNode[];
  path: Path;
  editing: Editing;
}

/** Steps one under the other, with a place between them for another. */
export function StepList({ steps, path, editing }: ListProps) {
  return (
    <ol className={styles.steps}>
      {steps.map((step, index) => (
        <li key={index}>
          <StepBlock step={step} index={index} count={steps.length} editing={editing} />
          <Insert list={path} index={index + 1} editing={editing} />
        </li>
      ))}
      {steps.length === 0 && (
        <li>
          <Insert list={path} index={0} editing={editing} isWide />
        </li>
      )}
    </ol>
  );
}

interface InsertProps {
  list: Path;
  index: number;
  editing: Editing;
  isWide?: boolean;
}

function Insert({ list, index, editing, isWide = false }: InsertProps) {
  const { t } = useTranslation();
  if (editing.disabled) return null;
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: KINDS.map((kind) => ({
          key: kind,
          icon: <StepIcon kind={kind} />,
          label: stepName(editing.vocabulary, kind),
        })),
        onClick: ({ key }) => editing.edit((yaml) => withStep(yaml, list, index, key, editing)),
      }}
    >
      <Button
        type="text"
        size="small"
        className={isWide ? styles.insertWide : styles.insert}
        icon={<PlusOutlined />}
        aria-label={t('flows.blocks.insert')}
      >
        {isWide && t('flows.blocks.insert')}
      </Button>
    </Dropdown>
  );
}

export function withStep(yaml: string, list: Path, index: number, kind: string, editing: Editing) {
  const template = editing.vocabulary.templates[0]?.id ?? '';
  return insertStep(yaml, list, index, kind, freshFields(kind, template, editing.subject));
}

export const stepName = (vocabulary: FlowWords, kind: string) =>
  vocabulary.catalogue.steps.find(({ id }) => id === kind)?.name ?? kind;

interface BlockProps {
  step: StepNode;
  index: number;
  count: number;
  editing: Editing;
}

function StepBlock({ step, index, count, editing }: BlockProps) {
  const { t } = useTranslation();
  const { disabled, vocabulary, edit } = editing;
  const name = stepName(vocabulary, step.kind);
  return (
    <section className={styles.block} data-kind={step.kind} aria-label={name}>
      <header className={styles.blockHead}>
        <span className={styles.kind}>
          <StepIcon kind={step.kind} />
          {name}
        </span>
        {!disabled && (
          <span className={styles.blockTools}>
            <Button type="text" size="small" icon={<ArrowUpOutlined />} disabled={index === 0}
              aria-label={t('flows.blocks.up', { name })}
              onClick={() => edit((yaml) => moveAt(yaml, step.path, -1))} />
            <Button type="text" size="small" icon={<ArrowDownOutlined />} disabled={index === count - 1}
              aria-label={t('flows.blocks.down', { name })}
              onClick={() => edit((yaml) => moveAt(yaml, step.path, 1))} />
            <Button type="text" size="small" icon={<DeleteOutlined />}
              aria-label={t('flows.blocks.remove', { name })}
              onClick={() => edit((yaml) => removeAt(yaml, step.path))} />
          </span>
        )}
      </header>
      {step.kind === 'wait' && !disabled && <WaitWays step={step} editing={editing} />}
      <FieldRows step={step} editing={editing} />
      {step.arms.map((arm, at) => (
        <Arm key={at} arm={arm} isFirst={at === 0} editing={editing} />
      ))}
      {step.kind === 'branch' && !disabled && (
        <Button type="link" size="small" icon={<PlusOutlined />} className={styles.add}
          onClick={() => edit((yaml) => addArm(yaml, [...step.path, 'branch']))}>
          {t('flows.blocks.addArm')}
        </Button>
      )}
      {step.kind === 'approve' && (
        <div className={styles.arm}>
          <p className={styles.armHead}>{t('flows.blocks.otherwise')}</p>
          <StepList steps={step.otherwise} path={[...step.path, 'approve', 'otherwise']} editing={editing} />
        </div>
      )}
      <Note step={step} editing={editing} />
    </section>
  );
}

function FieldRows({ step, editing }: { step: StepNode; editing: Editing }) {
  const { t } = useTranslation();
  const specs = fieldsOf(step.kind, step.fields);
  if (specs.length === 0) return null;
  return (
    <dl className={styles.fields}>
      {specs.map(({ key, kind }) => {
        const label = t(`flows.blocks.fields.${step.kind}.${key}`);
        return (
          <div key={key}>
            <dt>{label}</dt>
            <dd>
              <ValueInput
                kind={kind}
                label={label}
                value={step.fields[key]}
                disabled={editing.disabled}
                vocabulary={editing.vocabulary}
                onChange={(value) =>
                  editing.edit((yaml) => setAt(yaml, [...step.path, step.kind, key], value))
                }
              />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** A wait is for news or for a length of time: choosing the other begins it anew. */
function WaitWays({ step, editing }: { step: StepNode; editing: Editing }) {
  const { t } = useTranslation();
  const news = typeof step.fields.for === 'string' && !step.fields.for.startsWith('P');
  const way = 'until' in step.fields ? 'until' : news ? 'news' : 'length';
  const fresh = {
    news: { for: 'parcel.delivered', atMost: 'P7D' },
    length: { for: 'PT2H' },
    until: { until: '09:00' },
  };
  return (
    <div className={styles.ways} role="group" aria-label={t('flows.blocks.waitFor')}>
      {(['news', 'length', 'until'] as const).map((one) => (
        <Button
          key={one}
          size="small"
          type={way === one ? 'primary' : 'default'}
          ghost={way === one}
          aria-pressed={way === one}
          onClick={() =>
            way !== one && editing.edit((yaml) => setAt(yaml, [...step.path, 'wait'], fresh[one]))
          }
        >
          {t(`flows.blocks.ways.${one}`)}
        </Button>
      ))}
    </div>
  );
}

function Arm({ arm, isFirst, editing }: { arm: ArmNode; isFirst: boolean; editing: Editing }) {
  const { t } = useTranslation();
  const isRest = arm.when === null;
  const word = isRest ? 'else' : isFirst ? 'if' : 'elseIf';
  return (
    <div className={styles.arm}>
      <p className={styles.armHead}>
        {t(`flows.blocks.arm.${word}`)}
        {!editing.disabled && !isFirst && (
          <Button type="text" size="small" icon={<DeleteOutlined />}
            aria-label={t('flows.blocks.remove', { name: t(`flows.blocks.arm.${word}`) })}
            onClick={() => editing.edit((yaml) => removeAt(yaml, arm.path))} />
        )}
      </p>
      {arm.when !== null && (
        <ValueInput
          kind="condition"
          label={t('flows.blocks.condition')}
          value={arm.when}
          disabled={editing.disabled}
          vocabulary={editing.vocabulary}
          onChange={(value) => editing.edit((yaml) => setAt(yaml, [...arm.path, 'when'], value))}
        />
      )}
      <StepList steps={arm.steps} path={[...arm.path, 'do']} editing={editing} />
    </div>
  );
}

/** A remark for colleagues; it changes nothing. */
function Note({ step, editing }: { step: StepNode; editing: Editing }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  if (step.kind === 'stop') return null;
  if (step.note === '' && !isOpen) {
    return editing.disabled ? null : (
      <button type="button" className={styles.noteOpen} onClick={() => setOpen(true)}>
        {t('flows.blocks.addNote')}
      </button>
    );
  }
  return (
    <Input
      size="small"
      variant="filled"
      className={styles.note}
      prefix={<span className="hint">{t('flows.blocks.note')}</span>}
      disabled={editing.disabled}
      aria-label={t('flows.blocks.note')}
      value={step.note}
      onChange={(event) => editing.edit((yaml) => setAt(yaml, [...step.path, 'note'], event.target.value))}
    />
  );
}
