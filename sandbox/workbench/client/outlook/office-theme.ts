/** The colours Outlook tells panes of, as integers. */
import type { Theme } from '../session.ts';

const COLOURS: Readonly<Record<Theme, readonly [background: number, text: number, control: number]>> = {
  light: [0xffffff, 0x242424, 0xf5f5f5],
  dark: [0x1f1f1f, 0xffffff, 0x292929],
  contrast: [0x000000, 0xffffff, 0x000000],
};

/** Data of `officeThemeChanged`. */
export function officeTheme(theme: Theme) {
  const [background, text, control] = COLOURS[theme];
  return {
    bodyBackgroundColor: background,
    bodyForegroundColor: text,
    controlBackgroundColor: control,
    controlForegroundColor: text,
    isDarkTheme: theme !== 'light',
  };
}
