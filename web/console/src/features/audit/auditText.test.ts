import { describe, expect, it } from 'vitest';

import { audit } from './words';
import { KINDS, subjectOf } from './auditText';

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
});
