/** The task pane: the app's page in a frame beside an item, with the real office.js in it. */
import { whyNotShown } from '../app-page.ts';
import { initialData } from '../protocol/initial-data.ts';
import { type OutlookHost, openOutlookHost } from '../protocol/outlook-host.ts';
import { addinFrameName, appContext } from '../protocol/outlook-start.ts';
import { openRelayedBridge } from '../protocol/relayed-bridge.ts';
import { openRelayedLinks } from '../protocol/relayed-links.ts';
import { createBridgePorts } from '../tokens.ts';
import { h, put } from '../ui/dom.ts';
import { icon } from '../ui/icons.ts';
import { bareButton } from '../ui/parts.ts';
import { focusBeside } from '../ui/tab-order.ts';
import { officeTheme } from './office-theme.ts';
import type { OpenItem, OutlookContext } from './outlook-context.ts';
import { readRoaming } from './properties.ts';

export interface AddinPane {
  readonly element: HTMLElement;
  isOpen(): boolean;
  open(item: OpenItem): void;
  /** Another item is in front: a pinned pane follows it, another one closes. */
  follow(item: OpenItem | null): void;
  close(): void;
}

type PaneOptions = Pick<OutlookContext, 'session' | 'log' | 'user' | 'followLink'> & {
  /** Told when it was opened or closed. */
  onopen(isOpen: boolean): void;
};

const THEME = 'officeThemeChanged';

interface Running {
  readonly frame: HTMLIFrameElement;
  readonly host: OutlookHost;
  readonly stopRelays: () => void;
}

/** The pane, closed. */
export function addinPane(outlook: PaneOptions): AddinPane {
  const { session } = outlook;
  const { app } = session.setup;
  const element = h('aside', { class: 'addin-pane', 'aria-label': app.name, hidden: true });
  let running: Running | null = null;
  let item: OpenItem | null = null;
  let isPinned = false;

  const dataNow = () => (item ? initialData(mailboxFacts(outlook), item.itemType, item.data) : null);
  const close = () => {
    if (running) outlook.onopen(false);
    item?.attach(null);
    running?.host.close();
    running?.stopRelays();
    running = null;
    item = null;
    element.hidden = true;
    put(element);
  };
  const pin = bareButton('pin', 'Pin', () => {
    isPinned = !isPinned;
    pin.setAttribute('aria-pressed', String(isPinned));
  });
  pin.setAttribute('aria-pressed', 'false');

  const tellTheme = (host: OutlookHost) => host.push(THEME, [JSON.stringify(officeTheme(session.get().theme))]);
  const start = (): Running => {
    const conversationId = crypto.randomUUID();
    const origin = new URL(app.paneUrl).origin;
    const frameFacts = {
      conversationId,
      appId: app.appId,
      appName: app.name,
      hostOrigin: location.origin,
      locale: 'en-GB',
      hasBridge: session.get().hasBridge,
    };
    const frame = h('iframe', { title: `${app.name} pane`, class: 'addin-frame', allow: 'clipboard-write' });
    // The name must be there before the frame is attached; office.js reads it when it starts.
    frame.name = addinFrameName(frameFacts);
    frame.src = app.paneUrl;
    const door = { window, target: () => frame.contentWindow, origin, log: outlook.log };
    const host = openOutlookHost({
      ...door,
      conversationId,
      context: () => appContext(frameFacts, readRoaming(outlook.user().id, app.appId)),
      initialData: dataNow,
      dispatch: (dispatchId) => item?.dispatch[dispatchId],
      // This office.js does not know the theme it starts with.
      registered: (event) => event === THEME && tellTheme(host),
      leave: (step) => focusBeside(frame, step),
    });
    const stopBridge = openRelayedBridge({ ...door, ports: createBridgePorts(session) });
    const stopLinks = openRelayedLinks({ ...door, follow: outlook.followLink });
    const stopRelays = () => {
      stopBridge();
      stopLinks();
    };
    return { frame, host, stopRelays };
  };

  const bind = (next: OpenItem | null) => {
    item?.attach(null);
    item = next;
    item?.attach((event, data) => void running?.host.push(event, data));
    pin.hidden = item?.family !== 'mail';
  };

  session.on('theme', () => running && tellTheme(running.host));
  return {
    element,
    isOpen: () => running !== null,
    open(next) {
      close();
      bind(next);
      running = start();
      const { frame } = running;
      const failed = h('p', { class: 'quiet-line', role: 'status', hidden: true });
      void whyNotShown(app.paneUrl).then((why) => {
        if (why === null) return;
        put(failed, why);
        failed.hidden = false;
        frame.hidden = true;
      });
      const title = h('h2', {}, icon('app'), app.name);
      put(
        element,
        h('header', { class: 'pane-head' }, title, pin, bareButton('close', 'Close pane', close)),
        failed,
        frame,
      );
      element.hidden = false;
      outlook.onopen(true);
    },
    follow(next) {
      if (!running || next?.key === item?.key) return;
      const canFollow = isPinned && (next === null || next.family === item?.family || item === null);
      if (!canFollow) return close();
      bind(next);
      running.host.push('olkItemSelectedChanged', next ? dataNow() : '');
    },
    close,
  };
}

function mailboxFacts({ session, user }: Pick<OutlookContext, 'session' | 'user'>) {
  const { displayName, mail, timeZone } = user();
  return {
    userDisplayName: displayName,
    userEmailAddress: mail,
    userTimeZone: timeZone,
    graphBaseUrl: session.setup.graphBaseUrl,
    permission: session.get().permission,
  };
}
