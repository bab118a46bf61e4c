import { useState } from 'preact/hooks';

import { newKey } from '@shared/api';
import { dayKey, money } from '@shared/format';

import { sendReview, type Coupon } from './queries';
import { fill, words } from './words';

const STARS = [1, 2, 3, 4, 5];
const w = words.review;

export function ReviewForm({ token }: { token: string }) {
  const [stars, setStars] = useState(0);
  const [text, setText] = useState('');
  const [says, setSays] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [sent, setSent] = useState<{ coupon: Coupon | null } | null>(null);
  const [key] = useState(newKey);

  async function send(event: Event) {
    event.preventDefault();
    if (stars === 0) {
      setSays(w.needed);
      return;
    }
    setBusy(true);
    try {
      setSent(await sendReview(token, stars, text.trim(), key));
    } catch {
      setBusy(false);
      setSays(words.notSent);
    }
  }

  if (sent) {
    return (
      <section class="card gift" role="status">
        <h2>{w.thanks}</h2>
        {sent.coupon && (
          <p>{fill(w.coupon, { sum: money(sent.coupon.amount), until: dayKey(sent.coupon.until) })}</p>
        )}
      </section>
    );
  }
  return (
    <form class="card form" onSubmit={(event) => void send(event)}>
      <fieldset>
        <legend>{w.title}</legend>
        <div class="stars">
          {STARS.map((count) => (
            <label key={count} class={count <= stars ? 'star on' : 'star'}>
              <input
                type="radio"
                name="stars"
                aria-label={fill(w.star, { count })}
                checked={stars === count}
                onChange={() => setStars(count)}
              />
              <span aria-hidden="true">★</span>
            </label>
          ))}
        </div>
      </fieldset>
      {stars > 0 && (
        <label>
          {w.words}
          <textarea
            rows={3}
            maxLength={500}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
      )}
      <p class="says" role="alert">
        {says}
      </p>
      <button type="submit" class="main" disabled={isBusy}>
        {w.send}
      </button>
    </form>
  );
}
