import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';

import { switchLanguage } from '@/app/i18n';

import { occurrenceName } from './occurrenceName';

describe('what started a run', () => {
  beforeAll(() => switchLanguage('zh'));

  it.each([
    ['picked_up#1', '已揽收'],
    ['DAMAGED#29926618', '破损'],
    ['claim:01a21027-a618-7000-83ec-6c3e9622aa82:paid', '理赔已赔付'],
    ['something_new#1', 'something_new'],
  ])('%s is %s', (occurrence, words) => {
    expect(occurrenceName(i18next.t, occurrence)).toBe(words);
  });
});
