import { type Document, isMap, isScalar, isSeq, parseDocument, Scalar, type YAMLMap } from 'yaml';

/**
 * A flow's text is the one thing that is kept; blocks and sentence are ways to look at it. What
 * they change is changed in the text at its place, so that notes, order and all that they do not
 * know stay as they were written.
 */
export type Path = readonly (string | number)[];

export type Fields = Record<string, unknown>;

export interface FlowTree {
  fields: Fields;
  steps: StepNode[];
}

export interface StepNode {
  path: Path;
  kind: string;
  fields: Fields;
  note: string;
  arms: ArmNode[];
  /** What follows when an approval is not given. */
  otherwise: StepNode[];
}

export interface ArmNode {
  path: Path;
  when: string | null;
  steps: StepNode[];
}

const BESIDE = new Set(['id', 'note']);
const STYLE = { lineWidth: 0, flowCollectionPadding: false, indentSeq: true } as const;

const asFields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

/** Null when the text is no YAML, or no list of keys: then only the text can mend it. */
export function readTree(yaml: string): FlowTree | null {
  const doc = parseDocument(yaml);
  if (doc.errors.length > 0 || !isMap(doc.contents)) return null;
  const fields = asFields(doc.toJS({ maxAliasCount: 0 }));
  return { fields, steps: stepsOf(fields.do, ['do']) };
}

function stepsOf(value: unknown, path: Path): StepNode[] {
  if (!Array.isArray(value)) return [];
  return value.map((item: unknown, index) => stepOf(item, [...path, index]));
}

function stepOf(item: unknown, path: Path): StepNode {
  if (typeof item === 'string') return { ...bare(path), kind: item };
  const map = asFields(item);
  const kind = Object.keys(map).find((key) => !BESIDE.has(key)) ?? '';
  const value = map[kind];
  const inner = [...path, kind];
  return {
    ...bare(path),
    kind,
    fields: asFields(value),
    note: textOf(map.note),
    arms:
      kind === 'branch' && Array.isArray(value)
        ? value.map((arm: unknown, index) => armOf(asFields(arm), [...inner, index]))
        : [],
    otherwise: kind === 'approve' ? stepsOf(asFields(value).otherwise, [...inner, 'otherwise']) : [],
  };
}

const armOf = (arm: Fields, path: Path): ArmNode => ({
  path,
  when: typeof arm.when === 'string' ? arm.when : null,
  steps: stepsOf(arm.do, [...path, 'do']),
});

const bare = (path: Path): StepNode => ({
  path,
  kind: '',
  fields: {},
  note: '',
  arms: [],
  otherwise: [],
});

/** What stands at a place; undefined when nothing does. */
export function valueAt(tree: FlowTree, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      Array.isArray(value) ? value[Number(key)] : asFields(value)[String(key)],
    tree.fields,
  );
}

function edited(yaml: string, edit: (doc: Document) => void): string {
  const doc = parseDocument(yaml);
  if (doc.errors.length > 0 || !isMap(doc.contents)) return yaml;
  edit(doc);
  return doc.toString(STYLE);
}

const isEmpty = (value: unknown) =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** Sets one value; what is empty is left out. */
export function setAt(yaml: string, path: Path, value: unknown): string {
  return edited(yaml, (doc) => {
    if (isEmpty(value)) {
      doc.deleteIn(path);
      return;
    }
    const known = doc.getIn(path, true);
    if (isScalar(known) && !Array.isArray(value)) {
      if (typeof known.value !== typeof value) delete known.type;
      known.value = value;
      return;
    }
    put(doc, path, Array.isArray(value) ? inlineNode(doc, value) : value);
  });
}

/** New keys stand where people look for them: before the steps. */
function put(doc: Document, path: Path, value: unknown) {
  const [key, ...rest] = path;
  if (rest.length === 0 && isMap(doc.contents) && !doc.has(key)) {
    const pair = doc.createPair(key, value);
    const steps = doc.contents.items.findIndex((item) => String(item.key) === 'do');
    if (steps >= 0) doc.contents.items.splice(steps, 0, pair);
    else doc.contents.items.push(pair);
    return;
  }
  doc.setIn(path, value);
}

function inlineNode(doc: Document, value: unknown) {
  const node = doc.createNode(value);
  if (isSeq(node) || isMap(node)) node.flow = true;
  return node;
}

/** A step in one line as people write it, or spread out when it holds steps of its own. */
function stepNode(doc: Document, kind: string, fields: unknown) {
  if (kind === 'stop') return doc.createNode('stop');
  const node = doc.createNode({ [kind]: fields }) as YAMLMap;
  const value = node.get(kind, true);
  if (isMap(value) && kind !== 'approve') value.flow = true;
  return node;
}

export function insertStep(
  yaml: string,
  list: Path,
  index: number,
  kind: string,
  fields: unknown,
): string {
  return edited(yaml, (doc) => {
    const steps = doc.getIn(list, true);
    const node = stepNode(doc, kind, fields);
    if (isSeq(steps)) {
      steps.flow = false;
      steps.items.splice(index, 0, node);
    } else {
      doc.setIn(list, doc.createNode([]));
      const made = doc.getIn(list, true);
      if (isSeq(made)) made.items.push(node);
    }
  });
}

export function removeAt(yaml: string, path: Path): string {
  return edited(yaml, (doc) => {
    doc.deleteIn(path);
    const list = doc.getIn(path.slice(0, -1), true);
    if (isSeq(list) && list.items.length === 0) list.flow = true;
  });
}

/** Moves one of a list's items up or down; at the ends nothing happens. */
export function moveAt(yaml: string, path: Path, by: 1 | -1): string {
  return edited(yaml, (doc) => {
    const list = doc.getIn(path.slice(0, -1), true);
    const from = Number(path.at(-1));
    const to = from + by;
    if (!isSeq(list) || to < 0 || to >= list.items.length) return;
    const [item] = list.items.splice(from, 1);
    list.items.splice(to, 0, item);
  });
}

/** Another arm, before the one that takes the rest. */
export function addArm(yaml: string, branch: Path): string {
  return edited(yaml, (doc) => {
    const arms = doc.getIn(branch, true);
    if (!isSeq(arms)) return;
    const last = arms.items.at(-1);
    const hasRest = isMap(last) && !last.has('when');
    const when = new Scalar('order.paid >= 10000');
    const arm = doc.createNode({ when, do: [{ ticket: { title: '请跟进' } }] }) as YAMLMap;
    arms.items.splice(hasRest ? arms.items.length - 1 : arms.items.length, 0, arm);
  });
}

/** Puts a guessed word where a mistaken one stands, at a line and column counted from one. */
export function mended(yaml: string, at: { line: number; column: number }, from: string, to: string) {
  const lines = yaml.split('\n');
  const line = lines[at.line - 1] ?? '';
  const start = line.indexOf(from, Math.max(0, at.column - 1));
  const found = start >= 0 ? start : line.indexOf(from);
  if (found < 0) return yaml;
  lines[at.line - 1] = line.slice(0, found) + to + line.slice(found + from.length);
  return lines.join('\n');
}
