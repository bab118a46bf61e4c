import type { TFunction } from 'i18next';

/** A claim's reason is mostly an anomaly's name. */
export const reasonName = (t: TFunction, reason: string) =>
  t(`domain.anomaly.${reason}`, { defaultValue: t('domain.reasonOther') });
