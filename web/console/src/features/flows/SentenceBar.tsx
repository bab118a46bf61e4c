import { Popover } from 'antd';
import { useTranslation } from 'react-i18next';

import styles from './SentenceBar.module.css';
import { setAt, valueAt, type FlowTree } from './flowDraft';
import { sentenceOf, type Choice } from './sentence';
import type { Editing } from './StepList';
import { ValueInput } from './ValueInput';

/** The flow in one sentence; its parts are pressed to choose something else. */
export function SentenceBar({ tree, editing }: { tree: FlowTree; editing: Editing }) {
  const { t } = useTranslation();
  const parts = sentenceOf(tree, editing.vocabulary.words, editing.vocabulary.types);
  return (
    <p className={styles.sentence} aria-label={t('flows.sentence')}>
      {parts.map((part, index) =>
        part.choice && !editing.disabled ? (
          <PartButton key={index} text={part.text} choice={part.choice} tree={tree} editing={editing} />
        ) : (
          <span key={index}>{part.text}</span>
        ),
      )}
    </p>
  );
}

interface PartProps {
  text: string;
  choice: Choice;
  tree: FlowTree;
  editing: Editing;
}

function PartButton({ text, choice, tree, editing }: PartProps) {
  const { t } = useTranslation();
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      content={
        <div className={styles.choice}>
          <ValueInput
            kind={choice.kind}
            label={t('flows.blocks.value')}
            value={valueAt(tree, choice.path)}
            disabled={false}
            vocabulary={editing.vocabulary}
            onChange={(value) => editing.edit((yaml) => setAt(yaml, choice.path, value))}
          />
        </div>
      }
    >
      <button type="button" className={styles.part}>
        {text === '' ? '…' : text}
      </button>
    </Popover>
  );
}
