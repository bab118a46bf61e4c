import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';

import { switchLanguage } from '@/app/i18n';

import { queryWords } from './queryWords';

beforeAll(() => switchLanguage('zh'));

describe('what an export was narrowed to', () => {
  it('is said in words', () => {
    const query = { status: 'DELIVERED,RETURNED', anomaly: 'DAMAGED', moving: true, language: 'ZH', q: '' };
    expect(queryWords({ kind: 'parcels', query }, i18next.t)).toBe('状态 已签收、退回签收 · 异常 破损 · 在途');
    expect(queryWords({ kind: 'parcels', query: { id: ['a', 'b'] } }, i18next.t)).toBe('所选 2 条');
    expect(queryWords({ kind: 'cases', query: { type: 'CLAIM', state: 'paid' } }, i18next.t)).toBe(
      '类型 理赔 · 状态 已赔付',
    );
  });

  it('is everything where nothing narrows, and never hides what it does not know', () => {
    expect(queryWords({ kind: 'orders', query: { language: 'EN' } }, i18next.t)).toBe('全部');
    expect(queryWords({ kind: 'orders', query: { colour: 'red' } }, i18next.t)).toBe('colour red');
  });
});
