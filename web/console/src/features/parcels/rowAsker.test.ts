import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { ASK_AT_MOST, GATHER, RowAsker } from './rowAsker';

const ids = (count: number) => Array.from({ length: count }, (_, at) => `p${at}`);

describe('changed rows', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('of one burst are asked for by one question', async () => {
    const ask = vi.fn(async () => {});
    const asker = new RowAsker(ask);
    for (const id of ids(40)) asker.add([id]);
    asker.add(['p3', 'p4']);

    await vi.runAllTimersAsync();

    expect(ask.mock.calls).toEqual([[ids(40)]]);
  });

  it('of a thousand changes are ten questions, one after the other', async () => {
    let [now, most] = [0, 0];
    const ask = vi.fn(async (some: string[]) => {
      most = Math.max(most, ++now);
      expect(some.length).toBeLessThanOrEqual(ASK_AT_MOST);
      await new Promise((done) => setTimeout(done, 5_000));
      now--;
    });
    const asker = new RowAsker(ask);
    for (const id of ids(1_000)) asker.add([id]);

    await vi.runAllTimersAsync();

    expect(ask).toHaveBeenCalledTimes(1_000 / ASK_AT_MOST);
    expect(most).toBe(1);
    expect(new Set(ask.mock.calls.flat(2)).size).toBe(1_000);
  });

  it('wait for the answer that is under way, and are asked for after one that failed', async () => {
    const ask = vi.fn(async () => {
      await new Promise((done) => setTimeout(done, 5_000));
      throw new Error('502');
    });
    const asker = new RowAsker(ask);
    asker.add(['a']);
    await vi.advanceTimersByTimeAsync(GATHER);
    asker.add(['b']);
    asker.add(['a']);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(ask.mock.calls).toEqual([[['a']]]);

    await vi.runAllTimersAsync();

    expect(ask.mock.calls).toEqual([[['a']], [['b', 'a']]]);
  });

  it('that nobody looks at are not asked for', async () => {
    const ask = vi.fn(async () => {});
    const asker = new RowAsker(ask);
    asker.add(['a']);
    asker.clear();

    await vi.runAllTimersAsync();

    expect(ask).not.toHaveBeenCalled();
  });
});
