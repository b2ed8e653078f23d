/** Outlook's theme: told by Outlook where it can, else the system's. */
import { createLive, type HostTheme, type Live, type ThemeName } from '../../host/host.ts';

/** `#1f1f1f` or the integer that Outlook on the web sends. */
export type Colour = string | number;

/** Whether a background is dark, by its luminance (WCAG 2.2); null for something that is no colour. */
export function isDark(colour: Colour): boolean | null {
  const value = typeof colour === 'number' ? colour : Number.parseInt(colour.replace('#', ''), 16);
  if (Number.isNaN(value)) return null;
  const [red = 0, green = 0, blue = 0] = [value >> 16, value >> 8, value].map((part) => linear((part & 0xff) / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.18;
}

const linear = (share: number): number => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4);

/** Follows Outlook and the system. */
export function followTheme(page: Window): Live<HostTheme> {
  const dark = page.matchMedia('(prefers-color-scheme: dark)');
  const forced = page.matchMedia('(forced-colors: active)');
  let told: ThemeName | null = nameOf(Office.context.officeTheme?.bodyBackgroundColor);
  const now = (): HostTheme => {
    const system = dark.matches ? 'dark' : 'light';
    return { name: forced.matches ? 'contrast' : (told ?? system), family: 'web' };
  };
  const theme = createLive(now());
  const update = () => {
    const next = now();
    if (next.name !== theme.read().name) theme.set(next);
  };
  dark.addEventListener('change', update);
  forced.addEventListener('change', update);
  // NOTE: hosts before Mailbox 1.14 refuse the event; the system's theme counts there.
  Office.context.mailbox?.addHandlerAsync(
    Office.EventType.OfficeThemeChanged,
    (event: { readonly officeTheme?: Office.OfficeTheme } & Partial<Office.OfficeTheme>) => {
      told = nameOf((event.officeTheme ?? event).bodyBackgroundColor) ?? told;
      update();
    },
  );
  return theme;
}

function nameOf(colour: Colour | undefined): ThemeName | null {
  const dark = colour === undefined ? null : isDark(colour);
  return dark === null ? null : dark ? 'dark' : 'light';
}
