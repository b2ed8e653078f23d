/** The theme of the first paint: public/assets/first-paint-1.js colours the skeleton by what is remembered here. */
import type { ThemeName } from './host.ts';

const KEY = 'followthrough.theme';
const WORDS: Readonly<Record<string, ThemeName>> = {
  default: 'light',
  light: 'light',
  dark: 'dark',
  glass: 'dark',
  contrast: 'contrast',
};

/** The theme a host's own word means; light for unknown words. */
export const themeNamed = (word: string): ThemeName => WORDS[word] ?? 'light';

/** Remembers the theme for the next first paint. */
export function rememberTheme(name: ThemeName): void {
  document.documentElement.dataset.theme = name;
  try {
    localStorage.setItem(KEY, name);
  } catch {
    // Storage is forbidden in this frame: the next first paint is light, that is all.
  }
}
