/**
 * What the Teams-like host does for each function of teams-js, as a table. What needs the page (dialogs, navigation,
 * tokens) comes in as ports, so that the table reads as the protocol.
 */
import { answerBridge, type BridgePorts } from './naa-bridge.ts';
import type { TeamsFunction, TeamsFunctions } from './teams-host.ts';
import { type FrameContext, initializeAnswer } from './teams-runtime.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A dialog the app asks for. */
export interface TaskInfo {
  readonly url: string;
  readonly title: string;
  readonly width: number;
  readonly height: number;
}

/** What the app says of its own loading. */
export type LoadState = 'loaded' | 'success' | { readonly failed: string };

/** What the functions need of the page around the frame. */
export interface TeamsPorts {
  readonly frameContext: FrameContext;
  readonly hasBridge: () => boolean;
  readonly bridge: BridgePorts;
  /** Context in the flat form that teams-js turns into the structured one. */
  context(): Fields;
  reportLoad(state: LoadState): void;
  /** The app wants to hear of an event from now on, such as `backButton`. */
  registered(name: string): void;
  /** Access token for single sign-on, or the reason there is none. */
  ssoToken(resources: readonly string[]): Promise<readonly [true, string] | readonly [false, string]>;
  /** Opens a sign-in window. */
  authenticate(url: string, width: number, height: number): Promise<readonly [boolean, string]>;
  /** Opens a dialog; settles with `[error, result]` when it ends. */
  openDialog(task: TaskInfo): Promise<readonly unknown[]>;
  /** From inside a dialog: ends it. */
  endDialog(result: unknown): void;
  resizeDialog(task: Fields): void;
  /** Hands an event to the frame on the other side of a dialog. */
  tellOther(func: string, message: unknown): void;
  settings: {
    read(): Fields;
    write(value: Fields): void;
    setValid(valid: boolean): void;
    saved(reason: string | null): void;
  };
  /** Everything that leads elsewhere; false when there is nothing there. */
  navigate(kind: string, args: readonly unknown[]): boolean;
  selectPeople(wish: Fields): Promise<readonly unknown[]>;
  /** Details of the meeting whose side panel the page is in; null elsewhere. */
  meeting(): Fields | null;
}

/** The table for one frame. */
export function createTeamsFunctions(ports: TeamsPorts): TeamsFunctions {
  return {
    ...appFunctions(ports),
    ...signInFunctions(ports),
    ...dialogFunctions(ports),
    ...settingsFunctions(ports),
    ...navigationFunctions(ports),
    'people.selectPeople': ([wish]) => ports.selectPeople(fields(wish)),
    'meeting.getMeetingDetails': () => {
      const details = ports.meeting();
      return details ? [null, details] : [{ errorCode: 500, message: 'There is no meeting here.' }, null];
    },
  };
}

const fields = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});
const silent = (run: () => void): TeamsFunction => {
  return () => {
    run();
    return null;
  };
};

function appFunctions({ frameContext, hasBridge, context, reportLoad, registered }: TeamsPorts): TeamsFunctions {
  return {
    initialize: () => initializeAnswer(frameContext, hasBridge()),
    getContext: () => [context()],
    registerHandler: ([name]) => {
      registered(String(name));
      return null;
    },
    'appInitialization.appLoaded': silent(() => reportLoad('loaded')),
    // Announced as answered in the runtime; without the answer the app's promise would wait for ever.
    'appInitialization.success': () => {
      reportLoad('success');
      return [];
    },
    'appInitialization.failure': ([reason, message]) => {
      reportLoad({ failed: String(message ?? reason ?? 'The app reported a failure.') });
      return null;
    },
    'appInitialization.expectedFailure': ([reason, message]) => {
      reportLoad({ failed: String(message ?? reason ?? 'The app cannot start here.') });
      return null;
    },
    readyToUnload: () => null,
    returnFocus: () => null,
    'navigation.returnFocus': () => null,
    'log.request': () => null,
  };
}

function signInFunctions({ bridge, ssoToken, authenticate }: TeamsPorts): TeamsFunctions {
  return {
    'authentication.getAuthToken': ([resources]) => ssoToken(Array.isArray(resources) ? resources.map(String) : []),
    'authentication.authenticate': ([url, width, height]) =>
      authenticate(String(url), Number(width) || 600, Number(height) || 640),
    'nestedAppAuth.execute': async (_args, { data }) => {
      const text = await answerBridge(data, bridge);
      return text === null ? ['NestedAppAuth request not understood'] : [null, text];
    },
  };
}

function dialogFunctions(ports: TeamsPorts): TeamsFunctions {
  return {
    'tasks.startTask': ([task]) => ports.openDialog(readTask(fields(task))),
    'tasks.updateTask': ([task]) => {
      ports.resizeDialog(fields(task));
      return null;
    },
    'tasks.completeTask': ([result]) => {
      ports.endDialog(result);
      return null;
    },
    messageForParent: ([message]) => {
      ports.tellOther('messageForParent', message);
      return null;
    },
    messageForChild: ([message]) => {
      ports.tellOther('messageForChild', message);
      return null;
    },
  };
}

const DIALOG_SIZES: Readonly<Record<string, number>> = { small: 400, medium: 600, large: 800 };
const pixels = (value: unknown, fallback: number): number =>
  typeof value === 'number' ? value : (DIALOG_SIZES[String(value)] ?? fallback);

function readTask(task: Fields): TaskInfo {
  return {
    url: String(task.url ?? ''),
    title: String(task.title ?? ''),
    width: pixels(task.width, 600),
    height: pixels(task.height, 480),
  };
}

function settingsFunctions({ settings }: TeamsPorts): TeamsFunctions {
  return {
    'settings.getSettings': () => [settings.read()],
    'settings.setSettings': ([value]) => {
      settings.write(fields(value));
      return [true];
    },
    'settings.setValidityState': ([valid]) => {
      settings.setValid(valid === true);
      return null;
    },
    'settings.save.success': silent(() => settings.saved(null)),
    'settings.save.failure': ([reason]) => {
      settings.saved(String(reason ?? 'The settings page could not save.'));
      return null;
    },
  };
}

/** Functions answered with `[true]` or `[false, reason]`. */
const PLAIN = [
  'executeDeepLink',
  'pages.navigateToApp',
  'navigateBack',
  'calendar.openCalendarItem',
  'calendar.composeMeeting',
  'mail.openMailItem',
  'mail.composeMail',
  'chat.openChat',
  'chat.openGroupChat',
];
/** Functions answered with `[error or undefined, result]`. */
const WITH_ERROR = ['pages.currentApp.navigateTo', 'pages.currentApp.navigateToDefaultPage'];

function navigationFunctions({ navigate }: TeamsPorts): TeamsFunctions {
  const plain = PLAIN.map((name): [string, TeamsFunction] => [
    name,
    (args) => (navigate(name, args) ? [true] : [false, `${name} leads nowhere in the workbench`]),
  ]);
  const withError = WITH_ERROR.map((name): [string, TeamsFunction] => [
    name,
    (args) => (navigate(name, args) ? [undefined, true] : [{ errorCode: 500, message: 'no such page' }]),
  ]);
  const share: TeamsFunction = (args) => {
    navigate('shareDeepLink', args);
    return null;
  };
  const moved: TeamsFunction = (args) => {
    navigate('setFrameContext', args);
    return null;
  };
  return { ...Object.fromEntries([...plain, ...withError]), shareDeepLink: share, setFrameContext: moved };
}
