/** The Teams frame: the personal app, a channel with tabs, a meeting. */
import type { HostLog } from '../protocol/host-log.ts';
import type { Session } from '../session.ts';
import { note } from '../ui/dialogs.ts';
import { h, put } from '../ui/dom.ts';
import { type IconName, icon } from '../ui/icons.ts';
import { bareButton, iconButton } from '../ui/parts.ts';
import type { Area, Whereabouts } from '../whereabouts.ts';
import { appFrame } from './app-frame.ts';
import { type ChannelTab, configureTab, readChannelTabs, writeChannelTabs } from './channel-tabs.ts';
import { makeAppLink, readAppLink } from './deep-links.ts';
import { showMeetingIn } from './meeting-stage.ts';
import { shareLink } from './share-link.ts';
import { CHANNEL, type Place } from './teams-context.ts';
import type { AppFrame, TeamsContext } from './teams-frame-context.ts';

type InTeams = Pick<Whereabouts, 'area' | 'tab' | 'meeting' | 'page'>;

/** The frame for the rest of the page. */
export interface TeamsFrame {
  readonly element: HTMLElement;
  /** Shows what was shown last, the personal app at first. */
  show(): void;
  /** Shows that place; what is shown already stays as it is. */
  restore(place: InTeams): void;
  /** Opens a link when it leads to the app. @returns false for every other link. */
  openLink(href: string): boolean;
}

export interface TeamsOptions {
  readonly session: Session;
  readonly log: HostLog;
  /** Brings this frame to the front. */
  onopen(): void;
  /** Somebody went elsewhere in Teams; `isSame`: where they are is told more exactly. */
  onmove(change: Partial<InTeams>, isSame?: boolean): void;
  /** Opens what is not an app page: mail, meetings, other sites. */
  onleave(kind: string, args: readonly unknown[]): boolean;
}

const AREAS: readonly (readonly [Area, IconName])[] = [
  ['personal', 'app'],
  ['channel', 'people'],
  ['meeting', 'video'],
];

/** Builds the frame; nothing runs in it before `show`. */
export function teamsFrame({ session, log, onopen, onmove, onleave }: TeamsOptions): TeamsFrame {
  const { app } = session.setup;
  const main = h('div', { class: 'teams-main' });
  const rail = h('nav', { class: 'teams-rail', 'aria-label': 'Teams' });
  const back = bareButton('back', 'Back', () => frame?.send('backButtonPress'), { hidden: true });
  const title = h('h2', {}, app.name);
  const tabs = h('div', { class: 'channel-tabs' });
  const header = h('header', { class: 'app-head' }, back, title, tabs);
  const element = h(
    'div',
    { class: 'teams' },
    rail,
    h('section', { class: 'teams-place', 'aria-label': 'App' }, header, main),
  );
  let area: Area = 'personal';
  let chosenTab = 0;
  let chosenMeeting: string | null = null;
  let frame: AppFrame | null = null;
  let stop: () => void = () => undefined;
  let isShown = false;

  const teams: TeamsContext = {
    session,
    log,
    sessionId: crypto.randomUUID(),
    registered(name) {
      if (name === 'backButton') back.hidden = false;
    },
    navigate,
  };

  function navigate(kind: string, args: readonly unknown[]): boolean {
    const [first] = args;
    if (kind === 'setFrameContext') return told(first);
    if (kind === 'executeDeepLink') return openLink(String(first)) || onleave(kind, args);
    if (kind === 'pages.navigateToApp') return toApp(first);
    if (kind.startsWith('pages.currentApp.')) return toPage(first as Readonly<Record<string, unknown>> | undefined);
    if (kind === 'shareDeepLink') return shareLink(linkOf(args));
    if (kind === 'navigateBack') return open('personal');
    return onleave(kind, args);
  }
  const told = (frameInfo: unknown): boolean => {
    const { contentUrl } = (frameInfo ?? {}) as { readonly contentUrl?: unknown };
    if (URL.canParse(String(contentUrl))) onmove({ page: new URL(String(contentUrl)).hash }, true);
    return true;
  };
  const linkOf = ([subPageId, label]: readonly unknown[]): string =>
    makeAppLink(
      { appId: app.appId, pageId: app.tabId, subPageId: subPageId ? String(subPageId) : null },
      String(label ?? ''),
    );
  const toApp = (wish: unknown): boolean => {
    if (typeof wish === 'string') return openLink(wish);
    const { appId, pageId, subPageId } = (wish ?? {}) as Record<string, string | undefined>;
    return appId === app.appId && pageId !== undefined && open('personal', subPageId ?? null);
  };
  const toPage = (wish?: Readonly<Record<string, unknown>>): boolean =>
    open('personal', typeof wish?.subPageId === 'string' ? wish.subPageId : null);

  const take = (place: Place, tab: Pick<ChannelTab, 'entityId' | 'contentUrl'>, subPageId: string | null) => {
    frame = appFrame({
      teams,
      url: tab.contentUrl,
      title: app.name,
      frameContext: 'content',
      place,
      entityId: tab.entityId,
      subPageId,
    });
    put(main, frame.element);
  };
  const clear = () => {
    stop();
    stop = () => undefined;
    frame?.close();
    frame = null;
    back.hidden = true;
    put(main);
    put(tabs);
  };
  function open(next: Area, subPageId: string | null = null, url = app.tabUrl): boolean {
    clear();
    area = next;
    isShown = true;
    main.className = `teams-main ${area}`;
    put(
      title,
      area === 'channel' ? `${CHANNEL.teamName} › ${CHANNEL.channelName}` : area === 'meeting' ? 'Meeting' : app.name,
    );
    renderRail();
    onmove({ area, tab: chosenTab, meeting: null, page: new URL(url).hash });
    if (area === 'personal') take({ kind: 'personal' }, { entityId: app.tabId, contentUrl: url }, subPageId);
    else if (area === 'channel') openChannel(new URL(url).hash);
    else openMeeting(chosenMeeting);
    return true;
  }
  const openMeeting = (chosen: string | null) => {
    const ontaken = (meeting: string) => {
      chosenMeeting = meeting;
      onmove({ meeting }, true);
    };
    showMeetingIn(main, teams, { chosen, ontaken }).then(
      (end) => {
        if (area === 'meeting') stop = end;
        else end();
      },
      (error: unknown) => note(String(error)),
    );
  };
  const openChannel = (page: string) => {
    const all = readChannelTabs();
    const tab = all[chosenTab] ?? all[0];
    put(
      tabs,
      ...all.map((one, index) => tabButton(one, index, one === tab)),
      addButton(),
      tab ? removeButton(all, tab) : null,
    );
    if (tab)
      take({ kind: 'channel' }, page === '' ? tab : { ...tab, contentUrl: withPage(tab.contentUrl, page) }, null);
    else put(main, emptyChannel());
  };
  const tabButton = (tab: ChannelTab, index: number, isChosen: boolean) =>
    h(
      'button',
      {
        type: 'button',
        class: 'channel-tab',
        'aria-current': isChosen ? 'page' : false,
        onclick: () => pickTab(index),
      },
      tab.name,
    );
  const pickTab = (index: number) => {
    chosenTab = index;
    open('channel');
  };
  const addTab = async (): Promise<void> => {
    const tab = await configureTab(teams);
    if (!tab) return;
    const all = [...readChannelTabs(), tab];
    writeChannelTabs(all);
    pickTab(all.length - 1);
  };
  const addButton = () => iconButton('plus', 'Add a tab', () => void addTab());
  const removeButton = (all: readonly ChannelTab[], tab: ChannelTab) =>
    bareButton('trash', `Remove ${tab.name}`, () => {
      writeChannelTabs(all.filter((one) => one !== tab));
      pickTab(0);
    });
  const emptyChannel = () =>
    h(
      'div',
      { class: 'empty-channel' },
      icon('people'),
      h('p', {}, `${app.name} is not in this channel yet.`),
      iconButton('plus', `Add ${app.name}`, () => void addTab(), { class: 'primary' }),
    );
  const names: Readonly<Record<Area, string>> = {
    personal: app.name,
    channel: CHANNEL.channelName,
    meeting: 'Meeting',
  };
  const renderRail = () =>
    put(
      rail,
      ...AREAS.map(([name, iconName]) =>
        h(
          'button',
          {
            type: 'button',
            class: 'rail-button',
            'aria-current': area === name ? 'page' : false,
            onclick: () => open(name),
          },
          icon(iconName),
          h('span', {}, names[name]),
        ),
      ),
    );
  function openLink(href: string): boolean {
    const link = readAppLink(href);
    if (link && link.appId === app.appId) {
      onopen();
      return open('personal', link.subPageId);
    }
    const page = new URL(app.tabUrl);
    const url = URL.canParse(href) ? new URL(href) : null;
    if (url?.origin !== page.origin || url.pathname !== page.pathname) return false;
    onopen();
    return open('personal', null, url.href);
  }
  session.on('user', () => (isShown ? open(area) : undefined));
  session.on('hasBridge', () => (isShown ? open(area) : undefined));
  const restore = (place: InTeams) => {
    const isSame = {
      personal: true,
      channel: chosenTab === place.tab,
      meeting: place.meeting === null || chosenMeeting === place.meeting,
    };
    if (isShown && area === place.area && isSame[area]) return;
    chosenTab = place.tab;
    chosenMeeting = place.meeting;
    open(place.area, null, withPage(app.tabUrl, place.page));
  };
  return { element, show: () => void (isShown || open(area)), restore, openLink };
}

/** The address of the app's page, at that place in it. */
const withPage = (url: string, page: string): string => (page === '' ? url : new URL(page, url).href);
