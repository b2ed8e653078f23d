/** Methods that read and change what is being composed. Values go through the draft, which the form shows too. */
import type { Dispatch } from './outlook-host.ts';

/** A person on a To, Cc or Bcc line. */
export interface DraftPerson {
  readonly name: string;
  readonly address: string;
}

/** What is being written. Times in ms since 1970. */
export interface DraftFields {
  readonly kind: 'message' | 'appointment';
  readonly subject: string;
  readonly html: string;
  readonly to: readonly DraftPerson[];
  readonly cc: readonly DraftPerson[];
  readonly bcc: readonly DraftPerson[];
  readonly startMs: number;
  readonly endMs: number;
  readonly location: string;
  readonly isAllDay: boolean;
  /** 0 normal, 1 personal, 2 private, 3 confidential. */
  readonly sensitivity: number;
  readonly categories: readonly string[];
}

export interface ComposePorts {
  read(): DraftFields;
  change(patch: Partial<DraftFields>): void;
  /** Puts HTML where the cursor is. */
  insert(html: string): void;
  /** Saves in the mailbox. @returns the item's id. */
  save(): Promise<string>;
  itemId(): string | null;
  discard(): void;
  me(): DraftPerson;
  sessionData: Map<string, string>;
  toHtml(text: string): string;
}

const HTML = 3;
const START = 1;
const RECIPIENT_FIELDS = ['to', 'cc', 'bcc'] as const;
const NOT_FOUND = 9020;
const USER_TYPE = 2;
const SENSITIVITIES = ['normal', 'personal', 'private', 'confidential'];

type Table = Readonly<Record<number, Dispatch>>;

/** The table of these methods. */
export function composeDispatch(ports: ComposePorts): Table {
  return { ...bodyDispatch(ports), ...peopleDispatch(ports), ...fieldDispatch(ports), ...sessionDispatch(ports) };
}

function bodyDispatch({ read, change, insert, toHtml }: ComposePorts): Table {
  const asHtml = (data: unknown, kind: unknown) => (kind === HTML ? String(data) : toHtml(String(data)));
  return {
    13: ({ data, coercionType }) => done(insert(asHtml(data, coercionType))),
    14: () => HTML,
    23: ({ data, coercionType }) => done(change({ html: asHtml(data, coercionType) + read().html })),
    38: ({ data, coercionType }) => done(change({ html: asHtml(data, coercionType) })),
  };
}

function peopleDispatch({ read, change, me }: ComposePorts): Table {
  const fieldOf = (value: unknown) => RECIPIENT_FIELDS[Number(value)] ?? 'to';
  const shown = ({ name, address }: DraftPerson) => ({
    name,
    address,
    appointmentResponse: 0,
    recipientType: USER_TYPE,
  });
  return {
    15: ({ recipientField }) => read()[fieldOf(recipientField)].map(shown),
    21: ({ recipientField, recipientArray }) => done(change({ [fieldOf(recipientField)]: readPeople(recipientArray) })),
    22: ({ recipientField, recipientArray }) => {
      const field = fieldOf(recipientField);
      const known = new Set(read()[field].map(({ address }) => address.toLowerCase()));
      const added = readPeople(recipientArray).filter(({ address }) => !known.has(address.toLowerCase()));
      return done(change({ [field]: [...read()[field], ...added] }));
    },
    107: () => shown(me()),
  };
}

function readPeople(value: unknown): readonly DraftPerson[] {
  const list = Array.isArray(value) ? (value as Partial<DraftPerson>[]) : [];
  return list.map(({ name, address }) => ({ name: name || address || '', address: address ?? '' }));
}

function fieldDispatch(ports: ComposePorts): Table {
  const { read, change, save, itemId, discard } = ports;
  return {
    17: ({ subject }) => done(change({ subject: String(subject) })),
    18: () => read().subject,
    24: ({ TimeProperty }) => (TimeProperty === START ? read().startMs : read().endMs),
    25: ({ TimeProperty, time }) => done(moveTo(ports, TimeProperty === START, Number(time))),
    26: () => read().location,
    27: ({ location }) => done(change({ location: String(location) })),
    32: () => save(),
    41: () => done(discard()),
    103: () => null,
    154: () => locationsOf(read().location),
    157: () => read().categories.map((displayName) => ({ displayName, color: 'Preset0' })),
    158: ({ categories }) => done(change({ categories: [...new Set([...read().categories, ...words(categories)])] })),
    159: ({ categories }) => {
      const gone = words(categories);
      return done(change({ categories: read().categories.filter((name) => !gone.includes(name)) }));
    },
    164: () => itemId(),
    169: () => read().isAllDay,
    170: ({ isAllDayEvent }) => done(change({ isAllDay: isAllDayEvent === true })),
    171: () => SENSITIVITIES[read().sensitivity],
    172: ({ sensitivity }) => done(change({ sensitivity: Math.max(0, SENSITIVITIES.indexOf(String(sensitivity))) })),
  };
}

/** A moved start keeps the length, as the form does. */
function moveTo({ read, change }: ComposePorts, isStart: boolean, timeMs: number): void {
  const { startMs, endMs } = read();
  change(isStart ? { startMs: timeMs, endMs: timeMs + (endMs - startMs) } : { endMs: timeMs });
}

function locationsOf(location: string) {
  if (!location) return [];
  return [{ displayName: location, emailAddress: '', locationIdentifier: { id: location, type: 'custom' } }];
}

const words = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

function sessionDispatch({ sessionData }: ComposePorts): Table {
  return {
    185: ({ name, value }) => done(sessionData.set(String(name), String(value))),
    186: ({ name }) => {
      const value = sessionData.get(String(name));
      return value === undefined ? { custom: { error: true, errorCode: NOT_FOUND } } : value;
    },
    187: () => Object.fromEntries(sessionData),
    188: () => done(sessionData.clear()),
    189: ({ name }) => done(sessionData.delete(String(name))),
  };
}

/** Calls without a value answer true. */
const done = (_effect: unknown): true => true;
