import type { Language } from '@shared/format';

import { readLength } from './duration';

/** The server's own names: triggers, facts, their values; and the merchant's templates. */
export interface Vocabulary {
  language: Language;
  trigger: (name: string) => string;
  field: (path: string) => string;
  value: (field: string, value: string) => string;
  isMoney: (field: string) => boolean;
  template: (id: string) => string;
}

const zh = {
  and: ',且',
  or: ' 或 ',
  comma: ',',
  then: ';',
  colon: ':',
  end: '。',
  nothing: '什么也不做',
  once: { parcel: '每个包裹一次', order: '每个订单一次', member: '每位会员一次' },
  operator: { '==': '为', '!=': '不为', '>=': '不少于', '<=': '不多于', '>': '多于', '<': '少于' },
  channel: { wechat: '公众号', sms: '短信', mail: '邮件', wecom: '企业微信' },
  role: { approver: '审批人', owner: '店主', operator: '运营', service: '客服' },
  priority: { low: '低', normal: '普通', high: '高', urgent: '紧急' },
  onTimeout: { refuse: '视为拒绝', escalate: '上报' },
  units: ['天', '小时', '分钟', '秒'],
};

const en: typeof zh = {
  and: ' and ',
  or: ' or ',
  comma: ', ',
  then: '; ',
  colon: ': ',
  end: '.',
  nothing: 'do nothing',
  once: { parcel: 'once per parcel', order: 'once per order', member: 'once per member' },
  operator: {
    '==': 'is',
    '!=': 'is not',
    '>=': 'is at least',
    '<=': 'is at most',
    '>': 'is more than',
    '<': 'is less than',
  },
  channel: { wechat: 'WeChat', sms: 'SMS', mail: 'mail', wecom: 'WeCom' },
  role: { approver: 'approver', owner: 'owner', operator: 'operator', service: 'service' },
  priority: { low: 'low', normal: 'normal', high: 'high', urgent: 'urgent' },
  onTimeout: { refuse: 'counts as refused', escalate: 'goes to the next above' },
  units: ['day', 'hour', 'minute', 'second'],
};

export const wordsIn = (language: Language) => (language === 'zh' ? zh : en);

export const nameIn = (names: Record<string, string>, word: string) => names[word] ?? word;

/** What is said of a yes-or-no fact that must not be. */
const NEGATIONS: Record<string, string> = {
  'wait.came': '没有等到',
  'parcel.onTime': '未准时签收',
  'order.problemOpen': '没有未解决的问题',
  'member.marketing': '未同意接收营销消息',
};

export const negation = (words: Vocabulary, field: string) =>
  words.language === 'zh'
    ? (NEGATIONS[field] ?? `非${words.field(field)}`)
    : `not ${words.field(field)}`;

/** ¥20, ¥19.90, ¥1,234.50 from fen. */
export function yuan(fen: number): string {
  const whole = Math.floor(Math.abs(fen) / 100).toLocaleString('en-US');
  const rest = Math.abs(fen) % 100;
  const cents = rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`;
  return `${fen < 0 ? '-' : ''}¥${whole}${cents}`;
}

export function lengthWords(language: Language, text: string): string {
  const length = readLength(text);
  if (!length) return text;
  const { units } = wordsIn(language);
  return [length.days, length.hours, length.minutes, length.seconds]
    .map((count, index) =>
      count > 0 ? `${count} ${units[index]}${language === 'en' && count > 1 ? 's' : ''}` : '',
    )
    .filter((part) => part !== '')
    .join(' ');
}
