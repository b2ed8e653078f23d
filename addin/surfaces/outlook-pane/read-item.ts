/** The open item of Outlook as the pages know it: appointments and messages, reading and composing. */
import { cleanLine } from '../../../shared/action-item/shown-text.ts';
import type { HostBody, HostItem, HostPerson } from '../../host/host.ts';
import { asked } from './office-calls.ts';

type Mailbox = Office.Mailbox;
type AppointmentRead = Office.AppointmentRead;
type AppointmentCompose = Office.AppointmentCompose;
type MessageRead = Office.MessageRead;
type MessageCompose = Office.MessageCompose;
type Body = Office.Body;

const NOBODY: HostPerson = { name: '', mail: null };

/** The item that is open now; null when there is none. Rejects with OfficeFailure when Outlook does not give it. */
export async function readItem(mailbox: Mailbox): Promise<HostItem | null> {
  const { item } = mailbox;
  if (!item) return null;
  const isAppointment = item.itemType === Office.MailboxEnums.ItemType.Appointment;
  const isCompose = typeof (item as { subject: unknown }).subject !== 'string';
  if (isAppointment) {
    return isCompose
      ? composedAppointment(mailbox, item as unknown as AppointmentCompose)
      : readAppointment(mailbox, item as unknown as AppointmentRead);
  }
  return isCompose
    ? composedMessage(item as unknown as MessageCompose)
    : readMessage(mailbox, item as unknown as MessageRead);
}

function readAppointment(mailbox: Mailbox, item: AppointmentRead): HostItem {
  return {
    kind: 'appointment',
    mode: 'read',
    itemId: graphId(mailbox, item.itemId),
    seriesId: item.seriesId ?? null,
    title: titleOf(item.normalizedSubject ?? item.subject),
    organiser: personOf(item.organizer),
    attendees: [...people(item.requiredAttendees), ...people(item.optionalAttendees)],
    startsAt: instantOf(item.start),
    endsAt: instantOf(item.end),
    body: () => bodyOf(item.body),
    insertHtml: null,
  };
}

/** A meeting request tells the meeting's own time; every other mail counts from when it was written. */
function readMessage(mailbox: Mailbox, item: MessageRead): HostItem {
  const request = item as MessageRead & { readonly start?: Date; readonly end?: Date };
  const startsAt = instantOf(request.start ?? item.dateTimeCreated);
  return {
    kind: 'message',
    mode: 'read',
    itemId: graphId(mailbox, item.itemId),
    seriesId: item.seriesId ?? null,
    title: titleOf(item.normalizedSubject ?? item.subject),
    organiser: personOf(item.from),
    attendees: [...people(item.to), ...people(item.cc)],
    startsAt,
    endsAt: request.end ? instantOf(request.end) : startsAt,
    body: () => bodyOf(item.body),
    insertHtml: null,
  };
}

async function composedAppointment(mailbox: Mailbox, item: AppointmentCompose): Promise<HostItem> {
  const [title, start, end, required, optional, organiser] = await Promise.all([
    asked<string>((done) => item.subject.getAsync(done)),
    asked<Date>((done) => item.start.getAsync(done)),
    asked<Date>((done) => item.end.getAsync(done)),
    asked<Office.EmailAddressDetails[]>((done) => item.requiredAttendees.getAsync(done)),
    asked<Office.EmailAddressDetails[]>((done) => item.optionalAttendees.getAsync(done)),
    // Outlook tells the organiser of a meeting that was saved before; until then it is the person who writes.
    asked<Office.EmailAddressDetails>((done) => item.organizer.getAsync(done)).catch(() => null),
  ]);
  return {
    kind: 'appointment',
    mode: 'compose',
    itemId: await composedId(mailbox, item),
    seriesId: item.seriesId ?? null,
    title: titleOf(title),
    organiser: organiser ? personOf(organiser) : oneself(mailbox),
    attendees: [...people(required), ...people(optional)],
    startsAt: instantOf(start),
    endsAt: instantOf(end),
    body: () => bodyOf(item.body),
    insertHtml: (html) => insertInto(item.body, html),
  };
}

async function composedMessage(item: MessageCompose): Promise<HostItem> {
  const [title, to, cc] = await Promise.all([
    asked<string>((done) => item.subject.getAsync(done)),
    asked<Office.EmailAddressDetails[]>((done) => item.to.getAsync(done)),
    asked<Office.EmailAddressDetails[]>((done) => item.cc.getAsync(done)),
  ]);
  const now = new Date().toISOString();
  return {
    kind: 'message',
    mode: 'compose',
    itemId: null,
    seriesId: item.seriesId ?? null,
    title: titleOf(title),
    organiser: oneself(Office.context.mailbox),
    attendees: [...people(to), ...people(cc)],
    startsAt: now,
    endsAt: now,
    body: () => bodyOf(item.body),
    insertHtml: (html) => insertInto(item.body, html),
  };
}

/** Null for an item that was never saved, and where the host is too old to tell. */
async function composedId(mailbox: Mailbox, item: AppointmentCompose): Promise<string | null> {
  if (!Office.context.requirements.isSetSupported('Mailbox', '1.8')) return null;
  const id = await asked<string>((done) => item.getItemIdAsync(done)).catch(() => null);
  return id === null ? null : graphId(mailbox, id);
}

/** Subjects are strangers' words: nothing in them is unseen or turns the line around. */
const titleOf = (subject: string): string => cleanLine(subject, 255);

/** Outlook's id in the form Graph takes. */
const graphId = (mailbox: Mailbox, id: string | undefined): string | null =>
  id ? mailbox.convertToRestId(id, Office.MailboxEnums.RestVersion.v2_0) : null;

const instantOf = (date: Date): string => new Date(date).toISOString();

const oneself = ({ userProfile }: Mailbox): HostPerson => ({
  name: userProfile.displayName,
  mail: userProfile.emailAddress,
});

const people = (list: readonly Office.EmailAddressDetails[] | undefined): readonly HostPerson[] =>
  (list ?? []).map(personOf);

const personOf = (person: Office.EmailAddressDetails | undefined): HostPerson =>
  person
    ? { name: cleanLine(person.displayName || person.emailAddress, 255), mail: person.emailAddress || null }
    : NOBODY;

async function bodyOf(body: Body): Promise<HostBody> {
  const text = await asked<string>((done) => body.getAsync(Office.CoercionType.Html, done));
  return { format: 'html', text };
}

async function insertInto(body: Body, html: string): Promise<void> {
  await asked<void>((done) => body.setSelectedDataAsync(html, { coercionType: Office.CoercionType.Html }, done));
}
