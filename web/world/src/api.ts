/** The world's own port; nothing else is called. */

export type Clock = {
  now: string;
  speed: number;
  paused: boolean;
  seed: number;
  scenario: string;
  startedAt: string;
  due: number;
  next?: string;
};

export type Jump = Clock & { done: number; settled: boolean; remark: string };

export type Point = [number, number];

export type Leg = { from: Point; to: Point; start: string; end: string };

export type Place = { code: string; name: string; lon: number; lat: number };

export type Parcel = {
  number: string;
  carrier: string;
  carrierName: string;
  shop: string;
  order: string;
  phone: string;
  buyer: string;
  from: Place;
  to: Place;
  node: string;
  city: string;
  stalled: boolean;
  over: boolean;
  problem: boolean;
  scans: number;
  at?: string;
  text?: string;
  next?: { at: string; node: string; city: string };
  leg?: Leg;
};

export type ParcelWhole = Parcel & {
  events: { at: string; node: string; city: string; place: string; text: string }[];
};

export type Person = { id: string; name: string; phone: string; messages: number };

export type Message = {
  id: string;
  channel: string;
  title: string;
  text: string;
  at: string;
  key: string;
};

export type Fault = { id: string; provider: string; kind: string; share: number; until: string };

export type Switches = Record<'shop' | 'carrier' | 'provider', Record<string, boolean>>;

export type Story = {
  name: string;
  number: string;
  phone: string;
  passed: boolean;
  checks: { name: string; passed: boolean; found: string }[];
};

export type City = { code: string; name: string; lon: number; lat: number };

type Items<T> = { items: T[] };

/** What the world said no to, in its own words. */
export class Refusal extends Error {}

async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`/world${path}`, {
    method,
    headers: body === undefined ? undefined : { 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const said: unknown = await response.json().catch(() => ({}));
  if (!response.ok) {
    const detail = (said as { detail?: string }).detail;
    throw new Refusal(detail ?? `HTTP ${response.status}`);
  }
  return said as T;
}

export const world = {
  clock: () => call<Clock>('GET', '/clock'),
  setClock: (to: { speed?: number; paused?: boolean }) => call<Jump>('PUT', '/clock', to),
  advance: (by: { by: string } | { to: 'next' }) => call<Jump>('POST', '/clock/advance', by),
  reset: (seed: number, scenario: string) => call<Clock>('POST', '/reset', { seed, scenario }),
  cities: () => call<Items<City>>('GET', '/cities').then((all) => all.items),
  parcels: () => call<Items<Parcel>>('GET', '/parcels').then((all) => all.items),
  parcel: (number: string) => call<ParcelWhole>('GET', `/parcels/${number}`),
  add: (carrier: string) => call<ParcelWhole>('POST', '/parcels', { carrier }),
  press: (number: string, kind: string) =>
    call<ParcelWhole>('POST', `/parcels/${number}/events`, { kind }),
  people: () => call<Items<Person>>('GET', '/phones').then((all) => all.items),
  phone: (phone: string) =>
    call<{ items: Message[]; person?: Person }>('GET', `/phones/${encodeURIComponent(phone)}`),
  faults: () => call<Items<Fault>>('GET', '/faults').then((all) => all.items),
  addFault: (fault: { provider: string; kind: string; share: number; for: string }) =>
    call<Fault>('POST', '/faults', fault),
  endFault: (id: string) => call<Items<Fault>>('DELETE', `/faults/${id}`),
  switches: () => call<Switches>('GET', '/switches'),
  flip: (kind: string, name: string, on: boolean) =>
    call<Switches>('PUT', `/switches/${kind}/${name}`, { on }),
  stories: () => call<{ items: string[]; worlds: string[] }>('GET', '/scenarios'),
  tell: (name: string) => call<Story>('POST', `/scenarios/${name}`),
};
