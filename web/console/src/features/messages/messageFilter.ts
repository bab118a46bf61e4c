import { CHANNELS, MESSAGE_STATES } from '@shared/growthTypes';

/** What the log is narrowed to. It lives in the page's address. */
export interface MessageFilter {
  channel: string;
  state: string;
  parcel: string;
  order: string;
  member: string;
}

export function readFilter(search: URLSearchParams): MessageFilter {
  const known = (name: string, values: readonly string[]) =>
    values.find((one) => one === search.get(name)) ?? '';
  return {
    channel: known('channel', CHANNELS),
    state: known('state', MESSAGE_STATES),
    parcel: search.get('parcel') ?? '',
    order: search.get('order') ?? '',
    member: search.get('member') ?? '',
  };
}

export function writeFilter(filter: MessageFilter) {
  return new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ''));
}

export const isNarrowed = (filter: MessageFilter) => Object.values(filter).some((value) => value !== '');
