import { useCallback, useEffect, useState } from 'preact/hooks';

import { ApiError } from '@shared/api';
import { dayKey, money } from '@shared/format';
import type { BuyerPage } from '@shared/types';

import { CopyButton } from './CopyButton';
import { FailedPage } from './FailedPage';
import { Journey } from './Journey';
import { ProblemForm } from './ProblemForm';
import { loadPage } from './queries';
import { ReviewForm } from './ReviewForm';
import { Settings } from './Settings';
import { fill, words } from './words';

const AGAIN = 60_000;

export function TrackPage({ token }: { token: string }) {
  const [page, setPage] = useState<BuyerPage | null>(null);
  const [failure, setFailure] = useState<ApiError | null>(null);

  const load = useCallback(async () => {
    try {
      setPage(await loadPage(token));
      setFailure(null);
    } catch (error) {
      setFailure(error instanceof ApiError ? error : new ApiError(0, String(error)));
    }
  }, [token]);

  useEffect(() => {
    void load();
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void load();
    }, AGAIN);
    return () => clearInterval(timer);
  }, [load]);

  if (!page) {
    return failure ? <FailedPage failure={failure} onRetry={() => void load()} /> : <Waiting />;
  }
  return <Parcel token={token} page={page} onChange={load} />;
}

function Waiting() {
  return (
    <div class="card waiting" aria-busy="true" aria-label={words.loading}>
      <i style="width:80%;height:2rem" />
      <i style="width:50%" />
      <i style="width:90%" />
      <i style="width:70%" />
    </div>
  );
}

interface Props {
  token: string;
  page: BuyerPage;
  onChange: () => Promise<void>;
}

function Parcel({ token, page, onChange }: Props) {
  const [isComplaining, setComplaining] = useState(false);
  const { actions, problem, coupon } = page;
  const mayReview = actions.review && !page.problemOpen;
  return (
    <>
      <section class={`card head ${page.tone}`}>
        <p class="quiet">{page.shop}</p>
        <h1>{page.sentence}</h1>
        <p class="number">
          {page.carrier} <b>{page.number}</b>
          <CopyButton text={page.number} />
        </p>
      </section>
      {problem && (
        <section class="card noted" role="status">
          <h2>{words.problem.received}</h2>
          <p>{problem.says || words.problem.says}</p>
          <p class="quiet">{fill(words.problem.number, { number: problem.number })}</p>
        </section>
      )}
      {coupon && !page.problemOpen && (
        <p class="card gift">
          {fill(words.coupon, { sum: money(coupon.amount), until: dayKey(coupon.until) })}
        </p>
      )}
      {isComplaining ? (
        <ProblemForm
          token={token}
          onBack={() => setComplaining(false)}
          onSent={() => void onChange().then(() => setComplaining(false))}
        />
      ) : (
        <Choices page={page} onProblem={() => setComplaining(true)} />
      )}
      <Journey page={page} />
      {mayReview && !isComplaining && <ReviewForm token={token} />}
      <section class="card">
        <h2>{fill(words.goods, { number: page.order.number })}</h2>
        <ul class="goods">
          {page.order.lines.map((line, index) => (
            <li key={index}>
              <span>{line.title}</span>
              <span>×{line.quantity}</span>
            </li>
          ))}
        </ul>
      </section>
      <Settings token={token} />
    </>
  );
}

function Choices({ page, onProblem }: { page: BuyerPage; onProblem: () => void }) {
  const { actions, hotline } = page;
  const mayReport = actions.problem && !page.problemOpen;
  if (!mayReport && !actions.contact && !hotline) return null;
  return (
    <nav class="choices">
      {mayReport && (
        <button type="button" onClick={onProblem}>
          {words.problem.open}
        </button>
      )}
      {actions.contact && <a href={linkOf(actions.contact)}>{words.contact}</a>}
      {hotline && <a href={`tel:${hotline}`}>{words.callCarrier}</a>}
    </nav>
  );
}

/** A way to reach the shop is a page of its own or a telephone number; nothing else is followed. */
export function linkOf(contact: string) {
  return /^https:\/\//.test(contact) ? contact : `tel:${contact.replace(/[^\d+]/g, '')}`;
}
