/**
 * An event as Graph shows it, and what a filter may read.
 */
import { fail } from '../../errors.ts';
import type { Json } from '../../json.ts';
import { readJsonPath } from '../../odata/evaluate.ts';
import { expansion } from '../../odata/query.ts';
import type { Context } from '../../route.ts';
import { attachmentEntity } from '../attachments.ts';
import { expandedProperties } from '../extended-properties.ts';
import { htmlToText, previewOf } from '../html-text.ts';
import { preferenceHeaders, versionOf, wantsImmutable } from '../mailboxes.ts';
import { recipientEntity } from '../recipients.ts';
import type { Mailbox } from '../state.ts';
import { ianaOf, wallOf, zonedText } from '../zones.ts';
import type { Attendee, EventFields, Instance } from './event.ts';
import { eventId } from './find-event.ts';
import { occurrenceUid } from './ical-uid.ts';
import { zoneOf } from './occurrences.ts';

/** Zone the request wants times in. @throws 400 for one nobody knows. */
export function preferredZone(context: Context): string {
  const zone = context.prefer.get('outlook.timezone') ?? 'UTC';
  if (ianaOf(zone) === null) throw unknownZone(zone);
  return zone;
}

/** 400 in the service's words for a zone it does not know. */
export function unknownZone(zone: string) {
  const message = `A valid TimeZone value must be specified. The following TimeZone value is not supported: '${zone}'.`;
  return fail(400, 'TimeZoneNotSupportedException', message);
}

/** Headers of a reply that shows events. */
export function eventReplyHeaders(context: Context): Record<string, string> {
  return preferenceHeaders(context.prefer, 'outlook.timezone', 'outlook.body-content-type', 'odata.maxpagesize');
}

/** The entity with everything the request's options ask for; `$select` is applied by the caller. */
export function eventEntity(context: Context, mailbox: Mailbox, instance: Instance): Json {
  const { event, part, fields } = instance;
  const immutable = wantsImmutable(context.prefer);
  const id = eventId(mailbox, event.number, part, immutable);
  const zone = preferredZone(context);
  const master = part === 0 ? null : eventId(mailbox, event.number, 0, immutable);
  const wants = (name: string) => context.query.select?.some((member) => member.toLowerCase() === name) ?? false;
  return {
    '@odata.etag': versionOf(mailbox, instance.change).etag,
    id,
    ...ownMembers(mailbox, instance),
    seriesMasterId: master,
    webLink: `https://outlook.office365.com/owa/?itemid=${encodeURIComponent(id)}&exvsurl=1&path=/calendar/item`,
    ...(part === 0 ? {} : { originalStart: new Date(part * 60_000).toISOString().replace('.000Z', 'Z') }),
    ...(canSeeBody(context) ? bodyMembers(context, fields) : {}),
    start: eventTime(fields, fields.startMs, zone),
    end: eventTime(fields, fields.endMs, zone),
    ...(wants('cancelledoccurrences') ? { cancelledOccurrences: cancelled(mailbox, instance) } : {}),
    ...expandedProperties(event.extended, context.query),
    ...(expansion(context.query, 'attachments') ? { attachments: attachments(mailbox, instance, immutable) } : {}),
  };
}

/** Dates of whole days stand still: midnight is midnight in whichever zone one asks. */
function eventTime(fields: EventFields, instantMs: number, zone: string) {
  if (!fields.isAllDay) return zonedText(instantMs, zone);
  return { dateTime: `${wallOf(instantMs, ianaOf(fields.startZone) ?? 'UTC')}0000`, timeZone: zone };
}

function ownMembers(mailbox: Mailbox, instance: Instance): Json {
  const { event, fields, type } = instance;
  return {
    createdDateTime: event.createdDateTime,
    lastModifiedDateTime: event.lastModifiedDateTime,
    changeKey: versionOf(mailbox, instance.change).changeKey,
    categories: fields.categories,
    ...(event.transactionId === null ? {} : { transactionId: event.transactionId }),
    originalStartTimeZone: fields.startZone,
    originalEndTimeZone: fields.endZone,
    iCalUId: uidOf(instance),
    reminderMinutesBeforeStart: fields.reminderMinutesBeforeStart,
    isReminderOn: fields.isReminderOn,
    hasAttachments: event.attachments.length > 0,
    subject: fields.subject,
    importance: fields.importance,
    sensitivity: fields.sensitivity,
    isAllDay: fields.isAllDay,
    isCancelled: fields.isCancelled,
    isDraft: false,
    isOrganizer: event.isOrganizer,
    responseRequested: fields.responseRequested,
    showAs: fields.showAs,
    type,
    onlineMeetingUrl: null,
    isOnlineMeeting: fields.isOnlineMeeting,
    onlineMeetingProvider: fields.onlineMeetingProvider,
    allowNewTimeProposals: fields.allowNewTimeProposals,
    hideAttendees: fields.hideAttendees,
    location: fields.location,
    locations: fields.locations,
    recurrence: type === 'seriesMaster' ? event.recurrence : null,
    attendees: fields.attendees.map(attendeeEntity),
    organizer: recipientEntity(event.organizer),
    responseStatus: fields.responseStatus,
    onlineMeeting: fields.onlineMeeting,
  };
}

/** Key across calendars, of the series or of the one occurrence. */
export function uidOf({ event, part }: Instance): string {
  if (part === 0) return event.uid;
  return occurrenceUid(event.uid, wallOf(part * 60_000, zoneOf(event)).slice(0, 10));
}

function attendeeEntity({ name, address, type, status, proposedNewTime }: Attendee): Json {
  return {
    type,
    status,
    emailAddress: { name: name || address, address },
    ...(proposedNewTime ? { proposedNewTime } : {}),
  };
}

function canSeeBody({ caller }: Context): boolean {
  return [...caller.permissions].some((name) => /^(Calendars|Mail)\.Read/.test(name) && !name.includes('ReadBasic'));
}

function bodyMembers(context: Context, { bodyType, body }: EventFields): Json {
  const asText = context.prefer.get('outlook.body-content-type')?.toLowerCase() === 'text' && bodyType === 'html';
  return {
    bodyPreview: previewOf(bodyType, body),
    body: asText ? { contentType: 'text', content: htmlToText(body) } : { contentType: bodyType, content: body },
  };
}

function cancelled(mailbox: Mailbox, { event, part }: Instance): string[] {
  if (part !== 0) return [];
  return event.removed.map(
    (minute) => `OID.${eventId(mailbox, event.number, 0, false)}.${dayOf(minute, zoneOf(event))}`,
  );
}

function dayOf(minute: number, zone: string): string {
  return wallOf(minute * 60_000, zone).slice(0, 10);
}

function attachments(mailbox: Mailbox, { event }: Instance, immutable: boolean): Json[] {
  const folder = immutable ? null : mailbox.calendar;
  const owner = { mailboxId: mailbox.ownerId, item: event.number, folder };
  return event.attachments.map((attachment) => attachmentEntity(owner, attachment));
}

const UNREADABLE = new Set(['attachments', 'instances', 'extensions', 'calendar', 'bodypreview']);

/** Reads a property for `$filter` and `$orderby`; `start/dateTime` and `end/dateTime` are in UTC. @throws 400. */
export function readEvent(mailbox: Mailbox) {
  return (instance: Instance, path: readonly string[]): unknown => {
    const [head = '', ...rest] = path;
    const name = head.toLowerCase();
    const { event, fields } = instance;
    if (UNREADABLE.has(name)) {
      throw fail(400, 'ErrorInvalidProperty', `The property '${head}' does not support filtering.`);
    }
    if (name === 'singlevalueextendedproperties') return event.extended.single;
    if (name === 'multivalueextendedproperties') return event.extended.multi;
    if (name === 'start') return readJsonPath(eventTime(fields, fields.startMs, 'UTC'), rest);
    if (name === 'end') return readJsonPath(eventTime(fields, fields.endMs, 'UTC'), rest);
    if (name === 'body') return readJsonPath({ contentType: fields.bodyType, content: fields.body }, rest);
    if (name === 'icaluid') return uidOf(instance);
    if (name === 'transactionid') return event.transactionId;
    if (name === 'seriesmasterid') return instance.part === 0 ? null : eventId(mailbox, event.number, 0, false);
    const shown = ownMembers(mailbox, instance);
    if (Object.keys(shown).some((key) => key.toLowerCase() === name)) return readJsonPath(shown, path);
    const type = 'microsoft.graph.event';
    throw fail(400, 'RequestBroker--ParseUri', `Could not find a property named '${head}' on type '${type}'.`);
  };
}
