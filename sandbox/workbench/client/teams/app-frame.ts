/** An app page in Teams: the iframe, the host that answers it, and the watch on its loading. */
import { whyNotShown } from '../app-page.ts';
import { createTeamsFunctions, type LoadState, type TaskInfo, type TeamsPorts } from '../protocol/teams-functions.ts';
import { openTeamsHost, type TeamsHost } from '../protocol/teams-host.ts';
import { createBridgePorts, ssoToken } from '../tokens.ts';
import { h, put } from '../ui/dom.ts';
import { selectPeople } from './people-picker.ts';
import { openSignInWindow } from './sign-in-window.ts';
import { openTaskDialog } from './task-dialog.ts';
import { legacyContext, teamsTheme } from './teams-context.ts';
import type { AppFrame, AppFrameOptions } from './teams-frame-context.ts';

/** Teams shows its error page when an app has not said it is ready by then. */
const READY_WITHIN_MS = 30_000;

/** Starts the page. */
export function appFrame(options: AppFrameOptions): AppFrame {
  const { teams, url, title } = options;
  const { session } = teams;
  const iframe = h('iframe', { title, class: 'app-frame', allow: 'clipboard-write' });
  const state = h('div', { class: 'load-state', role: 'status' });
  const element = h('div', { class: 'app-holder' }, iframe, state);
  let other: AppFrame | null = null;

  const report = loadWatch(state, url, () => {
    iframe.src = 'about:blank';
    iframe.src = url;
  });
  const ports: TeamsPorts = {
    ...commonPorts(options),
    reportLoad: report.state,
    openDialog: (task: TaskInfo) =>
      openTaskDialog({ ...options, task, opener: host, start: appFrame }, (dialog) => {
        other = dialog;
      }),
    tellOther: (func, message) => other?.send(func, message),
    ...options.ports,
  };
  const host: TeamsHost = openTeamsHost({
    window,
    target: () => iframe.contentWindow,
    origin: new URL(url).origin,
    functions: createTeamsFunctions(ports),
    log: teams.log,
  });
  const stopTheme = session.on('theme', () => host.send('themeChange', teamsTheme(session.get().theme)));
  iframe.name = `teams-${options.frameContext}-${crypto.randomUUID()}`;
  iframe.src = url;
  return {
    element,
    send: host.send,
    close() {
      stopTheme();
      report.stop();
      host.close();
      element.remove();
    },
  };
}

/** The overlay until the app is ready, and what is said when it is not in time. */
function loadWatch(place: HTMLElement, url: string, retry: () => void) {
  let timer = 0;
  const fail = (why: string) => {
    clearTimeout(timer);
    const again = h('button', { type: 'button', class: 'primary', onclick: start }, 'Try again');
    put(place, h('h2', {}, 'There was a problem reaching this app'), h('p', {}, why), again);
    place.hidden = false;
  };
  const wait = () => {
    clearTimeout(timer);
    put(place, h('span', { class: 'spinner', 'aria-hidden': 'true' }), h('p', {}, 'Loading the app …'));
    place.hidden = false;
    timer = window.setTimeout(() => fail('It has not said it is ready within 30 seconds.'), READY_WITHIN_MS);
    void whyNotShown(url).then((why) => why && fail(why));
  };
  const start = () => {
    wait();
    retry();
  };
  wait();
  return {
    stop: () => clearTimeout(timer),
    state(state: LoadState) {
      if (state === 'loaded') {
        place.hidden = true;
        return;
      }
      if (state !== 'success') return fail(state.failed);
      clearTimeout(timer);
      place.hidden = true;
    },
  };
}

function commonPorts(options: AppFrameOptions): Omit<TeamsPorts, 'reportLoad' | 'openDialog' | 'tellOther'> {
  const { teams, frameContext, place, entityId, subPageId, url } = options;
  const { session } = teams;
  const context = () =>
    legacyContext({
      user: session.get().user,
      tenantId: session.setup.tenantId,
      appId: session.setup.app.appId,
      theme: session.get().theme,
      frameContext,
      place,
      entityId,
      subPageId,
      sessionId: teams.sessionId,
    });
  return {
    frameContext,
    hasBridge: () => session.get().hasBridge,
    bridge: createBridgePorts(session),
    context,
    registered: teams.registered,
    ssoToken: () => ssoToken(session),
    authenticate: (page, width, height) =>
      openSignInWindow({ page, width, height, origin: new URL(url).origin, log: teams.log, context }),
    endDialog: () => undefined,
    resizeDialog: () => undefined,
    settings: {
      read: () => ({ entityId, contentUrl: url }),
      write: () => undefined,
      setValid: () => undefined,
      saved: () => undefined,
    },
    navigate: teams.navigate,
    selectPeople: (wish) => selectPeople(session, wish),
    meeting: () => null,
  };
}
