/** The themes of the hosts, as the system under the browser shows them. */

/** Forced colours are what Windows makes of a page in a contrast theme. */
export const MEDIA = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  contrast: { colorScheme: 'dark', forcedColors: 'active' },
} as const;

export type Theme = keyof typeof MEDIA;

/** In an order that ends where pages begin. */
export const THEMES: readonly Theme[] = ['dark', 'contrast', 'light'];
