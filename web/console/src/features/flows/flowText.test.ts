import { describe, expect, it } from 'vitest';

import { flowCode, flowName, lineDiff } from './flowText';

describe('the text of a flow', () => {
  it('names itself', () => {
    const yaml = 'flow: late-care\nname: 晚到关怀\non: parcel.delivered\n';
    expect(flowCode(yaml)).toBe('late-care');
    expect(flowName(yaml)).toBe('晚到关怀');
    expect(flowCode('flow: Not A Code')).toBeNull();
  });

  it('differs by lines', () => {
    const diff = lineDiff('a\nb\nc', 'a\nx\nc\nd');
    expect(diff).toEqual([
      { kind: 'same', text: 'a' },
      { kind: 'removed', text: 'b' },
      { kind: 'added', text: 'x' },
      { kind: 'same', text: 'c' },
      { kind: 'added', text: 'd' },
    ]);
  });

  it('gives back both texts', () => {
    const [before, after] = ['1\n2\n3\n4\n5', '0\n2\n4\n5\n6'];
    const diff = lineDiff(before, after);
    const side = (kind: string) =>
      diff
        .filter((line) => line.kind === 'same' || line.kind === kind)
        .map((line) => line.text)
        .join('\n');
    expect(side('removed')).toBe(before);
    expect(side('added')).toBe(after);
  });
});
