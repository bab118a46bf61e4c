import { describe, expect, it } from 'vitest';

import { en, zh } from './words';

type Tree = { [key: string]: string | Tree };

function leaves(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${path}${key}`, value] as [string, string]]
      : leaves(value, `${path}${key}.`),
  );
}

describe('words', () => {
  it('have the same keys and the same fields in both languages', () => {
    const english = new Map(leaves(en));
    for (const [key, value] of leaves(zh)) {
      const fields = value.match(/{{\w+}}/g) ?? [];
      expect(english.get(key)?.match(/{{\w+}}/g) ?? [], key).toEqual(fields);
    }
    expect(english.size).toBe(leaves(zh).length);
  });

  it('are never empty', () => {
    for (const [key, value] of [...leaves(zh), ...leaves(en)]) {
      expect(value, key).not.toBe('');
    }
  });
});
