import { theme, type ThemeConfig } from 'antd';

import { tones, type Mode } from '@shared/tokens';

const FONT =
  '-apple-system, BlinkMacSystemFont, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", sans-serif';
const MONO =
  'ui-monospace, SFMono-Regular, Menlo, Consolas, "Noto Sans Mono CJK SC", "Noto Sans SC", monospace';

export function themeOf(mode: Mode, dense: boolean): ThemeConfig {
  const tone = tones[mode];
  return {
    algorithm: mode === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      fontFamily: FONT,
      fontFamilyCode: MONO,
      fontSize: 14,
      borderRadius: 6,
      borderRadiusLG: 8,
      borderRadiusSM: 4,
      sizeUnit: 4,
      colorPrimary: tone.lake,
      colorPrimaryHover: tone.lakeHover,
      colorLink: tone.lakeText,
      colorLinkHover: tone.lakeHover,
      colorSuccess: tone.jade,
      colorWarning: tone.amber,
      colorError: tone.vermilion,
      colorInfo: tone.lake,
      colorText: tone.text,
      colorTextSecondary: tone.secondary,
      colorTextTertiary: tone.hint,
      colorTextDescription: tone.secondary,
      colorTextPlaceholder: tone.hint,
      colorTextHeading: tone.ink,
      colorBorder: tone.line,
      colorBorderSecondary: tone.lineSoft,
      colorBgLayout: tone.ground,
      colorBgContainer: tone.surface,
      colorBgElevated: tone.raised,
      controlHeight: 32,
      motionDurationMid: '0.15s',
      motionDurationSlow: '0.2s',
      boxShadowTertiary: 'none',
    },
    components: {
      Layout: { siderBg: tone.ground, headerBg: tone.surface, headerHeight: 52, bodyBg: tone.surface },
      Menu: {
        itemBg: 'transparent',
        itemHeight: 34,
        itemMarginBlock: 1,
        itemMarginInline: 8,
        itemBorderRadius: 6,
        itemColor: tone.secondary,
        itemHoverColor: tone.text,
        itemHoverBg: tone.greyTint,
        itemSelectedColor: tone.ink,
        itemSelectedBg: tone.greyTint,
        groupTitleColor: tone.hint,
        groupTitleFontSize: 12,
        activeBarBorderWidth: 0,
      },
      Table: {
        headerBg: tone.surface,
        headerColor: tone.secondary,
        headerSplitColor: 'transparent',
        headerSortActiveBg: tone.surface,
        headerSortHoverBg: tone.hover,
        bodySortBg: 'transparent',
        borderColor: tone.lineSoft,
        rowHoverBg: tone.hover,
        rowSelectedBg: tone.lakeTint,
        rowSelectedHoverBg: tone.lakeTint,
        fontWeightStrong: 500,
        cellPaddingBlock: dense ? 4 : 8,
        cellPaddingBlockMD: dense ? 4 : 8,
        cellPaddingInline: 10,
        cellPaddingBlockSM: dense ? 4 : 8,
      },
      Tabs: { itemSelectedColor: tone.lakeText, horizontalItemPadding: '10px 0', horizontalItemGutter: 24, titleFontSize: 14 },
      Drawer: { paddingLG: 24 },
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        // The dark theme's lake is a light blue: white on it could hardly be read.
        ...(mode === 'dark' && {
          colorPrimary: tone.lake,
          primaryColor: tone.ground,
          dangerColor: tone.ground,
        }),
      },
      Tag: { borderRadiusSM: 4 },
      Tooltip: { colorBgSpotlight: mode === 'dark' ? '#2B3944' : '#24323C' },
    },
  };
}
