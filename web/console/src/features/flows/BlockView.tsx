import { ThunderboltOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';

import styles from './blocks.module.css';
import { setAt, type FlowTree, type Path } from './flowDraft';
import { StepIcon } from './StepIcon';
import { StepList, stepName, withStep, type Editing } from './StepList';
import { HEAD_FIELDS, KINDS, LIMIT_FIELDS, type InputKind } from './stepFields';
import { ValueInput } from './ValueInput';

interface Props {
  tree: FlowTree;
  editing: Editing;
}

/** The flow as blocks: what starts it, whom it is for, and what it does, one under the other. */
export function BlockView({ tree, editing }: Props) {
  const { t } = useTranslation();
  const { vocabulary, disabled } = editing;
  const limits = (tree.fields.limits ?? {}) as Record<string, unknown>;
  const trigger = vocabulary.catalogue.triggers.find(({ id }) => id === tree.fields.on);
  const field = (label: string, path: Path, kind: InputKind, value: unknown, roots?: string[]) => (
    <div key={label}>
      <dt>{label}</dt>
      <dd>
        <ValueInput
          kind={kind}
          label={label}
          value={value}
          disabled={disabled}
          vocabulary={vocabulary}
          roots={roots}
          onChange={(next) => editing.edit((yaml) => setAt(yaml, path, next))}
        />
      </dd>
    </div>
  );
  const roots = trigger && [...trigger.brings, ...rootsOf(trigger.subject), 'now'];
  return (
    <div className={styles.view}>
      {!disabled && <Palette tree={tree} editing={editing} />}
      <div className={styles.canvas}>
        <section className={styles.block} data-kind="trigger" aria-label={t('flows.blocks.trigger')}>
          <header className={styles.blockHead}>
            <span className={styles.kind}>
              <ThunderboltOutlined />
              {t('flows.blocks.trigger')}
            </span>
          </header>
          <dl className={styles.fields}>
            <div>
              <dt>{t('flows.blocks.name')}</dt>
              <dd>
                <Input
                  size="small"
                  className={styles.medium}
                  disabled={disabled}
                  aria-label={t('flows.blocks.name')}
                  value={textOf(tree.fields.name)}
                  onChange={(event) => editing.edit((yaml) => setAt(yaml, ['name'], event.target.value))}
                />
              </dd>
            </div>
            {field(t('flows.blocks.on'), ['on'], 'trigger', tree.fields.on)}
            {field(t('flows.blocks.condition'), ['when'], 'condition', tree.fields.when, roots)}
            {HEAD_FIELDS.map(({ key, kind }) =>
              field(t(`flows.blocks.head.${key}`), [key], kind, tree.fields[key]),
            )}
          </dl>
          <details className={styles.limits} open={Object.keys(limits).length > 0}>
            <summary>{t('flows.blocks.limits')}</summary>
            <dl className={styles.fields}>
              {LIMIT_FIELDS.map(({ key, kind }) =>
                field(t(`flows.blocks.limit.${key}`), ['limits', key], kind, limits[key]),
              )}
            </dl>
          </details>
        </section>
        <StepList steps={tree.steps} path={['do']} editing={editing} />
      </div>
    </div>
  );
}

function Palette({ tree, editing }: Props) {
  const { t } = useTranslation();
  return (
    <nav className={styles.palette} aria-label={t('flows.blocks.palette')}>
      <p className="hint">{t('flows.blocks.palette')}</p>
      {KINDS.map((kind) => (
        <Button
          key={kind}
          type="text"
          size="small"
          icon={<StepIcon kind={kind} />}
          title={t('flows.blocks.append', { name: stepName(editing.vocabulary, kind) })}
          onClick={() =>
            editing.edit((yaml) => withStep(yaml, ['do'], tree.steps.length, kind, editing))
          }
        >
          {stepName(editing.vocabulary, kind)}
        </Button>
      ))}
    </nav>
  );
}

/** Whose facts are there for whose flow. */
function rootsOf(subject: string): string[] {
  if (subject === 'connection') return [];
  if (subject === 'member') return ['member'];
  return subject === 'order' ? ['order', 'member'] : ['parcel', 'order', 'member'];
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');
