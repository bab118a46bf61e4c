import type { FlowProblem } from '@shared/types';

import { insertStep, mended } from './flowDraft';

/** A press that mends a problem; null when only a person can know what was meant. */
export interface Fix {
  word: 'replace' | 'wait' | 'refuse' | 'ticket';
  to: string;
  mend: (yaml: string) => string;
}

export function fixOf(problem: FlowProblem): Fix | null {
  const [found = '', meant = ''] = problem.args;
  if (problem.code.endsWith('_did_you_mean') && meant !== '') {
    return { word: 'replace', to: meant, mend: (yaml) => mended(yaml, problem, found, meant) };
  }
  switch (problem.code) {
    case 'approve.never_yes':
      return { word: 'refuse', to: '', mend: (yaml) => mended(yaml, problem, 'approve', 'refuse') };
    case 'wait.at_most':
      return { word: 'wait', to: '', mend: (yaml) => withAtMost(yaml, problem) };
    case 'flow.no_steps':
      return {
        word: 'ticket',
        to: '',
        mend: (yaml) => insertStep(yaml, ['do'], 0, 'ticket', { title: '请跟进' }),
      };
    default:
      return null;
  }
}

/** `{for: claim.paid}` on the line of the problem gets its limit. */
function withAtMost(yaml: string, { line }: FlowProblem) {
  const lines = yaml.split('\n');
  const text = lines[line - 1] ?? '';
  lines[line - 1] = /\{[^}]*\}/.test(text)
    ? text.replace(/\s*\}/, ', atMost: P7D}')
    : `${text}\n${/^\s*/.exec(text)?.[0] ?? ''}atMost: P7D`;
  return lines.join('\n');
}
