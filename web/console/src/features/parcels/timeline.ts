import { dayKey, millis } from '@shared/format';
import type {
  ActionView,
  ParcelAnomaly,
  ParcelEvent,
  ParcelMilestone,
  ParcelView,
} from '@shared/types';

/** One dot of the line: a scan, or a milestone without one, and what hangs beside it. */
export interface TimelineItem {
  key: string;
  at: string;
  event: ParcelEvent | null;
  milestone: ParcelMilestone | null;
  opened: ParcelAnomaly[];
  closed: ParcelAnomaly[];
  actions: ActionView[];
}

export interface TimelineDay {
  day: string;
  items: TimelineItem[];
}

/** Work between our own rooms: it changes nothing that a person lives through. */
const INNER_KINDS = new Set(['signal', 'delivered-count', 'pull', 'subscribe', 'tag']);

export const isShown = (action: ActionView) =>
  action.state === 'dead' || !INNER_KINDS.has(action.kind);

export const isComing = (action: ActionView, now: number) =>
  action.state === 'waiting' && millis(action.dueAt) > now && isShown(action);

/** Newest on top. An action hangs beside the scan that caused it. */
export function timelineOf(view: ParcelView, now: number): TimelineDay[] {
  const items: TimelineItem[] = view.events.map((event, index) => ({
    ...bare(`${event.at}#${index}`, event.at),
    event,
  }));
  for (const milestone of view.milestones) {
    const own = heldBy(items, milestone);
    if (own) own.milestone = milestone;
    else items.push({ ...bare(`${milestone.kind}@${milestone.at}`, milestone.at), milestone });
  }
  items.sort((a, b) => millis(b.at) - millis(a.at) || a.key.localeCompare(b.key));
  for (const anomaly of view.anomalyLog) {
    place(items, anomaly.openedAt).opened.push(anomaly);
    if (anomaly.closedAt) place(items, anomaly.closedAt).closed.push(anomaly);
  }
  for (const action of view.actions) {
    if (!isShown(action) || isComing(action, now)) continue;
    place(items, causeOf(action, view)).actions.push(action);
  }
  for (const item of items) item.actions.sort((a, b) => a.id.localeCompare(b.id));
  items.sort((a, b) => millis(b.at) - millis(a.at));
  return byDay(items);
}

const bare = (key: string, at: string): TimelineItem => ({
  key,
  at,
  event: null,
  milestone: null,
  opened: [],
  closed: [],
  actions: [],
});

/** What was taken back holds a milestone only where nothing else does. */
function heldBy(items: TimelineItem[], milestone: ParcelMilestone) {
  const fitting = items.filter((item) => item.milestone === null && belongs(item, milestone));
  return fitting.find((item) => !isWithdrawn(item)) ?? fitting[0];
}

export const isWithdrawn = (item: TimelineItem) => item.event?.withdrawn ?? false;

/** A milestone has its carrier's time; among equal times the scan of its own state is meant. */
function belongs(item: TimelineItem, milestone: ParcelMilestone) {
  if (!item.event || millis(item.at) !== millis(milestone.at)) return false;
  const state = STATE_OF[milestone.kind.replace(/^parcel\./, '')];
  return state === undefined || item.event.status === state;
}

const STATE_OF: Record<string, string> = {
  picked_up: 'PICKED_UP',
  out_for_delivery: 'OUT_FOR_DELIVERY',
  deposited: 'DEPOSITED',
  delivered: 'DELIVERED',
  delivery_failed: 'DELIVERY_FAILED',
  turned_back: 'RETURNING',
  returned: 'RETURNED',
  cancelled: 'CANCELLED',
};

/** The item at that time, else the newest before it, else a dot of its own. */
function place(items: TimelineItem[], at: string): TimelineItem {
  const time = millis(at);
  const same = items.find((item) => millis(item.at) === time);
  if (same) return same;
  let best: TimelineItem | null = null;
  for (const item of items) {
    if (millis(item.at) <= time && (!best || millis(item.at) > millis(best.at))) best = item;
  }
  if (best) return best;
  const own = bare(`own@${at}`, at);
  items.push(own);
  return own;
}

/**
 * `flow/subject/occurrence/step`: the occurrence names the milestone or anomaly that was first, by
 * its count or, where it may open again, by the minute of its opening.
 */
export function causeOf(action: ActionView, view: ParcelView): string {
  const occurrence = action.receipt?.occurrence ?? action.key.split('/').at(-2) ?? '';
  const [name = '', nth = '1'] = occurrence.split('#');
  const kind = name.replace(/^parcel\./, '');
  const at = Number(nth);
  const milestones = view.milestones.filter((one) => one.kind.replace(/^parcel\./, '') === kind);
  const anomalies = view.anomalyLog.filter((one) => one.type === name);
  const opened = anomalies.find((one) => Math.floor(millis(one.openedAt) / MINUTE) === at);
  return (
    milestones[at - 1]?.at ?? opened?.openedAt ?? anomalies[at - 1]?.openedAt ?? action.createdAt
  );
}

const MINUTE = 60_000;

function byDay(items: TimelineItem[]): TimelineDay[] {
  const days: TimelineDay[] = [];
  for (const item of items) {
    const day = dayKey(item.at);
    const last = days.at(-1);
    if (last?.day === day) last.items.push(item);
    else days.push({ day, items: [item] });
  }
  return days;
}

/** Only so many items, days with none left out. */
export function firstItems(days: TimelineDay[], count: number): TimelineDay[] {
  let left = count;
  const kept: TimelineDay[] = [];
  for (const day of days) {
    if (left <= 0) break;
    kept.push({ day: day.day, items: day.items.slice(0, left) });
    left -= day.items.length;
  }
  return kept;
}

export interface TextPiece {
  text: string;
  isMatched: boolean;
}

/** Cuts a scan's text at the words that were read. */
export function highlight(text: string, words: string[]): TextPiece[] {
  const wanted = words.filter((word) => word !== '').sort((a, b) => b.length - a.length);
  const pieces: TextPiece[] = [];
  let plain = '';
  for (let at = 0; at < text.length; ) {
    const word = wanted.find((one) => text.startsWith(one, at));
    if (word === undefined) {
      plain += text[at];
      at += 1;
      continue;
    }
    if (plain !== '') pieces.push({ text: plain, isMatched: false });
    pieces.push({ text: word, isMatched: true });
    plain = '';
    at += word.length;
  }
  if (plain !== '') pieces.push({ text: plain, isMatched: false });
  return pieces;
}
