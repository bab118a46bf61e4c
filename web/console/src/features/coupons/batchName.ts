import type { TFunction } from 'i18next';

import type { CouponBatch } from '@shared/growthTypes';

/** Batches that the program keeps by itself have names of their own in each language. */
export const batchName = (t: TFunction, { batch, name }: CouponBatch) =>
  t(`coupons.system.${batch}`, { defaultValue: name || batch });
