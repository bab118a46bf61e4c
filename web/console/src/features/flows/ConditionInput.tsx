import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';

import { joinParts, OPERATORS, partsOf, readClause, type Clause, type Literal } from './clause';
import styles from './blocks.module.css';
import { wordsIn } from './sentenceWords';
import type { FlowWords } from './useVocabulary';

interface Props {
  value: string;
  disabled: boolean;
  vocabulary: FlowWords;
  /** The first parts of the facts that are there; all when undefined. */
  roots?: string[] | undefined;
  onChange: (value: string) => void;
}

/** A condition as rows that must all hold; what rows cannot say is one formula. */
export function ConditionInput({ value, disabled, vocabulary, roots, onChange }: Props) {
  const { t } = useTranslation();
  const parts = value.trim() === '' ? [] : partsOf(readClause(value, vocabulary.types));
  const put = (index: number, part: Clause | null) =>
    onChange(joinParts(parts.flatMap((old, at) => (at === index ? (part ? [part] : []) : [old]))));
  const fields = vocabulary.catalogue.fields.filter(
    ({ id }) => id !== 'parcel.link' && (!roots || roots.includes(id.split('.')[0] ?? '')),
  );
  const add = () => {
    const field = fields.find(({ id }) => id === 'order.paid') ?? fields[0];
    if (field) onChange(joinParts([...parts, freshTest(field.id, vocabulary)]));
  };
  return (
    <div className={styles.rows}>
      {parts.map((part, index) => (
        <div key={index} className={styles.row}>
          <Row
            part={part}
            disabled={disabled}
            vocabulary={vocabulary}
            fields={fields}
            onChange={(next) => put(index, next)}
          />
          {!disabled && (
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined />}
              aria-label={t('flows.blocks.removeTest')}
              onClick={() => put(index, null)}
            />
          )}
        </div>
      ))}
      {!disabled && (
        <Button type="link" size="small" icon={<PlusOutlined />} className={styles.add} onClick={add}>
          {t(parts.length === 0 ? 'flows.blocks.addTest' : 'flows.blocks.andTest')}
        </Button>
      )}
    </div>
  );
}

interface RowProps {
  part: Clause;
  disabled: boolean;
  vocabulary: FlowWords;
  fields: FlowWords['catalogue']['fields'];
  onChange: (part: Clause) => void;
}

function Row({ part, disabled, vocabulary, fields, onChange }: RowProps) {
  const { t } = useTranslation();
  const test = testOf(part);
  if (!test) {
    return (
      <Input
        size="small"
        prefix={<span className="hint">{t('flows.blocks.formula')}</span>}
        disabled={disabled}
        value={joinParts([part])}
        aria-label={t('flows.blocks.formula')}
        onChange={(event) => onChange({ kind: 'formula', text: event.target.value })}
      />
    );
  }
  const type = vocabulary.types(test.field);
  const names = wordsIn(vocabulary.words.language).operator;
  const operators =
    type === 'TRUTH'
      ? ['yes', 'no']
      : type === 'TEXTS'
        ? ['has']
        : type === 'TEXT'
          ? ['==', '!=', 'in']
          : [...OPERATORS];
  return (
    <>
      <Select
        size="small"
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        disabled={disabled}
        aria-label={t('flows.blocks.fact')}
        value={test.field}
        options={fields.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(field) => onChange(freshTest(field, vocabulary))}
      />
      <Select
        size="small"
        popupMatchSelectWidth={false}
        disabled={disabled}
        aria-label={t('flows.blocks.operator')}
        value={test.operator}
        options={operators.map((value) => ({
          value,
          label: value in names ? names[value as keyof typeof names] : t(`flows.blocks.operators.${value}`),
        }))}
        onChange={(operator) => onChange(withOperator(test, operator))}
      />
      {type !== 'TRUTH' && (
        <TestValue test={test} disabled={disabled} vocabulary={vocabulary} onChange={onChange} />
      )}
    </>
  );
}

function TestValue({
  test,
  disabled,
  vocabulary,
  onChange,
}: {
  test: Test;
  disabled: boolean;
  vocabulary: FlowWords;
  onChange: (part: Clause) => void;
}) {
  const { t } = useTranslation();
  const type = vocabulary.types(test.field);
  const known = vocabulary.valuesOf(test.field);
  const options = Object.entries(known ?? {}).map(([value, label]) => ({ value, label }));
  const label = t('flows.blocks.value');
  if (type === 'MONEY' || type === 'WHOLE') {
    const isMoney = type === 'MONEY';
    return (
      <InputNumber
        size="small"
        min={0}
        precision={isMoney ? 2 : 0}
        prefix={isMoney ? '¥' : undefined}
        disabled={disabled}
        aria-label={label}
        value={Number(test.values[0] ?? 0) / (isMoney ? 100 : 1)}
        onChange={(number) =>
          onChange(clauseOf({ ...test, values: [Math.round((number ?? 0) * (isMoney ? 100 : 1))] }))
        }
      />
    );
  }
  if (test.operator === 'in') {
    return (
      <Select
        size="small"
        mode={known ? 'multiple' : 'tags'}
        className={styles.values}
        disabled={disabled}
        aria-label={label}
        value={test.values.map(String)}
        options={options}
        onChange={(values: string[]) => values.length > 0 && onChange(clauseOf({ ...test, values }))}
      />
    );
  }
  if (known) {
    return (
      <Select
        size="small"
        popupMatchSelectWidth={false}
        disabled={disabled}
        aria-label={label}
        value={String(test.values[0] ?? '')}
        options={options}
        onChange={(value) => onChange(clauseOf({ ...test, values: [value] }))}
      />
    );
  }
  return (
    <Input
      size="small"
      className={styles.short}
      disabled={disabled}
      aria-label={label}
      value={String(test.values[0] ?? '')}
      onChange={(event) => onChange(clauseOf({ ...test, values: [event.target.value] }))}
    />
  );
}

/** One row: a fact, how it is tested, and with what. */
interface Test {
  field: string;
  operator: string;
  values: Literal[];
}

function testOf(part: Clause): Test | null {
  switch (part.kind) {
    case 'compare':
      return typeof part.value === 'boolean'
        ? { field: part.field, operator: part.value === (part.operator === '==') ? 'yes' : 'no', values: [] }
        : { field: part.field, operator: part.operator, values: [part.value] };
    case 'oneOf':
      return { field: part.field, operator: 'in', values: part.values };
    case 'has':
      return { field: part.field, operator: 'has', values: [part.value] };
    case 'is':
      return { field: part.field, operator: 'yes', values: [] };
    case 'not':
      return part.part.kind === 'is' ? { field: part.part.field, operator: 'no', values: [] } : null;
    default:
      return null;
  }
}

function clauseOf({ field, operator, values }: Test): Clause {
  const [first = ''] = values;
  if (operator === 'yes') return { kind: 'is', field };
  if (operator === 'no') return { kind: 'not', part: { kind: 'is', field } };
  if (operator === 'in') return { kind: 'oneOf', field, values };
  if (operator === 'has') return { kind: 'has', field, value: first };
  const sign = OPERATORS.find((one) => one === operator) ?? '==';
  return { kind: 'compare', field, operator: sign, value: first };
}

const withOperator = (test: Test, operator: string): Clause => clauseOf({ ...test, operator });

function freshTest(field: string, vocabulary: FlowWords): Clause {
  const type = vocabulary.types(field);
  const [known] = Object.keys(vocabulary.valuesOf(field) ?? {});
  switch (type) {
    case 'TRUTH':
      return { kind: 'is', field };
    case 'TEXTS':
      return { kind: 'has', field, value: '' };
    case 'TEXT':
      return { kind: 'compare', field, operator: '==', value: known ?? '' };
    case 'TIME':
      return { kind: 'formula', text: `hours(now - ${field}) >= 24` };
    default:
      return { kind: 'compare', field, operator: '>=', value: type === 'MONEY' ? 10_000 : 1 };
  }
}
