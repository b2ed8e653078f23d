/** The page: bar, rail, the two frames, the drawer; and where links and keys lead. */

import type { DemoUser } from './api.ts';
import { outlookFrame } from './outlook/outlook-frame.ts';
import { createHostLog } from './protocol/host-log.ts';
import type { Session } from './session.ts';
import { teamsFrame } from './teams/teams-frame.ts';
import { clockBar } from './tools/clock-bar.ts';
import { dropAnywhere, dropZone } from './tools/drop-zone.ts';
import { serverLine } from './tools/server-line.ts';
import { toolsDrawer } from './tools/tools-drawer.ts';
import { topBar } from './tools/top-bar.ts';
import { confirmDialog, note } from './ui/dialogs.ts';
import { h } from './ui/dom.ts';
import { type IconName, icon } from './ui/icons.ts';
import { createAddressBar, readPlace, type Screen, type Whereabouts } from './whereabouts.ts';

const SCREENS: readonly (readonly [Screen, IconName, string])[] = [
  ['mail', 'mail', 'Mail'],
  ['calendar', 'calendar', 'Calendar'],
  ['teams', 'teams', 'Teams'],
  ['both', 'columns', 'Both'],
];
const POLL_MS = 5000;

/** Puts the page into `place`. */
export function startShell(place: HTMLElement, session: Session): void {
  const log = createHostLog(() => performance.now());
  let isRestoring = true;
  const bar = createAddressBar(window, restore);
  const moved = (change: Partial<Whereabouts>, isSame = false) => {
    if (!isRestoring) bar[isSame ? 'note' : 'go'](change);
  };
  const outlook = outlookFrame({ session, log, followLink: (href) => void followLink(href), onmove: moved });
  const teams = teamsFrame({ session, log, onopen: () => setScreen('teams'), onmove: moved, onleave });
  const zone = dropZone(session, ({ kind, key }) => {
    setScreen(kind === 'message' ? 'mail' : 'calendar');
    outlook.reveal(kind, key).catch((error: unknown) => note(String(error)));
  });
  const tools = toolsDrawer(session, log, zone);
  const rail = h('nav', { class: 'rail', 'aria-label': 'Hosts' }, ...SCREENS.map(railButton));
  const frames = h('main', { class: 'frames', 'data-screen': 'mail' }, outlook.element, teams.element);
  const clock = clockBar(session, () => void outlook.refresh());
  place.replaceChildren(
    topBar(session, clock, tools.toggle),
    serverLine(session.setup.app.tabUrl),
    h('div', { class: 'below' }, rail, frames, tools.element),
    h('div', { id: 'notes', role: 'status', 'aria-live': 'polite' }),
  );

  function railButton([screen, iconName, name]: (typeof SCREENS)[number]): HTMLElement {
    const button = { type: 'button', class: 'rail-button', 'data-screen': screen, onclick: () => setScreen(screen) };
    return h('button', button, icon(iconName), h('span', {}, name));
  }
  function setScreen(screen: Screen): void {
    moved({ screen });
    mark(screen);
    if (screen === 'mail' || screen === 'calendar') outlook.show(screen);
    if (screen === 'teams' || screen === 'both') teams.show();
  }
  function mark(screen: Screen): void {
    frames.dataset.screen = screen;
    for (const button of rail.querySelectorAll('button'))
      button.setAttribute('aria-current', button.dataset.screen === screen ? 'page' : 'false');
  }
  /** Shows what the address says. Nothing that happens on the way is a step of the person's. */
  async function restore(to: Whereabouts): Promise<void> {
    isRestoring = true;
    const user = session.setup.users.find((one) => signInName(one) === to.as);
    if (user) session.set({ user });
    mark(to.screen);
    if (to.screen === 'teams' || to.screen === 'both') teams.restore(to);
    const module = to.event !== null || to.screen === 'calendar' ? 'calendar' : 'mail';
    const hasItem = to.message !== null || to.event !== null;
    if (hasItem || to.screen !== 'teams')
      await outlook.restore(module, to).catch(() => note('What was open is not there any more.'));
    isRestoring = false;
    // Somebody may have gone on meanwhile.
    bar.note({ as: signInName(session.get().user), screen: frames.dataset.screen as Screen });
  }
  async function followLink(href: string): Promise<void> {
    if (teams.openLink(href)) return;
    const host = URL.canParse(href) ? new URL(href).host : '';
    if (href.startsWith('#') || (!host && !href.startsWith('mailto:'))) return;
    const isSure = await confirmDialog('Leave the demo?', `The link leads to ${host || href}.`, 'Open in a new window');
    if (isSure) window.open(href, '_blank', 'noopener');
  }
  function onleave(kind: string, args: readonly unknown[]): boolean {
    const [wish] = args as readonly [Readonly<Record<string, unknown>> | string | undefined];
    if (kind === 'executeDeepLink') void followLink(String(wish));
    else if (kind === 'calendar.openCalendarItem' && typeof wish === 'object') leaveTo('calendar', String(wish.itemId));
    else if (kind === 'mail.openMailItem' && typeof wish === 'object') leaveTo('mail', String(wish.itemId));
    else if (kind.startsWith('chat.')) note('Teams would open a chat here.');
    else note('Teams would open another window here.');
    return true;
  }
  function leaveTo(screen: 'mail' | 'calendar', id: string): void {
    setScreen(screen);
    outlook.openItem(screen, id).catch((error: unknown) => note(String(error)));
  }
  const applyTheme = () => {
    document.documentElement.dataset.theme = session.get().theme;
  };
  session.on('theme', applyTheme);
  applyTheme();
  dropAnywhere(zone);
  setInterval(() => {
    if (document.visibilityState === 'visible' && frames.dataset.screen === 'mail')
      outlook.refresh().catch(() => undefined);
  }, POLL_MS);
  session.on('user', () => moved({ as: signInName(session.get().user) }));
  void restore(readPlace(location.hash));
}

const signInName = ({ userPrincipalName }: DemoUser): string => userPrincipalName.split('@')[0] ?? '';
