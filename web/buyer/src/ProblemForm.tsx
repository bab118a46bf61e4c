import { useState } from 'preact/hooks';

import { newKey } from '@shared/api';

import { sendProblem } from './queries';
import { words } from './words';

const KINDS = ['DAMAGED', 'SHORT', 'WRONG', 'NOT_RECEIVED', 'OTHER'] as const;
const w = words.problem;

interface Props {
  token: string;
  onBack: () => void;
  onSent: () => void;
}

export function ProblemForm({ token, onBack, onSent }: Props) {
  const [kind, setKind] = useState('');
  const [text, setText] = useState('');
  const [says, setSays] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [key] = useState(newKey);

  async function send(event: Event) {
    event.preventDefault();
    if (kind === '') {
      setSays(w.kindNeeded);
      return;
    }
    setBusy(true);
    try {
      await sendProblem(token, kind, text.trim(), key);
      onSent();
    } catch {
      setBusy(false);
      setSays(words.notSent);
    }
  }

  return (
    <form class="card form" onSubmit={(event) => void send(event)}>
      <fieldset>
        <legend>{w.title}</legend>
        {KINDS.map((one) => (
          <label key={one} class="choice">
            <input type="radio" name="kind" checked={kind === one} onChange={() => setKind(one)} />
            {w[one]}
          </label>
        ))}
      </fieldset>
      <label>
        {w.words}
        <textarea
          rows={3}
          maxLength={500}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <p class="says" role="alert">
        {says}
      </p>
      <div class="pair">
        <button type="button" onClick={onBack}>
          {w.back}
        </button>
        <button type="submit" class="main" disabled={isBusy}>
          {w.send}
        </button>
      </div>
    </form>
  );
}
