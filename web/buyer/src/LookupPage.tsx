import { useState } from 'preact/hooks';

import { ApiError } from '@shared/api';

import { lookUp } from './queries';
import { words } from './words';

const w = words.lookup;

export function LookupPage() {
  const [order, setOrder] = useState('');
  const [phone, setPhone] = useState('');
  const [says, setSays] = useState('');
  const [isBusy, setBusy] = useState(false);

  async function find(event: Event) {
    event.preventDefault();
    if (order.trim() === '' || !/^\d{4}$/.test(phone)) {
      setSays(w.needed);
      return;
    }
    setBusy(true);
    setSays('');
    try {
      const { token } = await lookUp(order.trim(), phone);
      location.assign(`/t/${encodeURIComponent(token)}`);
    } catch (failure) {
      setBusy(false);
      setSays(wordsFor(failure));
    }
  }

  return (
    <form class="card form" onSubmit={(event) => void find(event)} noValidate>
      <h1>{w.title}</h1>
      <p class="quiet">{w.hint}</p>
      <label>
        {w.order}
        <input
          value={order}
          autocomplete="off"
          autocapitalize="characters"
          maxLength={64}
          onInput={(event) => setOrder(event.currentTarget.value)}
        />
      </label>
      <label>
        {w.phone}
        <input
          value={phone}
          inputMode="numeric"
          maxLength={4}
          autocomplete="off"
          onInput={(event) => setPhone(event.currentTarget.value.replace(/\D/g, ''))}
        />
      </label>
      <p class="says" role="alert">
        {says}
      </p>
      <button type="submit" class="main" disabled={isBusy}>
        {isBusy ? words.loading : w.find}
      </button>
    </form>
  );
}

function wordsFor(failure: unknown) {
  if (!(failure instanceof ApiError) || failure.isOffline || failure.status >= 500) return words.failed.hint;
  return failure.status === 429 ? words.busy.hint : w.missing;
}
