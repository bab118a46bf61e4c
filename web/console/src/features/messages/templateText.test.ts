import { describe, expect, it } from 'vitest';

import { readTemplate, smsParts, wechatLimit, writeTemplate, type TemplateEntry } from './templateText';

const ENTRY: TemplateEntry = {
  template: 'our-own',
  name: "it's ours: #1",
  note: '',
  purpose: 'APOLOGY',
  marketing: true,
  zh: {
    title: '抱歉',
    text: '第一行\n第二行 {{parcel.number}}',
    sms: "单号'{{parcel.number}}'",
    wechat: [{ field: 'thing1', words: '- {{parcel.carrierName}}' }],
  },
  en: { title: 'Sorry', text: 'x: y', sms: '', wechat: [] },
};

describe('a template', () => {
  it('comes back from its file as it was', () => {
    expect(readTemplate(writeTemplate(ENTRY))).toEqual(ENTRY);
    const plain = { ...ENTRY, marketing: false, en: null, note: '备注 #' };
    expect(readTemplate(writeTemplate(plain))).toEqual(plain);
  });

  it('that cannot be read is none', () => {
    expect(readTemplate('a: [')).toBeNull();
    expect(readTemplate('just words')).toBeNull();
  });
});

describe('limits', () => {
  it('count a long text as parts of 67', () => {
    expect([0, 70, 71, 134, 135].map(smsParts)).toEqual([0, 1, 2, 2, 3]);
  });

  it('of the official account go by the kind of field', () => {
    expect(wechatLimit('thing12')).toBe(20);
    expect(wechatLimit('character_string2')).toBe(32);
    expect(wechatLimit('time3')).toBeNull();
  });
});
