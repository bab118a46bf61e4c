import { oneOf, storedSetting } from './settings';

export type Density = 'roomy' | 'dense';

export const useDensity = storedSetting<Density>('density', 'roomy', oneOf('roomy', 'dense'))
  .useSetting;
