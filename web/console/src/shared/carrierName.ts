import type { Language } from '@shared/format';

import { CARRIERS } from './carriers';

/** A carrier as people call it; a code that we have no name for stays as it is. */
export const carrierName = (code: string, language: Language) =>
  CARRIERS.find((one) => one.code === code)?.[language] ?? code;
