import type { ApiError } from '@shared/api';

import { words } from './words';

/** Says honestly which of the few things it is, and what one can do. */
export function FailedPage({ failure, onRetry }: { failure: ApiError; onRetry: () => void }) {
  const isGone = failure.status === 410;
  const isMissing = failure.status === 404 || failure.status === 400;
  const says = isGone
    ? words.gone
    : isMissing
      ? words.missing
      : failure.status === 429
        ? words.busy
        : words.failed;
  return (
    <section class="card">
      <h1>{says.title}</h1>
      <p>{says.hint}</p>
      {isGone || isMissing ? (
        <a class="main" href="/t/">
          {words.lookup.title}
        </a>
      ) : (
        <button type="button" class="main" onClick={onRetry}>
          {words.failed.retry}
        </button>
      )}
    </section>
  );
}
