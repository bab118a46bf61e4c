import { theme, type ThemeConfig } from 'antd';

/** The colours of the house; the same names in light and dark. */
export type Palette = {
  ink: string;
  lake: string;
  jade: string;
  amber: string;
  vermilion: string;
  text: string;
  secondary: string;
  hint: string;
  line: string;
  ground: string;
  surface: string;
};

export const light: Palette = {
  ink: '#1D3B4F',
  lake: '#1677A8',
  jade: '#1E8E5A',
  amber: '#9A5B00',
  vermilion: '#CF3A24',
  text: '#1F2328',
  secondary: '#57606A',
  hint: '#656D76',
  line: '#D0D7DE',
  ground: '#F6F8FA',
  surface: '#FFFFFF',
};

export const dark: Palette = {
  ink: '#0F2230',
  lake: '#4BA9D6',
  jade: '#4CC38A',
  amber: '#E5A13A',
  vermilion: '#F2705C',
  text: '#E6EDF3',
  secondary: '#A3AFBA',
  hint: '#8492A0',
  line: '#2C3A45',
  ground: '#0D1820',
  surface: '#14222C',
};

const fonts =
  "-apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', 'Segoe UI', sans-serif";

export function themeOf(isDark: boolean): ThemeConfig {
  const colours = isDark ? dark : light;
  return {
    algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: colours.lake,
      colorLink: colours.lake,
      colorSuccess: colours.jade,
      colorWarning: colours.amber,
      colorError: colours.vermilion,
      colorInfo: colours.lake,
      colorText: colours.text,
      colorTextSecondary: colours.secondary,
      colorTextTertiary: colours.hint,
      colorTextPlaceholder: colours.hint,
      colorTextDescription: colours.secondary,
      colorInfoBg: isDark ? '#16303F' : '#E8F3F9',
      colorBorder: colours.line,
      colorBorderSecondary: colours.line,
      colorBgLayout: colours.ground,
      colorBgContainer: colours.surface,
      colorBgElevated: colours.surface,
      borderRadius: 6,
      fontSize: 14,
      fontFamily: fonts,
      controlHeight: 32,
      wireframe: false,
    },
    components: {
      // Made from a dark green, the ground of such a tag would be grey, and its word hard to read.
      Tag: isDark
        ? { colorSuccess: '#4CC38A', colorSuccessBg: '#12291F' }
        : { colorSuccess: '#17724A', colorSuccessBg: '#E6F4EC' },
    },
  };
}
