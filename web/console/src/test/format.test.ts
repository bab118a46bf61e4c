import { describe, expect, it } from 'vitest';

import { dayName, interval, money, relativeTime, span } from '@shared/format';

const NOW = Date.parse('2026-11-22T10:42:00+08:00');

describe('format', () => {
  it('writes sums with their minus before the sign', () => {
    expect(money({ amount: 123450, currency: 'CNY' })).toBe('¥1,234.50');
    expect(money({ amount: -1990, currency: 'CNY' })).toBe('−¥19.90');
    expect(money({ amount: 500, currency: 'JPY' })).toBe('¥500');
  });

  it('counts days as people in Shanghai do', () => {
    expect(dayName('2026-11-21T16:30:00Z', NOW, 'zh')).toBe('今天');
    expect(dayName('2026-11-21T15:30:00Z', NOW, 'zh')).toBe('昨天');
    expect(dayName('2026-11-23T01:00:00Z', NOW, 'en')).toBe('Tomorrow');
  });

  it('says how long ago, and the date when it is long', () => {
    expect(relativeTime('2026-11-22T07:42:00+08:00', NOW, 'zh')).toBe('3 小时前');
    expect(relativeTime('2026-11-22T10:47:30+08:00', NOW, 'zh')).toBe('5 分钟后');
    expect(relativeTime('2026-11-01T08:05:00+08:00', NOW, 'zh')).toBe('11-01 08:05');
  });

  it('says lengths in at most two units', () => {
    expect(span(80 * 60_000, 'zh')).toBe('1 小时 20 分');
    expect(span(49 * 3_600_000, 'zh')).toBe('2 天 1 小时');
    expect(span(20_000, 'zh')).toBe('不到 1 分');
  });

  it('folds an interval within one day', () => {
    const estimate = { from: '2026-11-22T14:00:00+08:00', to: '2026-11-22T18:00:00+08:00', coverage: 0.9 };
    expect(interval(estimate, NOW, 'zh')).toBe('今天 14:00–18:00');
    expect(interval({ ...estimate, to: '2026-11-23T09:00:00+08:00' }, NOW, 'zh')).toBe(
      '今天 14:00 – 明天 09:00',
    );
  });
});
