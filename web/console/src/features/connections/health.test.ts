import { describe, expect, it } from 'vitest';

import { healthOf } from './health';
import { settingsOf } from './queries';

const NOW = Date.parse('2026-11-22T10:00:00+08:00');
const before = (hours: number) => new Date(NOW - hours * 3_600_000).toISOString();

describe('a connection', () => {
  it('is quiet after a day without a word, if it speaks by itself', () => {
    const carrier = { state: 'on', role: 'carrier' } as const;
    expect(healthOf({ ...carrier, lastEventAt: before(1) }, NOW)).toBe('good');
    expect(healthOf({ ...carrier, lastEventAt: before(25) }, NOW)).toBe('quiet');
    expect(healthOf({ ...carrier, lastEventAt: null }, NOW)).toBe('new');
    expect(healthOf({ ...carrier, state: 'off', lastEventAt: before(1) }, NOW)).toBe('off');
  });

  it('that only answers is not blamed for silence', () => {
    const channel = { state: 'on', role: 'channel' } as const;
    expect(healthOf({ ...channel, lastEventAt: null }, NOW)).toBe('ready');
    expect(healthOf({ ...channel, lastEventAt: before(400) }, NOW)).toBe('good');
  });
});

describe('settings', () => {
  it('leave out what is empty, so that a stored secret stays', () => {
    expect(settingsOf({ appKey: '', customer: ' A1 ', port: 465, secure: false, key: undefined })).toEqual({
      customer: 'A1',
      port: '465',
      secure: 'false',
    });
  });
});
