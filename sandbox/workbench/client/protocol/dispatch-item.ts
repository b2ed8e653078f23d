/** Methods that work on every item, read or composed: properties, notifications, body, forms. */
import type { BridgeOutcome } from './naa-bridge.ts';
import { type Dispatch, GENERAL_FAILURE, OutlookFailure } from './outlook-host.ts';

type Fields = Readonly<Record<string, unknown>>;
export type BodyKind = 'text' | 'html';

/** A message in the bar above the item. `type`: 0 info, 1 progress, 2 error, 3 insight. */
export interface Notice {
  readonly key: string;
  readonly type: number;
  readonly message: string;
  readonly icon?: unknown;
  readonly persistent?: unknown;
  readonly actions?: unknown;
}

/** What a form is opened with. */
export type FormKind = 'message' | 'appointment' | 'newMessage' | 'newAppointment' | 'reply' | 'replyAll';

export interface ItemPorts {
  body(kind: BodyKind): Promise<string>;
  properties: { load(): Promise<Fields>; save(value: Fields): Promise<void> };
  saveRoaming(value: Readonly<Record<string, string>>): void;
  notices: { all(): readonly Notice[]; put(notice: Notice): void; remove(key: string): void };
  /** False when it cannot be shown, such as an item that is gone. */
  openForm(kind: FormKind, params: Fields): Promise<boolean>;
  closePane(): void;
  /** Identity token of the signed-in person. */
  identityToken(): Promise<BridgeOutcome>;
  masterCategories(): Promise<readonly unknown[]>;
}

const HTML = 3;
/** As the notification API names them. */
const TYPE_NAMES = ['informationalMessage', 'progressIndicator', 'errorMessage', 'insightMessage'];
const MAX_NOTICES = 5;
const NOTICE_KEY_EXISTS = 9023;
const NOTICE_KEY_MISSING = 9024;
const TOO_MANY_NOTICES = 9025;
const MAX_PROPERTY_CHARS = 2500;

/** The table of these methods. */
export function itemDispatch(ports: ItemPorts): Readonly<Record<number, Dispatch>> {
  const { properties } = ports;
  return {
    ...noticeDispatch(ports),
    ...formDispatch(ports),
    2: () => tokenAnswer(ports),
    12: () => tokenAnswer(ports),
    3: async () => ({
      custom: { wasSuccessful: true, customProperties: JSON.stringify(await properties.load()) },
    }),
    4: async ({ customProperties }) => {
      const text = typeof customProperties === 'string' ? customProperties : JSON.stringify(customProperties ?? {});
      if (text.length > MAX_PROPERTY_CHARS) throw new OutlookFailure(GENERAL_FAILURE, 'The properties are too large.');
      await properties.save(JSON.parse(text) as Fields);
      return true;
    },
    37: ({ coercionType }) => ports.body(coercionType === HTML ? 'html' : 'text'),
    42: () => ports.closePane(),
    43: () => true,
    160: () => ports.masterCategories(),
    163: () => true,
    404: (params) => {
      ports.saveRoaming((Array.isArray(params) ? params[0] : params) as Record<string, string>);
      return true;
    },
  };
}

async function tokenAnswer({ identityToken }: ItemPorts) {
  const outcome = await identityToken();
  if ('status' in outcome) return { custom: { wasSuccessful: false, errorCode: GENERAL_FAILURE } };
  return { custom: { wasSuccessful: true, token: outcome.id_token } };
}

function noticeDispatch({ notices }: ItemPorts): Readonly<Record<number, Dispatch>> {
  const has = (key: string) => notices.all().some((notice) => notice.key === key);
  return {
    33: (params) => {
      const notice = readNotice(params);
      if (has(notice.key)) throw new OutlookFailure(NOTICE_KEY_EXISTS, 'There is such a message already.');
      if (notices.all().length >= MAX_NOTICES) throw new OutlookFailure(TOO_MANY_NOTICES, 'Too many messages.');
      notices.put(notice);
      return true;
    },
    34: () => notices.all().map((notice) => ({ ...notice, type: TYPE_NAMES[notice.type] })),
    35: (params) => {
      const notice = readNotice(params);
      if (!has(notice.key)) throw new OutlookFailure(NOTICE_KEY_MISSING, 'There is no such message.');
      notices.put(notice);
      return true;
    },
    36: ({ key }) => {
      if (!has(String(key))) throw new OutlookFailure(NOTICE_KEY_MISSING, 'There is no such message.');
      notices.remove(String(key));
      return true;
    },
  };
}

function readNotice({ key, type, message, icon, persistent, actions }: Fields): Notice {
  return { key: String(key), type: Number(type), message: String(message ?? ''), icon, persistent, actions };
}

/** Two ids each: the older method without an answer, and its Async form. */
const FORMS: readonly (readonly [FormKind, readonly number[]])[] = [
  ['message', [8, 179]],
  ['appointment', [9, 180]],
  ['newAppointment', [7, 177]],
  ['newMessage', [44, 178]],
  ['reply', [10, 30, 181, 183]],
  ['replyAll', [11, 31, 182, 184]],
];

function formDispatch({ openForm }: ItemPorts): Readonly<Record<number, Dispatch>> {
  const open =
    (kind: FormKind): Dispatch =>
    async (params) => {
      if (!(await openForm(kind, params))) throw new OutlookFailure(GENERAL_FAILURE, 'This cannot be shown.');
      return true;
    };
  return Object.fromEntries(FORMS.flatMap(([kind, ids]) => ids.map((id) => [id, open(kind)])));
}
