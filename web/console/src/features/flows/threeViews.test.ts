import { describe, expect, it } from 'vitest';

import type { FlowCatalogue } from '@shared/types';

import file from '@/test/sentences.json';

import { joinParts, partsOf, readClause, writeClause, type Clause, type FieldType } from './clause';
import {
  insertStep,
  moveAt,
  readTree,
  removeAt,
  setAt,
  valueAt,
  type FlowTree,
  type Path,
  type StepNode,
} from './flowDraft';
import { sentenceOf, spoken } from './sentence';
import { fieldsOf, freshFields, HEAD_FIELDS, KINDS, LIMIT_FIELDS } from './stepFields';
import { vocabularyOf } from './useVocabulary';

/** Written by the server's own test: flows, and what is said of them. */
const told = file as unknown as {
  zh: FlowCatalogue;
  en: FlowCatalogue;
  templates: Record<string, string>;
  flows: { yaml: string; zh: string; en: string }[];
};

const TEMPLATES = {
  items: Object.entries(told.templates).map(([id, name]) => ({ id, name })),
  next: null,
};
const zh = vocabularyOf('zh', told.zh, TEMPLATES);
const en = vocabularyOf('en', told.en, TEMPLATES);

/** A fixed row of numbers from a seed: every failure can be seen again. */
function dice(seed: number) {
  let state = seed * 2_654_435_761;
  return (sides: number) => {
    state = (state ^ (state << 13)) >>> 0;
    state = (state ^ (state >>> 17)) >>> 0;
    state = (state ^ (state << 5)) >>> 0;
    return state % sides;
  };
}

const treeOf = (yaml: string): FlowTree => {
  const tree = readTree(yaml);
  expect(tree, yaml).not.toBeNull();
  return tree as FlowTree;
};

const everyStep = (steps: StepNode[]): StepNode[] =>
  steps.flatMap((step) => [
    step,
    ...step.arms.flatMap((arm) => everyStep(arm.steps)),
    ...everyStep(step.otherwise),
  ]);

/** All that blocks can change, with the place of each. */
function placesOf(tree: FlowTree): Path[] {
  const heads: Path[] = [['on'], ['when'], ['name'], ...HEAD_FIELDS.map(({ key }) => [key])];
  const limits: Path[] = LIMIT_FIELDS.map(({ key }) => ['limits', key]);
  const steps = everyStep(tree.steps).flatMap((step): Path[] => [
    ...fieldsOf(step.kind, step.fields).map(({ key }) => [...step.path, step.kind, key]),
    [...step.path, 'note'],
    ...step.arms.flatMap((arm): Path[] => (arm.when === null ? [] : [[...arm.path, 'when']])),
  ]);
  return [...heads, ...limits, ...steps].filter((path) => valueAt(tree, path) !== undefined);
}

describe('blocks, sentence and text', () => {
  it.each(told.flows.map((flow, index) => [index, flow] as const))(
    'say flow %i in the same words as the server',
    (_, flow) => {
      const tree = treeOf(flow.yaml);
      expect(spoken(sentenceOf(tree, zh.words, zh.types))).toBe(flow.zh);
      expect(spoken(sentenceOf(tree, en.words, en.types))).toBe(flow.en);
    },
  );

  it.each(told.flows.map((flow, index) => [index, flow] as const))(
    'lose nothing of flow %i on the way round',
    (_, { yaml }) => {
      const before = treeOf(yaml);
      // Each block's field is set to what it holds; each part of the sentence is chosen again.
      const chosen = sentenceOf(before, zh.words, zh.types).flatMap(({ choice }) => (choice ? [choice.path] : []));
      let text = yaml;
      for (const path of [...placesOf(before), ...chosen]) {
        text = setAt(text, path, valueAt(before, path));
      }
      expect(treeOf(text)).toEqual(before);
    },
  );

  it.each(told.flows.map((flow, index) => [index, flow] as const))(
    'show a change of flow %i made in any of them in the other two',
    (seed, { yaml }) => {
      const roll = dice(seed + 1);
      const tree = treeOf(yaml);
      const parts = sentenceOf(tree, zh.words, zh.types).filter(
        ({ choice }) => choice && ['text', 'money', 'whole', 'template'].includes(choice.kind),
      );
      const choice = parts[roll(Math.max(1, parts.length))]?.choice;
      if (!choice) return;
      const value = { text: '新的词', money: 12_300, whole: 77, template: 'pickup' }[choice.kind as string];
      const changed = setAt(yaml, choice.path, value);
      const after = treeOf(changed);
      const shown = { text: '新的词', money: '¥123', whole: '77', template: '取件提醒' }[choice.kind as string];
      expect(valueAt(after, choice.path)).toBe(value);
      expect(changed).toContain(String(value));
      expect(spoken(sentenceOf(after, zh.words, zh.types))).toContain(shown);
      // Put back, it is the flow that it was.
      expect(treeOf(setAt(changed, choice.path, valueAt(tree, choice.path)))).toEqual(tree);
    },
  );

  it('put blocks in, move them and take them out again', () => {
    for (const [seed, { yaml }] of told.flows.entries()) {
      const roll = dice(seed + 7);
      const kind = KINDS[roll(KINDS.length)] ?? 'stop';
      const before = treeOf(yaml);
      const at = roll(before.steps.length + 1);
      const added = insertStep(yaml, ['do'], at, kind, freshFields(kind, 'pickup', 'parcel'));
      const more = treeOf(added);
      expect(more.steps).toHaveLength(before.steps.length + 1);
      expect(more.steps[at]?.kind).toBe(kind);
      expect(treeOf(removeAt(added, ['do', at]))).toEqual(before);
      const there = moveAt(added, ['do', at], at > 0 ? -1 : 1);
      expect(treeOf(moveAt(there, ['do', at > 0 ? at - 1 : at + 1], at > 0 ? 1 : -1))).toEqual(more);
    }
  });

  it('keep remarks and keys that they do not know', () => {
    const yaml = '# 法务看过\nflow: a\nname: 甲 # 短名\non: parcel.delivered\nodd: 1\ndo:\n  - tag: {add: 甲} # 先\n';
    const changed = setAt(yaml, ['do', 0, 'tag', 'add'], '乙');
    expect(changed).toContain('# 法务看过');
    expect(changed).toContain('# 短名');
    expect(changed).toContain('# 先');
    expect(changed).toContain('odd: 1');
    expect(treeOf(changed).steps[0]?.fields.add).toBe('乙');
  });

  it('leave a text that is no flow to the hand that writes it', () => {
    for (const broken of ['', 'do: [', '- a', 'a: b: c', '&x *x']) {
      expect(readTree(broken)).toBeNull();
      expect(setAt(broken, ['name'], '甲')).toBe(broken);
    }
  });
});

describe('conditions', () => {
  const FIELDS = Object.fromEntries(told.zh.fields.map(({ id, type }) => [id, type as FieldType]));
  const types = (path: string) => FIELDS[path];

  const LEAVES: Clause[] = [
    { kind: 'compare', field: 'order.paid', operator: '>=', value: 2_000 },
    { kind: 'compare', field: 'member.tier', operator: '==', value: '金卡' },
    { kind: 'compare', field: 'order.city', operator: '!=', value: '"引"' },
    { kind: 'compare', field: 'order.problemOpen', operator: '==', value: false },
    { kind: 'oneOf', field: 'parcel.carrier', values: ['YTO', 'ZTO'] },
    { kind: 'has', field: 'parcel.tags', value: '拒收' },
    { kind: 'is', field: 'wait.came' },
  ];

  function made(roll: (sides: number) => number, depth: number): Clause {
    const leaf = LEAVES[roll(LEAVES.length)] as Clause;
    const kind = depth > 3 ? 'leaf' : (['leaf', 'all', 'any', 'not'] as const)[roll(4)];
    if (kind === 'not') return { kind, part: made(roll, depth + 1) };
    if (kind === 'all' || kind === 'any') {
      return { kind, parts: Array.from({ length: 2 + roll(2) }, () => made(roll, depth + 1)) };
    }
    return leaf;
  }

  it('are read as they were written, however deep', () => {
    for (let seed = 1; seed <= 500; seed += 1) {
      const clause = made(dice(seed), 0);
      const text = writeClause(clause);
      const again = readClause(text, types);
      expect(writeClause(again), text).toBe(text);
      expect(again, text).toEqual(clause);
    }
  });

  it('stay whole as a formula where rows cannot say them', () => {
    for (const text of ['hours(now - parcel.boundAt) > 48', 'order.paid', 'nobody.knows == 1', '1 +', '"\\n" == order.city']) {
      expect(readClause(text, types)).toEqual({ kind: 'formula', text });
    }
    const more = joinParts([...partsOf(readClause('size(order.city) > 2', types)), { kind: 'is', field: 'wait.came' }]);
    expect(more).toBe('(size(order.city) > 2) && wait.came');
  });

  it('count yuan as fen', () => {
    expect(readClause('order.paid >= yuan(20)', types)).toEqual({
      kind: 'compare',
      field: 'order.paid',
      operator: '>=',
      value: 2_000,
    });
  });
});
