import { useEffect, useState } from 'react';

import { paint, type Mode } from '@shared/tokens';

import { oneOf, storedSetting } from './settings';

export type Appearance = 'light' | 'dark' | 'system';

const appearance = storedSetting<Appearance>(
  'appearance',
  'system',
  oneOf('light', 'dark', 'system'),
);

export const useAppearance = appearance.useSetting;

const prefersDark = window.matchMedia('(prefers-color-scheme: dark)');

/** The mode that is shown now, following the system where the person chose that. */
export function useMode(): Mode {
  const [chosen] = useAppearance();
  const [dark, setDark] = useState(prefersDark.matches);
  useEffect(() => {
    const follow = () => setDark(prefersDark.matches);
    prefersDark.addEventListener('change', follow);
    return () => prefersDark.removeEventListener('change', follow);
  }, []);
  const mode: Mode = chosen === 'system' ? (dark ? 'dark' : 'light') : chosen;
  useEffect(() => paint(mode), [mode]);
  return mode;
}
