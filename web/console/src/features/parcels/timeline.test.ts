import { describe, expect, it } from 'vitest';

import type { ActionView, ParcelEvent, ParcelView } from '@shared/types';

import { causeOf, firstItems, highlight, isComing, isWithdrawn, timelineOf } from './timeline';

const NOW = Date.parse('2026-11-22T12:00:00+08:00');

const event = (at: string, status: ParcelEvent['status'], text = 'scan'): ParcelEvent => ({
  at,
  arrivedAt: at,
  text,
  status,
  substatus: `${status}.GENERAL`,
  place: '',
  nextHop: '',
  source: '快递鸟',
  code: '',
  matched: [], withdrawn: false,
});

const action = (fields: Partial<ActionView>): ActionView => ({
  id: 'a',
  kind: 'message',
  state: 'done',
  subject: { kind: 'PARCEL', id: 'p' },
  key: 'f/parcel:p/DAMAGED#1/1',
  createdAt: '2026-11-22T09:30:00+08:00',
  dueAt: '2026-11-22T09:30:00+08:00',
  attempts: 1,
  reason: null,
  receipt: null,
  answer: null,
  body: {},
  ...fields,
});

const MORNING = '2026-11-22T09:12:00+08:00';
const NIGHT = '2026-11-21T23:50:00+08:00';

const view = (fields: Partial<ParcelView>) =>
  ({ events: [], milestones: [], anomalyLog: [], actions: [], ...fields }) as unknown as ParcelView;

describe('timeline', () => {
  it('puts the newest on top, under the day of Shanghai', () => {
    const days = timelineOf(
      view({ events: [event(NIGHT, 'IN_TRANSIT'), event(MORNING, 'OUT_FOR_DELIVERY')] }),
      NOW,
    );
    expect(days.map((day) => day.day)).toEqual(['2026-11-22', '2026-11-21']);
  });

  it('fills the dot of the scan that reached a milestone, also among equal times', () => {
    const milestone = { kind: 'parcel.out_for_delivery', name: '派件中', at: MORNING, arrivedAt: MORNING, late: false };
    const days = timelineOf(
      view({
        events: [event(MORNING, 'IN_TRANSIT'), event(MORNING, 'OUT_FOR_DELIVERY')],
        milestones: [milestone],
      }),
      NOW,
    );
    const reached = days.flatMap((day) => day.items).filter((item) => item.milestone);
    expect(reached.map((item) => item.event?.status)).toEqual(['OUT_FOR_DELIVERY']);
  });

  it('hangs an action beside the scan that caused it, however late it was made', () => {
    const damaged = { type: 'DAMAGED' as const, name: '破损', openedAt: NIGHT, closedAt: null, why: '' };
    const parcel = view({
      events: [event(MORNING, 'OUT_FOR_DELIVERY'), event(NIGHT, 'EXCEPTION')],
      anomalyLog: [damaged],
      actions: [action({})],
    });
    expect(causeOf(action({}), parcel)).toBe(NIGHT);
    const item = timelineOf(parcel, NOW).at(-1)?.items[0];
    expect(item?.actions).toHaveLength(1);
    expect(item?.opened).toEqual([damaged]);
  });

  it('finds an anomaly that opened again by the minute of its opening', () => {
    const stalled = (openedAt: string) => ({ type: 'STALLED' as const, name: '', openedAt, closedAt: null, why: '' });
    const parcel = view({ anomalyLog: [stalled(NIGHT), stalled(MORNING)] });
    const minute = Math.floor(Date.parse(MORNING) / 60_000);
    expect(causeOf(action({ key: `f/parcel:p/STALLED#${minute}/1` }), parcel)).toBe(MORNING);
  });

  it('keeps what is still to come out of the past', () => {
    const care = action({ state: 'waiting', dueAt: '2026-11-22T14:00:00+08:00' });
    expect(isComing(care, NOW)).toBe(true);
    const days = timelineOf(view({ events: [event(MORNING, 'DELIVERED')], actions: [care] }), NOW);
    expect(days.flatMap((day) => day.items.flatMap((item) => item.actions))).toEqual([]);
  });

  it('shows inner work only when it failed', () => {
    const parcel = view({ events: [event(MORNING, 'DELIVERED')] });
    const acts = (state: ActionView['state']) =>
      timelineOf({ ...parcel, actions: [action({ kind: 'subscribe', state })] }, NOW).flatMap((day) =>
        day.items.flatMap((item) => item.actions),
      );
    expect(acts('done')).toEqual([]);
    expect(acts('dead')).toHaveLength(1);
  });

  it('folds to the newest few', () => {
    const days = timelineOf(view({ events: [event(NIGHT, 'IN_TRANSIT'), event(MORNING, 'DELIVERED')] }), NOW);
    expect(firstItems(days, 1)).toEqual([days[0]]);
  });

  it('marks matched words and keeps every letter', () => {
    const pieces = highlight('外包装破损，破损登记', ['破损', '破损登记']);
    expect(pieces.filter((piece) => piece.isMatched).map((piece) => piece.text)).toEqual(['破损', '破损登记']);
    expect(pieces.map((piece) => piece.text).join('')).toBe('外包装破损，破损登记');
  });

  it('lets a milestone stand at the scan that still counts', () => {
    const at = '2026-11-21T10:00:00+08:00';
    const gone = { ...event(at, 'DELIVERED', 'signed, then taken back'), withdrawn: true };
    const view = {
      events: [gone, event(at, 'DELIVERED', 'signed')],
      milestones: [{ kind: 'parcel.delivered', name: '已签收', at, arrivedAt: at, late: false }],
      anomalyLog: [],
      actions: [],
    } as unknown as ParcelView;
    const items = timelineOf(view, NOW).flatMap((day) => day.items);
    expect(items.find(({ milestone }) => milestone)?.event?.text).toBe('signed');
    expect(items.filter(isWithdrawn).map(({ event: scan }) => scan?.text)).toEqual(['signed, then taken back']);
  });
});
