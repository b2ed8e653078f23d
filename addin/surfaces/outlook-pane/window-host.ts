/** The pane in a browser window of its own: no item is open, text can be pasted and files can be read. */
import { tabLink } from '../../../shared/contract/tab-link.ts';
import { createLive, type Host, type HostTheme, type Live } from '../../host/host.ts';
import type { PageConfig } from '../../host/page-config.ts';

/** A host made of the window alone. */
export function createWindowHost(page: Window, config: PageConfig): Host {
  return {
    name: 'Browser',
    locale: page.navigator.language,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    partitionKey: '',
    loginHint: null,
    theme: followSystem(page),
    item: createLive(null),
    place: { kind: 'browser', chatId: null, wanted: null },
    hasTokenBridge: false,
    hostToken: null,
    openLink: (url) => void page.open(url, '_blank', 'noopener'),
    linkTo: (reference) => tabLink({ publicUrl: page.location.origin, teamsAppId: config.teamsAppId }, reference),
    ready: () => undefined,
    fail: () => undefined,
  };
}

function followSystem(page: Window): Live<HostTheme> {
  const dark = page.matchMedia('(prefers-color-scheme: dark)');
  const now = (): HostTheme => ({ name: dark.matches ? 'dark' : 'light', family: 'web' });
  const theme = createLive(now());
  dark.addEventListener('change', () => theme.set(now()));
  return theme;
}
