import { describe, expect, it } from 'vitest';

import { audit } from './words';
import { KINDS, subjectOf, subjectText } from './auditText';

describe('the audit log', () => {
  it('has words for each kind that can be asked for', () => {
    const named = Object.keys(audit.zh.kind);
    expect(KINDS.map((kind) => kind.replace('.', '_')).filter((kind) => !named.includes(kind))).toEqual([]);
  });

  it('leads to what was touched, where that has a page', () => {
    expect(subjectOf('connection:c-1')).toEqual({ kind: 'connection', id: 'c-1', path: '/connections/c-1' });
    expect(subjectOf('person:p').path).toBeNull();
    expect(subjectOf('odd')).toEqual({ kind: 'odd', id: '', path: null });
  });

  it('names what was touched without its whole id', () => {
    const t = ((key: string) => (key === 'audit.thing.account' ? '账号' : key)) as never;
    expect(subjectText(t, 'account:01a211b9-2717-7000-9098-e98fd31cec8d')).toBe('账号 …1cec8d');
    expect(subjectText(t, 'account:refund')).toBe('账号 refund');
  });
});
