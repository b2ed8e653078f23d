/** The host's theme as Fluent tokens, following the host while the page is open. */
import {
  type Theme,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
  webDarkTheme,
  webLightTheme,
} from '@fluentui/react-components';
import { useEffect, useSyncExternalStore } from 'react';
import { rememberTheme } from '../host/first-paint.ts';
import type { Host, HostTheme } from '../host/host.ts';

const THEMES: Readonly<Record<HostTheme['family'], Readonly<Record<HostTheme['name'], Theme>>>> = {
  web: { light: webLightTheme, dark: webDarkTheme, contrast: teamsHighContrastTheme },
  teams: { light: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme },
};

/** Fluent tokens of the host's present theme. */
export function useHostTheme(host: Pick<Host, 'theme'>): Theme {
  const { name, family } = useSyncExternalStore(host.theme.subscribe, host.theme.read);
  useEffect(() => rememberTheme(name), [name]);
  return THEMES[family][name];
}
