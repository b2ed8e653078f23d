/** Colours the static skeleton like the host before anything else is loaded: from the address, or from last time. */
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

/** Sets the skeleton's colours. Storage may be forbidden in a frame; then the address alone counts. */
export function paintFirst(): void {
  const asked = new URLSearchParams(location.search).get('theme') ?? recall();
  if (asked) document.documentElement.dataset.theme = themeNamed(asked);
}

/** Remembers the theme for the next first paint. */
export function rememberTheme(name: ThemeName): void {
  document.documentElement.dataset.theme = name;
  try {
    localStorage.setItem(KEY, name);
  } catch {
    // The next first paint is light, that is all.
  }
}

function recall(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
