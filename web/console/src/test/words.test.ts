import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { catalogues } from '@/app/catalogues';
import type { Words } from '@/shared/words';

const SOURCES = join(process.cwd(), 'src');

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return files(path);
    return /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) ? [path] : [];
  });
}

function keysOf(words: Words, prefix: string): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${prefix}${key}`] : keysOf(value, `${prefix}${key}.`),
  );
}

const keysIn = (language: 'zh' | 'en') =>
  Object.entries(catalogues).flatMap(([feature, words]) => keysOf(words[language], `${feature}.`));

describe('words', () => {
  it('are the same keys in both languages', () => {
    expect(keysIn('en').sort()).toEqual(keysIn('zh').sort());
  });

  it('leave nothing empty', () => {
    for (const { zh, en } of Object.values(catalogues)) {
      expect(JSON.stringify(zh)).not.toMatch(/:""/);
      expect(JSON.stringify(en)).not.toMatch(/:""/);
    }
  });

  it('fill the same gaps in both languages', () => {
    const gaps = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort();
    const flat = (words: Words): [string, string][] =>
      Object.entries(words).flatMap(([key, value]) =>
        typeof value === 'string' ? [[key, value] as [string, string]] : flat(value),
      );
    for (const { zh, en } of Object.values(catalogues)) {
      const english = flat(en);
      flat(zh).forEach(([key, text], index) => {
        expect([key, gaps(english[index]?.[1] ?? '')]).toEqual([key, gaps(text)]);
      });
    }
  });

  it('hold every key that a page asks for', () => {
    const known = new Set(keysIn('zh'));
    const groups = new Set([...known].flatMap((key) => key.split('.').map((_, at, all) => all.slice(0, at + 1).join('.'))));
    const missing: string[] = [];
    for (const path of files(SOURCES)) {
      for (const [, key = ''] of readFileSync(path, 'utf8').matchAll(/\bt\(\s*[`'"]([\w.-]+)/g)) {
        const whole = key.replace(/\.$/, '');
        if (!known.has(whole) && !groups.has(whole)) missing.push(`${path}: ${key}`);
      }
    }
    expect(missing).toEqual([]);
  });

  it('stand in catalogues only: no Chinese in a component', () => {
    const strangers = files(SOURCES).filter(
      (path) => path.endsWith('.tsx') && /[\u4e00-\u9fff]/.test(stripped(readFileSync(path, 'utf8'))),
    );
    expect(strangers.map((path) => path.replace(SOURCES, ''))).toEqual(LANGUAGE_SWITCHES);
  });
});

/** A switch names each language in itself. */
const LANGUAGE_SWITCHES = ['/app/PersonMenu.tsx', '/features/session/LoginPage.tsx'];

const stripped = (source: string) => source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
