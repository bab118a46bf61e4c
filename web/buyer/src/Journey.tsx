import { useState } from 'preact/hooks';

import { clockTime, dayName, millis } from '@shared/format';
import type { BuyerEvent, BuyerMilestone, BuyerPage } from '@shared/types';

import { fill, language, words } from './words';

/** Milestones first; every scan when asked for. */
export function Journey({ page }: { page: BuyerPage }) {
  const [isWhole, setWhole] = useState(false);
  const count = page.events.length;
  const now = page.now ? millis(page.now) : Date.now();
  return (
    <section class="card">
      <h2>{words.journey}</h2>
      {page.milestones.length + count === 0 && <p class="quiet">{words.none}</p>}
      <ol class={isWhole ? 'journey whole' : 'journey'}>
        {isWhole
          ? page.events.map((event, index) => <Scan key={index} event={event} now={now} />)
          : page.milestones.map((one, index) => <Stone key={index} milestone={one} now={now} />)}
      </ol>
      {count > 0 && (
        <button type="button" class="plain" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? words.fold : fill(words.showAll, { count })}
        </button>
      )}
    </section>
  );
}

const when = (at: string, now: number) => `${dayName(at, now, language)} ${clockTime(at)}`;

function Stone({ milestone, now }: { milestone: BuyerMilestone; now: number }) {
  return (
    <li>
      <b>{milestone.name}</b> <span>{milestone.place}</span>
      <time dateTime={milestone.at}>{when(milestone.at, now)}</time>
    </li>
  );
}

function Scan({ event, now }: { event: BuyerEvent; now: number }) {
  return (
    <li>
      <span>{event.text}</span>
      <time dateTime={event.at}>{when(event.at, now)}</time>
    </li>
  );
}
