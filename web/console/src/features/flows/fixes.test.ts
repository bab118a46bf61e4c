import { describe, expect, it } from 'vitest';

import { fixOf } from './fixes';

const problem = (line: number, column: number, code: string, ...args: string[]) => ({
  line,
  column,
  code,
  args,
  message: '',
});

describe('a press that mends', () => {
  it('puts the word that was meant where the mistaken one stands', () => {
    const yaml = 'flow: a\non: parcel.deliverd\n';
    const fix = fixOf(problem(2, 5, 'trigger.unknown_did_you_mean', 'parcel.deliverd', 'parcel.delivered'));
    expect(fix?.mend(yaml)).toBe('flow: a\non: parcel.delivered\n');
  });

  it('gives a wait its limit, in one line or in many', () => {
    const fix = fixOf(problem(2, 11, 'wait.at_most'));
    expect(fix?.mend('do:\n  - wait: {for: claim.paid}\n')).toBe('do:\n  - wait: {for: claim.paid, atMost: P7D}\n');
    expect(fix?.mend('do:\n      for: claim.paid\n')).toBe('do:\n      for: claim.paid\n      atMost: P7D\n');
  });

  it('never says yes by itself', () => {
    const fix = fixOf(problem(1, 1, 'approve.never_yes'));
    expect(fix?.mend('onTimeout: approve')).toBe('onTimeout: refuse');
  });

  it('guesses nothing where only a person can know', () => {
    expect(fixOf(problem(1, 1, 'key.missing', 'name'))).toBeNull();
  });
});
