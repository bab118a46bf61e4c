import { Input, InputNumber, Select, Space, Switch } from 'antd';
import { useTranslation } from 'react-i18next';

import { ConditionInput } from './ConditionInput';
import styles from './blocks.module.css';
import { asOneUnit, writeLength, type Unit } from './duration';
import { wordsIn } from './sentenceWords';
import type { InputKind } from './stepFields';
import type { FlowWords } from './useVocabulary';

interface Props {
  kind: InputKind;
  label: string;
  value: unknown;
  disabled: boolean;
  vocabulary: FlowWords;
  roots?: string[] | undefined;
  /** Undefined leaves the key out. */
  onChange: (value: unknown) => void;
}

const CLAIM_REASONS = ['DAMAGED', 'LOST', 'SHORT', 'DELAYED', 'STALLED', 'REFUSED', 'OTHER'];
const UNITS: Unit[] = ['D', 'H', 'M', 'S'];

/** Asks for one value of a flow in the way that its kind wants. */
export function ValueInput(props: Props) {
  const { kind, label, value, disabled, vocabulary, onChange } = props;
  const { t } = useTranslation();
  const words = wordsIn(vocabulary.words.language);
  const text = typeof value === 'string' ? value : '';
  const choose = (options: Choice[], usual?: string) => (
    <Select
      size="small"
      showSearch={options.length > 8 ? { optionFilterProp: 'label' } : false}
      popupMatchSelectWidth={false}
      disabled={disabled}
      aria-label={label}
      placeholder={t('flows.blocks.none')}
      value={text || usual || null}
      options={options}
      onChange={onChange}
    />
  );
  switch (kind) {
    case 'money':
    case 'whole':
    case 'percent':
      return <NumberInput {...props} />;
    case 'duration':
      return <LengthInput {...props} />;
    case 'flag':
      return (
        <Switch size="small" checked={value === true} disabled={disabled} aria-label={label}
          onChange={(on) => onChange(on ? true : undefined)} />
      );
    case 'quiet':
      return (
        <Switch size="small" checked={value === 'wait'} disabled={disabled} aria-label={label}
          onChange={(on) => onChange(on ? 'wait' : undefined)} />
      );
    case 'trigger':
      return choose(vocabulary.catalogue.triggers.map(({ id, name }) => ({ value: id, label: name })));
    case 'template':
      return choose(vocabulary.templates.map(({ id, name }) => ({ value: id, label: name })));
    case 'once':
      return choose(
        [{ value: 'occurrence', label: t('flows.blocks.eachTime') }, ...choices(words.once)],
        'occurrence',
      );
    case 'reason':
      return choose(
        CLAIM_REASONS.map((one) => ({ value: one, label: vocabulary.words.value('claim.reason', one) })),
      );
    case 'priority':
      return choose(choices(words.priority), 'normal');
    case 'role':
      return choose(choices(words.role), 'approver');
    case 'onTimeout':
      return choose(choices(words.onTimeout), 'refuse');
    case 'channels':
      return (
        <Select
          size="small"
          mode="multiple"
          className={styles.values}
          disabled={disabled}
          aria-label={label}
          placeholder={t('flows.blocks.usualChannels')}
          value={Array.isArray(value) ? (value as string[]) : []}
          options={choices(words.channel)}
          onChange={onChange}
        />
      );
    case 'condition':
      return (
        <ConditionInput value={text} disabled={disabled} vocabulary={vocabulary} roots={props.roots} onChange={onChange} />
      );
    case 'words':
      return (
        <Input.TextArea size="small" autoSize={{ minRows: 1, maxRows: 4 }} disabled={disabled} aria-label={label}
          value={text} onChange={(event) => onChange(event.target.value)} />
      );
    case 'time':
    case 'text':
      return (
        <Input size="small" className={styles.medium} disabled={disabled} aria-label={label}
          value={text} onChange={(event) => onChange(event.target.value)} />
      );
  }
}

interface Choice {
  value: string;
  label: string;
}

const choices = (names: Record<string, string>): Choice[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

function NumberInput({ kind, label, value, disabled, onChange }: Props) {
  const { t } = useTranslation();
  const isMoney = kind === 'money';
  const scale = isMoney ? 100 : 1;
  return (
    <InputNumber
      size="small"
      min={0}
      {...(kind === 'percent' ? { max: 100 } : {})}
      precision={isMoney ? 2 : 0}
      prefix={isMoney ? '¥' : undefined}
      suffix={kind === 'percent' ? '%' : undefined}
      disabled={disabled}
      aria-label={label}
      placeholder={t('flows.blocks.none')}
      value={typeof value === 'number' ? value / scale : null}
      onChange={(number) => onChange(number === null ? undefined : Math.round(number * scale))}
    />
  );
}

function LengthInput({ label, value, disabled, onChange }: Props) {
  const { t } = useTranslation();
  const length = typeof value === 'string' ? asOneUnit(value) : null;
  const unit = length?.unit ?? 'D';
  return (
    <Space.Compact>
      <InputNumber
        size="small"
        min={1}
        max={9_999}
        precision={0}
        className={styles.count}
        disabled={disabled}
        aria-label={label}
        placeholder={t('flows.blocks.none')}
        value={length?.count ?? null}
        onChange={(count) => onChange(count === null ? undefined : writeLength(count, unit))}
      />
      <Select
        size="small"
        disabled={disabled}
        aria-label={`${label} ${t('flows.blocks.unit')}`}
        value={unit}
        options={UNITS.map((one) => ({ value: one, label: t(`flows.blocks.units.${one}`) }))}
        onChange={(next: Unit) => onChange(writeLength(length?.count ?? 1, next))}
      />
    </Space.Compact>
  );
}
