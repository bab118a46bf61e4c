import { useEffect, useState } from 'preact/hooks';

import type { BuyerPreferences } from '@shared/types';

import { isLarge, setLarge } from './largeType';
import { loadPreferences, savePreferences } from './queries';
import { words } from './words';

export function Settings({ token }: { token: string }) {
  const [preferences, setPreferences] = useState<BuyerPreferences | null>(null);
  const [large, setLargeNow] = useState(isLarge);
  const [says, setSays] = useState('');

  useEffect(() => {
    loadPreferences(token)
      .then(setPreferences)
      .catch(() => setPreferences(null));
  }, [token]);

  async function save(wanted: BuyerPreferences) {
    const before = preferences;
    setPreferences(wanted);
    try {
      await savePreferences(token, wanted);
      setSays(words.saved);
    } catch {
      setPreferences(before);
      setSays(words.notSent);
    }
  }

  return (
    <section class="card settings">
      <h2>{words.settings}</h2>
      <Switch
        label={words.large}
        checked={large}
        onChange={(on) => {
          setLarge(on);
          setLargeNow(on);
        }}
      />
      {preferences && (
        <>
          <Switch
            label={words.messages}
            hint={words.messagesHint}
            checked={preferences.messages}
            onChange={(messages) => void save({ ...preferences, messages })}
          />
          <Switch
            label={words.marketing}
            checked={preferences.marketing}
            onChange={(marketing) => void save({ ...preferences, marketing })}
          />
        </>
      )}
      <p class="says quiet" role="status">
        {says}
      </p>
      <a href="/t/">{words.lookup.other}</a>
    </section>
  );
}

interface SwitchProps {
  label: string;
  hint?: string;
  checked: boolean;
  onChange: (on: boolean) => void;
}

function Switch({ label, hint, checked, onChange }: SwitchProps) {
  return (
    <label class="switch">
      <span>
        {label}
        {hint && <small>{hint}</small>}
      </span>
      <input
        type="checkbox"
        role="switch"
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </label>
  );
}
