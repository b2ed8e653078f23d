/** Events as Graph writes them, and as the calendar port reads and writes them. Pure. */

import type { PersonRef } from '../../../shared/action-item/person.ts';
import { cleanLine } from '../../../shared/action-item/shown-text.ts';
import type { Answer, CalendarAttendee, CalendarEvent, EventDraft } from '../../ports/calendar.ts';
import { keyProperty } from './extended-key.ts';
import { fromUtcTime, toIana, toZonedTime } from './time-zones.ts';

interface WireAddress {
  readonly emailAddress?: { readonly name?: string; readonly address?: string } | null;
}

/** The members of an event we ask for. Sparse occurrences of a delta feed lack most of them. */
export interface WireEvent {
  readonly id: string;
  readonly type?: 'singleInstance' | 'occurrence' | 'exception' | 'seriesMaster';
  readonly iCalUId?: string;
  readonly seriesMasterId?: string | null;
  readonly subject?: string | null;
  readonly body?: { readonly contentType?: string; readonly content?: string } | null;
  readonly organizer?: WireAddress | null;
  readonly attendees?: readonly (WireAddress & {
    readonly type?: string;
    readonly status?: { readonly response?: string } | null;
  })[];
  readonly start?: { readonly dateTime?: string } | null;
  readonly end?: { readonly dateTime?: string } | null;
  readonly originalStartTimeZone?: string | null;
  readonly isCancelled?: boolean;
  readonly isAllDay?: boolean;
  readonly onlineMeeting?: { readonly joinUrl?: string | null } | null;
  readonly webLink?: string;
  readonly '@removed'?: { readonly reason?: string };
}

/** `$select` for whole events. */
export const EVENT_SELECT =
  '$select=id,type,iCalUId,seriesMasterId,subject,body,organizer,attendees,start,end,originalStartTimeZone,' +
  'isCancelled,isAllDay,onlineMeeting,webLink';

/** Times in UTC and bodies in HTML, on every read and write of events. */
export const EVENT_PREFER = 'outlook.timezone="UTC", outlook.body-content-type="html"';

/** The port's event. Missing text is empty; an unknown zone is UTC. */
export function toCalendarEvent(event: WireEvent): CalendarEvent {
  return {
    eventId: event.id,
    iCalUId: event.iCalUId ?? '',
    seriesId: event.seriesMasterId ?? null,
    title: event.subject ?? '',
    bodyHtml: event.body?.content ?? '',
    organiser: personOf(event.organizer),
    attendees: (event.attendees ?? []).map(toAttendee),
    startsAt: fromUtcTime(event.start),
    endsAt: fromUtcTime(event.end),
    timeZone: toIana(event.originalStartTimeZone) ?? 'UTC',
    isCancelled: event.isCancelled ?? false,
    isAllDay: event.isAllDay ?? false,
    joinUrl: event.onlineMeeting?.joinUrl ?? null,
    webLink: event.webLink ?? '',
  };
}

/** Calendars know mail addresses, not directory keys. */
const personOf = (address: WireAddress | null | undefined): PersonRef => ({
  key: null,
  name: cleanLine(address?.emailAddress?.name ?? '', 255),
  mail: address?.emailAddress?.address ?? null,
});

const ANSWERS: Readonly<Record<string, Answer>> = {
  organizer: 'organizer',
  tentativelyAccepted: 'tentative',
  accepted: 'accepted',
  declined: 'declined',
};

/** Rooms come as `resource`; nobody waits for their consent. */
const toAttendee = (attendee: NonNullable<WireEvent['attendees']>[number]): CalendarAttendee => ({
  person: personOf(attendee),
  attendance: attendee.type === 'required' ? 'required' : 'optional',
  answer: ANSWERS[attendee.status?.response ?? ''] ?? 'none',
});

type Changes = Partial<Omit<EventDraft, 'key' | 'isOnlineMeeting'>>;

/**
 * What to write for the named changes. Times are written together, in the zone given or UTC.
 *
 * @param now the event before the change, for the half of the times that is not named; null for a new event.
 */
export function toWireChanges(changes: Changes, now: CalendarEvent | null): Readonly<Record<string, unknown>> {
  const zone = changes.timeZone ?? now?.timeZone ?? 'UTC';
  const startsAt = changes.startsAt ?? now?.startsAt;
  const endsAt = changes.endsAt ?? now?.endsAt;
  const isMoved = changes.startsAt !== undefined || changes.endsAt !== undefined || changes.timeZone !== undefined;
  return {
    ...(changes.title === undefined ? {} : { subject: changes.title }),
    ...(changes.bodyHtml === undefined ? {} : { body: { contentType: 'html', content: changes.bodyHtml } }),
    ...(isMoved && startsAt && endsAt ? { start: toZonedTime(startsAt, zone), end: toZonedTime(endsAt, zone) } : {}),
    ...(changes.attendees === undefined ? {} : { attendees: changes.attendees.flatMap(toWireAttendee) }),
  };
}

/** People without an address cannot be invited; they are left out. */
function toWireAttendee({ person, attendance }: EventDraft['attendees'][number]) {
  const emailAddress = { name: person.name, address: person.mail };
  return person.mail === null ? [] : [{ type: attendance, emailAddress }];
}

/** A new event with our key on it twice: as transaction id and as a property that can be searched. */
export function toNewEvent(draft: EventDraft, transactionId: string): Readonly<Record<string, unknown>> {
  const { key, isOnlineMeeting, ...changes } = draft;
  return {
    ...toWireChanges(changes, null),
    transactionId,
    singleValueExtendedProperties: [keyProperty(key)],
    ...(isOnlineMeeting ? { isOnlineMeeting: true, onlineMeetingProvider: 'teamsForBusiness' } : {}),
  };
}
