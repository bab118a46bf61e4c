import { readTable, type Row } from './table';

/** An order as the API takes it; fields that we do not know are passed on. */
export interface OrderDraft {
  number: string;
  [field: string]: unknown;
}

export interface DraftRow {
  /** Where it stands in the text, from 1. */
  line: number;
  number: string;
  order: OrderDraft | null;
  /** Codes of what is missing or wrong, with what it is about. */
  problems: { code: ProblemCode; what: string }[];
}

export type ProblemCode = 'json' | 'notOrder' | 'missing' | 'sum' | 'count' | 'twice' | 'noHead';

/** Heads of columns that people use, in both languages. */
const COLUMNS = {
  number: ['number', 'order', 'orderno', 'order number', '订单号', '订单编号', '单号'],
  paid: ['paid', 'amount', 'total', '实付', '实付金额', '金额', '买家实付'],
  paidAt: ['paidat', 'paid at', '付款时间', '支付时间'],
  title: ['title', 'item', 'product', '商品', '商品名称', '商品标题'],
  sku: ['sku', '货号', '商家编码', '规格编码'],
  quantity: ['quantity', 'qty', '数量'],
  price: ['price', '单价', '价格'],
  name: ['name', 'buyer', '收件人', '收货人', '姓名', '买家'],
  phone: ['phone', 'mobile', '电话', '手机', '手机号', '联系电话'],
  address: ['address', '地址', '收货地址', '收件地址'],
} as const;
type Column = keyof typeof COLUMNS;

const NEEDED: Column[] = ['number', 'paid', 'title', 'address'];
/** A further line of an order only adds goods. */
const NEEDED_AFTER: Column[] = ['number', 'title'];

/** What was pasted: JSON (one order, several, or one a line) or a table with a head. */
export function readOrders(text: string): DraftRow[] {
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  if (trimmed === '') return [];
  return marked(/^[[{]/.test(trimmed) ? ofJson(trimmed) : ofTable(trimmed));
}

function ofJson(text: string): DraftRow[] {
  try {
    const value: unknown = JSON.parse(text);
    const all = Array.isArray(value) ? value : [value];
    return all.map((one, at) => ofValue(one, at + 1));
  } catch {
    return text.split(/\r?\n/).flatMap((words, at) => (words.trim() === '' ? [] : [ofLine(words, at + 1)]));
  }
}

function ofLine(words: string, line: number): DraftRow {
  try {
    return ofValue(JSON.parse(words), line);
  } catch (failure) {
    const what = failure instanceof Error ? failure.message : '';
    return { line, number: '', order: null, problems: [{ code: 'json', what }] };
  }
}

function ofValue(value: unknown, line: number): DraftRow {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { line, number: '', order: null, problems: [{ code: 'notOrder', what: '' }] };
  }
  const order = value as Record<string, unknown>;
  const number = typeof order.number === 'string' ? order.number.trim() : '';
  if (number === '') {
    return { line, number, order: null, problems: [{ code: 'missing', what: 'number' }] };
  }
  return { line, number, order: { ...order, number }, problems: [] };
}

function ofTable(text: string): DraftRow[] {
  const [head, ...rows] = readTable(text);
  const places = head ? placesOf(head) : {};
  const lacking = NEEDED.filter((column) => places[column] === undefined);
  if (!head || lacking.length > 0) {
    return [{ line: 1, number: '', order: null, problems: lacking.map((what) => ({ code: 'noHead', what })) }];
  }
  const orders = new Map<string, DraftRow>();
  for (const row of rows) {
    const number = row.cells[places.number ?? 0] ?? '';
    const before = number === '' ? undefined : orders.get(number);
    const found = ofRow(row, places, before ? NEEDED_AFTER : NEEDED);
    if (before) join(before, found);
    else orders.set(found.number || `#${row.line}`, found);
  }
  return [...orders.values()];
}

type Places = Partial<Record<Column, number>>;

function placesOf({ cells }: Row): Places {
  const places: Places = {};
  cells.forEach((cell, at) => {
    const name = cell.toLowerCase().replace(/[（(].*[)）]$/, '').trim();
    const column = (Object.keys(COLUMNS) as Column[]).find((one) =>
      (COLUMNS[one] as readonly string[]).includes(name),
    );
    if (column && places[column] === undefined) places[column] = at;
  });
  return places;
}

function ofRow({ line, cells }: Row, places: Places, needed: Column[]): DraftRow {
  const cell = (column: Column) => {
    const at = places[column];
    return at === undefined ? '' : (cells[at] ?? '');
  };
  const problems: DraftRow['problems'] = needed.filter((column) => cell(column) === '').map((what) => ({
    code: 'missing' as const,
    what,
  }));
  const paid = fen(cell('paid'));
  if (paid === null && cell('paid') !== '') problems.push({ code: 'sum', what: cell('paid') });
  const quantity = cell('quantity') === '' ? 1 : Number(cell('quantity'));
  if (!Number.isInteger(quantity) || quantity < 1) problems.push({ code: 'count', what: cell('quantity') });
  const price = cell('price') === '' ? Math.round((paid ?? 0) / Math.max(1, quantity)) : fen(cell('price'));
  if (price === null) problems.push({ code: 'sum', what: cell('price') });
  const paidAt = timeOf(cell('paidAt'));
  const order: OrderDraft = {
    number: cell('number'),
    paid: { amount: paid ?? 0, currency: 'CNY' },
    ...(paidAt ? { paidAt } : {}),
    lines: [
      {
        sku: cell('sku') || cell('title'),
        title: cell('title'),
        quantity,
        price: { amount: price ?? 0, currency: 'CNY' },
      },
    ],
    buyer: { ...(cell('name') ? { name: cell('name') } : {}), ...(cell('phone') ? { phone: cell('phone') } : {}) },
    address: cell('address'),
  };
  return { line, number: order.number, order: problems.length > 0 ? null : order, problems };
}

/** A further line of the same order: goods are added, the rest stands in its first line. */
function join(before: DraftRow, next: DraftRow) {
  before.problems.push(...next.problems);
  const lines = before.order?.lines;
  const more = next.order?.lines;
  if (Array.isArray(lines) && Array.isArray(more)) lines.push(...(more as unknown[]));
  if (before.problems.length > 0) before.order = null;
}

/** ¥1,234.50 in fen; null when it is no sum. */
export function fen(text: string): number | null {
  const plain = text.replace(/[¥￥,\s元]/g, '');
  if (!/^\d{1,10}(\.\d{1,2})?$/.test(plain)) return null;
  const [whole = '0', part = ''] = plain.split('.');
  return Number(whole) * 100 + Number(part.padEnd(2, '0'));
}

/** A spreadsheet's time is Shanghai's; what is no time is left out. */
export function timeOf(text: string): string | null {
  const found = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?/.exec(text.trim());
  if (!found) return null;
  const [, year, month, day, hour = '0', minute = '00', second = '00'] = found;
  const two = (part: string | undefined) => String(part).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${minute}:${second}+08:00`;
}

/** One number twice in JSON is a mistake of whoever made it: only he knows which one holds. */
function marked(rows: DraftRow[]): DraftRow[] {
  const seen = new Set<string>();
  return rows.map((row) => {
    if (row.number === '' || !seen.has(row.number)) {
      seen.add(row.number);
      return row;
    }
    return { ...row, order: null, problems: [...row.problems, { code: 'twice' as const, what: row.number }] };
  });
}
