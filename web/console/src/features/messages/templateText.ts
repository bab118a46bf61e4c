import { parseDocument } from 'yaml';

import { PURPOSES, type Purpose } from '@shared/growthTypes';

/** The words of one language. */
export interface Wording {
  title: string;
  text: string;
  sms: string;
  wechat: { field: string; words: string }[];
}

export interface TemplateEntry {
  template: string;
  name: string;
  note: string;
  purpose: Purpose;
  marketing: boolean;
  zh: Wording;
  en: Wording | null;
}

/** Purposes as template files name them. */
const NAMES: Record<Purpose, string> = {
  SHIPPED: '已发货',
  TRANSIT: '在途',
  DELIVERY: '派件',
  PICKUP: '取件',
  ALERT: '预警',
  APOLOGY: '致歉',
  CARE: '关怀',
  CLAIM: '理赔',
  MEMBER: '会员',
};

const text = (value: unknown) => (typeof value === 'string' ? value : '');

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wording(map: Record<string, unknown>): Wording {
  const fields = isMap(map.wechat) ? map.wechat : {};
  return {
    title: text(map.title),
    text: text(map.text),
    sms: text(map.sms),
    wechat: Object.entries(fields).map(([field, words]) => ({ field, words: text(words) })),
  };
}

/** A template file as a form holds it; null when it is no such file. */
export function readTemplate(yaml: string): TemplateEntry | null {
  const document = parseDocument(yaml);
  const map: unknown = document.errors.length > 0 ? null : document.toJS();
  if (!isMap(map)) return null;
  const word = text(map.purpose);
  return {
    template: text(map.template),
    name: text(map.name),
    note: text(map.note),
    purpose: PURPOSES.find((one) => one === word || NAMES[one] === word) ?? 'CARE',
    marketing: map.marketing === true,
    zh: wording(map),
    en: isMap(map.en) ? wording(map.en) : null,
  };
}

function lines(words: Wording, indent: string): string[] {
  const said = words.wechat.filter(({ field }) => field.trim() !== '');
  return [
    `${indent}title: ${quoted(words.title)}`,
    `${indent}text: ${quoted(words.text)}`,
    ...(words.sms.trim() === '' ? [] : [`${indent}sms: ${quoted(words.sms)}`]),
    ...(said.length === 0 ? [] : [`${indent}wechat:`]),
    ...said.map(({ field, words: value }) => `${indent}  ${field.trim()}: ${quoted(value)}`),
  ];
}

/** Single quotes keep everything but line ends as it is; those need the double ones. */
const quoted = (value: string) =>
  /[\r\n\t]/.test(value) ? JSON.stringify(value) : `'${value.replaceAll("'", "''")}'`;

export function writeTemplate(entry: TemplateEntry): string {
  return [
    `template: ${entry.template}`,
    `name: ${quoted(entry.name)}`,
    ...(entry.note === '' ? [] : [`note: ${quoted(entry.note)}`]),
    `purpose: ${NAMES[entry.purpose]}`,
    ...(entry.marketing ? ['marketing: true'] : []),
    ...lines(entry.zh, ''),
    ...(entry.en ? ['en:', ...lines(entry.en, '  ')] : []),
    '',
  ].join('\n');
}

/** How many messages a text counts as at the provider: 70 characters, or parts of 67. */
export function smsParts(length: number): number {
  if (length === 0) return 0;
  return length <= 70 ? 1 : Math.ceil(length / 67);
}

/** What the official account takes in a field, by the beginning of its name. */
const WECHAT_LIMITS: [start: string, most: number][] = [
  ['thing', 20],
  ['character_string', 32],
  ['phrase', 5],
  ['number', 32],
  ['letter', 32],
  ['phone_number', 17],
  ['car_number', 8],
  ['const', 20],
];

/** Null where the field has no limit that we know. */
export function wechatLimit(field: string): number | null {
  return WECHAT_LIMITS.find(([start]) => field.startsWith(start))?.[1] ?? null;
}
