import type { TFunction } from 'i18next';

/** `picked_up#1`, `DAMAGED#29926618`, `claim:…:paid`: what happened, in words. */
export function occurrenceName(t: TFunction, occurrence: string): string {
  const [name = ''] = occurrence.split('#');
  if (/^[A-Z_]+$/.test(name)) return t(`domain.anomaly.${name}`, { defaultValue: name });
  const parts = name.split(':');
  const trigger = parts.length > 2 ? `${parts[0]}.${parts.at(-1)}` : `parcel.${name.replace(/^parcel\./, '')}`;
  const names = t('flows.trigger', { returnObjects: true }) as Record<string, string>;
  return names[trigger] ?? name;
}
