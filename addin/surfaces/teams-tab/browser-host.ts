/** The tab in a bare browser window: everything works but what only Teams can give. */
import { themeNamed } from '../../host/first-paint.ts';
import { createLive, type HostTheme, type Live } from '../../host/host.ts';
import type { TabHost } from './tab-host.ts';

const DARK = '(prefers-color-scheme: dark)';

/** A host made of the window. The address may name the item, the theme and the language to show. */
export function createBrowserHost(page: Window): TabHost {
  const asked = new URLSearchParams(page.location.search);
  const linkTo = (reference: string) => `${page.location.origin}${page.location.pathname}#/register?item=${reference}`;
  return {
    name: 'Browser',
    locale: asked.get('locale') ?? page.navigator.language,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    partitionKey: '',
    loginHint: asked.get('loginHint'),
    theme: followSystem(page, asked.get('theme')),
    item: createLive(null),
    place: { kind: 'browser', chatId: null, wanted: asked.get('item') },
    hasTokenBridge: false,
    hostToken: null,
    openLink: (url) => void page.open(url, '_blank', 'noopener'),
    linkTo,
    ready: () => undefined,
    fail: () => undefined,
    onBack: () => undefined,
    tellAddress: () => undefined,
    configuration: null,
  };
}

function followSystem(page: Window, asked: string | null): Live<HostTheme> {
  const query = page.matchMedia(DARK);
  const themeNow = (): HostTheme => ({
    name: asked ? themeNamed(asked) : query.matches ? 'dark' : 'light',
    family: 'teams',
  });
  const theme = createLive(themeNow());
  query.addEventListener('change', () => theme.set(themeNow()));
  return theme;
}
