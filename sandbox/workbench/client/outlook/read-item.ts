/** Graph's messages and events as Outlook describes them to a pane. Pure. */
import type { HostAttachment, HostPerson, ItemType, ReadItemData } from '../protocol/initial-data.ts';
import { ITEM_TYPE } from '../protocol/initial-data.ts';
import type { Attendee, GraphAttachment, GraphEvent, GraphMessage, Recipient } from './graph-types.ts';
import { instantOf } from './zoned-time.ts';

const RESPONSES: Readonly<Record<string, number>> = {
  organizer: 1,
  tentativelyAccepted: 2,
  accepted: 3,
  declined: 4,
};
const USER = 2;
const EXTERNAL = 3;

/** A person; `ownDomain` tells colleagues from outsiders. */
export function hostPerson({ emailAddress }: Recipient, ownDomain: string, response = 'none'): HostPerson {
  const address = emailAddress.address ?? '';
  return {
    name: emailAddress.name ?? address,
    address,
    appointmentResponse: RESPONSES[response] ?? 0,
    recipientType: address.toLowerCase().endsWith(`@${ownDomain}`) ? USER : EXTERNAL,
  };
}

const PREFIX = /^(?:(?:re|fw|fwd|aw|wg|sv|accepted|declined|tentative|canceled):\s*)+/i;

/** A subject without the marks of answers. */
export const normalizedSubject = (subject: string): string => subject.replace(PREFIX, '');

/** A message; a meeting request counts as one with its own type. @param zone IANA zone its meeting's times are in. */
export function messageData(
  message: GraphMessage,
  attachments: readonly GraphAttachment[],
  { zone, ownDomain }: { readonly zone: string; readonly ownDomain: string },
): { itemType: ItemType; data: ReadItemData } {
  const subject = message.subject ?? '';
  const person = (one: Recipient) => hostPerson(one, ownDomain);
  const isRequest = message.meetingMessageType === 'meetingRequest';
  return {
    itemType: isRequest ? ITEM_TYPE.meetingRequest : ITEM_TYPE.message,
    data: {
      id: message.id,
      subject,
      normalizedSubject: normalizedSubject(subject),
      itemClass: isRequest ? 'IPM.Schedule.Meeting.Request' : 'IPM.Note',
      dateTimeCreated: Date.parse(message.createdDateTime),
      dateTimeModified: Date.parse(message.lastModifiedDateTime),
      to: message.toRecipients.map(person),
      cc: message.ccRecipients.map(person),
      attachments: attachments.map(hostAttachment),
      ...(message.from ? { from: person(message.from), sender: person(message.sender ?? message.from) } : {}),
      conversationId: message.conversationId,
      internetMessageId: message.internetMessageId,
      ...(isRequest && message.event ? meetingTimes(message.event, zone) : {}),
    },
  };
}

/** An appointment as its attendee sees it. @param zone IANA zone the event's times are in. */
export function eventData(event: GraphEvent, zone: string, ownDomain: string): ReadItemData {
  const ofType = (types: readonly string[]) =>
    event.attendees
      .filter(({ type }) => types.includes(type))
      .map((attendee: Attendee) => hostPerson(attendee, ownDomain, attendee.status?.response));
  const subject = event.subject ?? '';
  return {
    id: event.id,
    subject,
    normalizedSubject: normalizedSubject(subject),
    itemClass: 'IPM.Appointment',
    dateTimeCreated: Date.parse(event.createdDateTime),
    dateTimeModified: Date.parse(event.lastModifiedDateTime),
    to: ofType(['required']),
    cc: ofType(['optional']),
    attachments: [],
    organizer: hostPerson(event.organizer, ownDomain, 'organizer'),
    seriesId: event.seriesMasterId,
    recurrence: null,
    isAllDayEvent: event.isAllDay,
    sensitivity: 0,
    ...meetingTimes(event, zone),
  };
}

function meetingTimes({ start, end, location }: GraphEvent, zone: string) {
  const at = (local: string) => instantOf(local, zone);
  return { start: at(start.dateTime), end: at(end.dateTime), location: location?.displayName ?? '' };
}

function hostAttachment({ id, name, contentType, size, isInline }: GraphAttachment): HostAttachment {
  return { id, name, contentType: contentType ?? '', size, attachmentType: 0, isInline };
}
