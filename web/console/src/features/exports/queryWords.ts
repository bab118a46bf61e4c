import type { TFunction } from 'i18next';

import { shortTime } from '@shared/format';
import type { ExportJob } from '@shared/setupTypes';

/** Where its words are kept; it narrows nothing. */
const LANGUAGE = 'language';
const ALONE = new Set(['moving', 'troubled', 'troubledSince', 'problem', 'member', 'parcel']);

/** What an export was narrowed to, as people say it. */
export function queryWords({ query, kind }: Pick<ExportJob, 'query' | 'kind'>, t: TFunction): string {
  const parts = Object.entries(query)
    .filter(([name, value]) => name !== LANGUAGE && value !== null && value !== '')
    .map(([name, value]) => part(name, value, kind, t));
  return parts.length === 0 ? t('exports.everything') : parts.join(' · ');
}

function part(name: string, value: unknown, kind: string, t: TFunction) {
  if (name === 'id') {
    return t('exports.filter.id', { count: Array.isArray(value) ? value.length : 1 });
  }
  const label = t(`exports.filter.${name}`, { defaultValue: name });
  if (ALONE.has(name) || (kind === 'messages' && name === 'order')) return label;
  const values = (Array.isArray(value) ? value.map(String) : String(value).split(',')).map((one) =>
    valueWords(name, one, kind, t),
  );
  return `${label} ${values.join('、')}`;
}

function valueWords(name: string, value: string, kind: string, t: TFunction) {
  const said = (key: string) => t(key, { defaultValue: value });
  switch (name) {
    case 'status':
      return said(`domain.status.${value}`);
    case 'anomaly':
    case 'reason':
      return said(`domain.anomaly.${value}`);
    case 'purpose':
      return said(`domain.purpose.${value}`);
    case 'channel':
      return said(`messages.channel.${value}`);
    case 'state':
      return said(kind === 'cases' ? `domain.caseState.${value}` : `messages.state.${value}`);
    case 'type':
      return said(kind === 'cases' ? `exports.caseType.${value}` : `orders.type.${value}`);
    case 'from':
    case 'to':
    case 'expectedFrom':
    case 'expectedTo':
      return shortTime(value);
    default:
      return value;
  }
}
