import { ANOMALIES, STATUSES, type AnomalyType, type ParcelTab, type Status } from '@shared/types';

/** What a list of parcels is narrowed to. It lives in the page's address. */
export interface ParcelFilter {
  tab: ParcelTab;
  words: string;
  /** One order's parcels. */
  order: string;
  status: Status[];
  carrier: string[];
  anomaly: AnomalyType[];
  sort: string;
}

export const TABS: ParcelTab[] = ['all', 'moving', 'anomaly', 'due_today', 'delivered'];
export const DEFAULT_SORT = '-updatedAt';

const listOf = (text: string | null) => (text ?? '').split(',').filter((part) => part !== '');

export function readFilter(search: URLSearchParams): ParcelFilter {
  const tab = search.get('tab') as ParcelTab;
  return {
    tab: TABS.includes(tab) ? tab : 'all',
    words: search.get('q') ?? '',
    order: search.get('order') ?? '',
    status: listOf(search.get('status')).filter((code) => STATUSES.includes(code as Status)) as Status[],
    carrier: listOf(search.get('carrier')),
    anomaly: listOf(search.get('anomaly')).filter((code) =>
      ANOMALIES.includes(code as AnomalyType),
    ) as AnomalyType[],
    sort: search.get('sort') ?? DEFAULT_SORT,
  };
}

/** As short as it can be: what is usual is left out. */
export function writeFilter(filter: ParcelFilter): URLSearchParams {
  const search = new URLSearchParams();
  if (filter.tab !== 'all') search.set('tab', filter.tab);
  if (filter.words !== '') search.set('q', filter.words);
  if (filter.order !== '') search.set('order', filter.order);
  if (filter.status.length > 0) search.set('status', filter.status.join(','));
  if (filter.carrier.length > 0) search.set('carrier', filter.carrier.join(','));
  if (filter.anomaly.length > 0) search.set('anomaly', filter.anomaly.join(','));
  if (filter.sort !== DEFAULT_SORT) search.set('sort', filter.sort);
  return search;
}

export function isNarrowed(filter: ParcelFilter) {
  return (
    filter.words !== '' ||
    filter.order !== '' ||
    filter.status.length > 0 ||
    filter.carrier.length > 0 ||
    filter.anomaly.length > 0
  );
}

/** Everything of a tab, in the same order. */
export const widened = (filter: ParcelFilter): ParcelFilter => ({
  ...filter,
  words: '',
  order: '',
  status: [],
  carrier: [],
  anomaly: [],
});

export function apiQuery(filter: ParcelFilter) {
  return {
    tab: filter.tab === 'all' ? null : filter.tab,
    q: filter.words.trim(),
    order: filter.order,
    status: filter.status.join(','),
    carrier: filter.carrier.join(','),
    anomaly: filter.anomaly.join(','),
    sort: filter.sort,
  };
}

/** What an export of the same list is narrowed to; its rows have an order of their own. */
export function exportQuery(filter: ParcelFilter) {
  const { sort: _, ...narrowing } = apiQuery(filter);
  return narrowing;
}
