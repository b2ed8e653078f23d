/** Outlook as a host. The only part of the pages that knows Office.js. */
import { tabLink } from '../../../shared/contract/tab-link.ts';
import { createLive, type Host, type HostItem } from '../../host/host.ts';
import type { PageConfig } from '../../host/page-config.ts';
import { followTheme } from './outlook-theme.ts';
import { readItem } from './read-item.ts';

/** Outlook around us; null when the page is open in a window of its own. Resolves when Office.js is ready. */
export async function createOutlookHost(page: Window, config: PageConfig): Promise<Host | null> {
  if (typeof Office === 'undefined') return null;
  const { host } = await Office.onReady();
  restoreHistory(page);
  if (host !== Office.HostType.Outlook) return null;
  const { mailbox, displayLanguage, requirements } = Office.context;
  const partitionKey = (Office.context as { readonly partitionKey?: string }).partitionKey ?? '';
  const isIn = (name: string, version: string) => requirements.isSetSupported(name, version);
  return {
    name: 'Outlook',
    locale: displayLanguage || page.navigator.language,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    partitionKey,
    loginHint: mailbox.userProfile.emailAddress,
    theme: followTheme(page),
    item: await followItem(mailbox),
    place: { kind: 'pane', chatId: null, wanted: null },
    hasTokenBridge: isIn('NestedAppAuth', '1.1') || 'nestedAppAuthBridge' in page,
    hostToken: null,
    openLink(url) {
      if (isIn('OpenBrowserWindowApi', '1.1')) Office.context.ui.openBrowserWindow(url);
      else page.open(url, '_blank', 'noopener');
    },
    linkTo: (reference) => tabLink({ publicUrl: page.location.origin, teamsAppId: config.teamsAppId }, reference),
    ready: () => undefined,
    fail: () => undefined,
  };
}

/** Office.js hides these two behind fields of its own; what the browser has comes back when they go. */
function restoreHistory({ history }: Window): void {
  const own = history as unknown as Record<string, unknown>;
  for (const name of ['pushState', 'replaceState']) if (Object.hasOwn(own, name)) delete own[name];
}

/** The open item: another one when the pane is pinned, none in between, and the same one after it was changed. */
async function followItem(mailbox: Office.Mailbox): Promise<Host['item']> {
  const item = createLive<HostItem | null>(null);
  let asking = 0;
  const read = async () => {
    const mine = ++asking;
    const found = await readItem(mailbox).catch(() => null);
    // A slow answer about the item before must not replace the newer one.
    if (mine === asking) item.set(found);
  };
  const changed = () => void read();
  mailbox.addHandlerAsync(Office.EventType.ItemChanged, () => {
    watchFields(mailbox, changed);
    changed();
  });
  watchFields(mailbox, changed);
  await read();
  return item;
}

/** While composing, people and times change under us. Hosts that cannot tell leave us with what we read. */
function watchFields({ item }: Office.Mailbox, changed: () => void): void {
  const composed = item as Office.AppointmentCompose | undefined;
  if (typeof composed?.addHandlerAsync !== 'function' || typeof composed.subject === 'string') return;
  for (const event of [Office.EventType.RecipientsChanged, Office.EventType.AppointmentTimeChanged]) {
    try {
      composed.addHandlerAsync(event, changed);
    } catch {
      // The library refuses events that this kind of item does not have.
    }
  }
}
