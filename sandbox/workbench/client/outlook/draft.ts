/** What is being written, shared by the form a person types in and the pane that changes it. */
import type { DemoUser } from '../api.ts';
import type { DraftFields, DraftPerson } from '../protocol/dispatch-compose.ts';
import type { DraftEvent } from './calendar.ts';
import type { Attendee, GraphEvent, GraphMessage, Recipient } from './graph-types.ts';
import type { DraftMessage } from './mailbox.ts';
import { instantOf, localOf } from './zoned-time.ts';

/** Who changed the draft: the form listens to the app, the app to the person. */
export type Author = 'person' | 'app';

export interface Draft {
  read(): DraftFields;
  change(patch: Partial<DraftFields>, by: Author): void;
  on(listener: (patch: Partial<DraftFields>, by: Author) => void): void;
}

/** @param start members that differ from an empty draft. */
export function createDraft(start: Partial<DraftFields> & Pick<DraftFields, 'kind'>): Draft {
  let fields: DraftFields = {
    subject: '',
    html: '',
    to: [],
    cc: [],
    bcc: [],
    startMs: 0,
    endMs: 0,
    location: '',
    isAllDay: false,
    sensitivity: 0,
    categories: [],
    ...start,
  };
  const listeners: ((patch: Partial<DraftFields>, by: Author) => void)[] = [];
  return {
    read: () => fields,
    change(patch, by) {
      fields = { ...fields, ...patch };
      for (const listener of listeners) listener(patch, by);
    },
    on: (listener) => void listeners.push(listener),
  };
}

/** `Ana Lima <ana@x>; bo@y` as people. Names alone are looked up among the known ones. */
export function readAddresses(text: string, known: readonly DraftPerson[]): readonly DraftPerson[] {
  return text
    .split(/[;,]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => personOf(part, known));
}

function personOf(part: string, known: readonly DraftPerson[]): DraftPerson {
  const written = /^(.*?)\s*<([^<>]+@[^<>]+)>$/.exec(part);
  if (written) return { name: written[1] || (written[2] ?? ''), address: written[2] ?? '' };
  const wanted = part.toLowerCase();
  const match = known.find(({ name, address }) => name.toLowerCase() === wanted || address.toLowerCase() === wanted);
  return match ?? { name: part, address: part };
}

/** People as text for a line. */
export const showAddresses = (people: readonly DraftPerson[]): string =>
  people.map(({ name, address }) => (name && name !== address ? `${name} <${address}>` : address)).join('; ');

/** A saved message as a draft. */
export function draftOfMessage(message: GraphMessage): Partial<DraftFields> & { kind: 'message' } {
  return {
    kind: 'message',
    subject: message.subject ?? '',
    html: message.body?.content ?? '',
    to: message.toRecipients.map(asPerson),
    cc: message.ccRecipients.map(asPerson),
  };
}

/** An event as a draft. @param zone IANA zone of its times. */
export function draftOfEvent(event: GraphEvent, zone: string): Partial<DraftFields> & { kind: 'appointment' } {
  const ofType = (wanted: string) => event.attendees.filter(({ type }) => type === wanted).map(asPerson);
  return {
    kind: 'appointment',
    subject: event.subject ?? '',
    html: event.body?.content ?? '',
    to: ofType('required'),
    cc: ofType('optional'),
    startMs: instantOf(event.start.dateTime, zone),
    endMs: instantOf(event.end.dateTime, zone),
    location: event.location?.displayName ?? '',
    isAllDay: event.isAllDay,
    categories: event.categories,
  };
}

const asPerson = ({ emailAddress }: Recipient): DraftPerson => ({
  name: emailAddress.name ?? emailAddress.address ?? '',
  address: emailAddress.address ?? '',
});

const recipients = (people: readonly DraftPerson[]): readonly Recipient[] =>
  people.map((person) => ({ emailAddress: person }));

/** The draft as Graph takes a message. */
export function asGraphMessage({ subject, html, to, cc, bcc }: DraftFields): DraftMessage {
  return {
    subject,
    body: { contentType: 'html', content: html },
    toRecipients: recipients(to),
    ccRecipients: recipients(cc),
    bccRecipients: recipients(bcc),
  };
}

const SENSITIVITIES = ['normal', 'personal', 'private', 'confidential'];

/** The draft as Graph takes an event, its times in the person's zone. */
export function asGraphEvent(draft: DraftFields, { zone, timeZone }: Pick<DemoUser, 'zone' | 'timeZone'>): DraftEvent {
  const invited = (people: readonly DraftPerson[], type: Attendee['type']) =>
    people.map((person) => ({ type, emailAddress: person }));
  const at = (ms: number) => ({ dateTime: `${localOf(ms, zone)}:00`, timeZone });
  return {
    subject: draft.subject,
    body: { contentType: 'html', content: draft.html },
    start: at(draft.startMs),
    end: at(draft.endMs),
    isAllDay: draft.isAllDay,
    location: { displayName: draft.location },
    attendees: [...invited(draft.to, 'required'), ...invited(draft.cc, 'optional')],
    sensitivity: SENSITIVITIES[draft.sensitivity] ?? 'normal',
    categories: draft.categories,
  };
}
