/** The colours of Hongyan. Text tones are a shade deeper than the brand's so that each reaches AA. */

export type Mode = 'light' | 'dark';

export interface Tones {
  ink: string;
  lake: string;
  lakeHover: string;
  jade: string;
  amber: string;
  vermilion: string;
  jadeText: string;
  amberText: string;
  vermilionText: string;
  lakeText: string;
  text: string;
  secondary: string;
  hint: string;
  line: string;
  lineSoft: string;
  ground: string;
  surface: string;
  raised: string;
  lakeTint: string;
  jadeTint: string;
  amberTint: string;
  vermilionTint: string;
  greyTint: string;
  hover: string;
}

export const tones: Record<Mode, Tones> = {
  light: {
    ink: '#1D3B4F',
    lake: '#1677A8',
    lakeHover: '#2A8FC0',
    jade: '#1E8E5A',
    amber: '#C77700',
    vermilion: '#CF3A24',
    jadeText: '#17734A',
    amberText: '#8F5500',
    vermilionText: '#B8301C',
    lakeText: '#126690',
    text: '#1F2328',
    secondary: '#57606A',
    hint: '#69727C',
    line: '#D0D7DE',
    lineSoft: '#E6EAEE',
    ground: '#F6F8FA',
    surface: '#FFFFFF',
    raised: '#FFFFFF',
    lakeTint: '#E8F3F9',
    jadeTint: '#E6F4EC',
    amberTint: '#FCF1DF',
    vermilionTint: '#FCEBE8',
    greyTint: '#EEF1F4',
    hover: '#F3F6F8',
  },
  dark: {
    ink: '#DCE7EE',
    lake: '#3D9FD0',
    lakeHover: '#62B5DE',
    jade: '#45B97F',
    amber: '#E09B32',
    vermilion: '#EC6B55',
    jadeText: '#6CCB9A',
    amberText: '#EBB25C',
    vermilionText: '#F48B79',
    lakeText: '#6DBBE2',
    text: '#E4E9ED',
    secondary: '#A7B2BC',
    hint: '#8A96A1',
    line: '#33424E',
    lineSoft: '#263440',
    ground: '#0F161B',
    surface: '#151E25',
    raised: '#1B262E',
    lakeTint: '#16303F',
    jadeTint: '#15302A',
    amberTint: '#35290F',
    vermilionTint: '#3A201C',
    greyTint: '#222E37',
    hover: '#1B2730',
  },
};

/** Puts the tones on the page as custom properties, for what Ant Design's tokens do not reach. */
export function paint(mode: Mode) {
  const root = document.documentElement;
  root.dataset.theme = mode;
  root.style.colorScheme = mode;
  for (const [name, value] of Object.entries(tones[mode])) {
    root.style.setProperty(`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, value);
  }
}
