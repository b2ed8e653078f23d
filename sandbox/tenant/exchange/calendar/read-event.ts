/**
 * Event fields from JSON: what may be set, how values are read, what does not go together.
 * @see https://learn.microsoft.com/graph/api/event-update
 */
import { asArray, asObject, asString, type Json } from '../../json.ts';
import { oneOf } from '../enums.ts';
import { invalidProperty } from '../failures.ts';
import { readRecipient } from '../recipients.ts';
import { applySetters, readBody, type Setters } from '../setters.ts';
import { ianaOf, instantOf, wallOf } from '../zones.ts';
import { type Attendee, type EventFields, NEVER } from './event.ts';
import { unknownZone } from './show-event.ts';

const SETTERS: Setters<EventFields> = {
  subject(fields, value) {
    fields.subject = asString(value) ?? '';
  },
  body(fields, value) {
    Object.assign(fields, readBody(value));
  },
  start(fields, value) {
    [fields.startMs, fields.startZone] = readTime(value);
  },
  end(fields, value) {
    [fields.endMs, fields.endZone] = readTime(value);
  },
  isAllDay(fields, value) {
    fields.isAllDay = value === true;
  },
  location(fields, value) {
    fields.location = locationOf(value);
    fields.locations = asString(fields.location.displayName) ? [fields.location] : [];
  },
  locations(fields, value) {
    fields.locations = asArray(value).map(locationOf);
    const [first] = fields.locations;
    const names = fields.locations.map(({ displayName }) => String(displayName)).join('; ');
    fields.location = first ? { ...first, displayName: names } : locationOf({});
  },
  attendees(fields, value) {
    fields.attendees = readAttendees(value, fields.attendees);
  },
  importance(fields, value) {
    fields.importance = oneOf('importance', value, 'normal');
  },
  sensitivity(fields, value) {
    fields.sensitivity = oneOf('sensitivity', value, 'normal');
  },
  showAs(fields, value) {
    fields.showAs = oneOf('showAs', value, 'busy');
  },
  categories(fields, value) {
    fields.categories = asArray(value).map(String);
  },
  isReminderOn(fields, value) {
    fields.isReminderOn = value === true;
  },
  reminderMinutesBeforeStart(fields, value) {
    if (typeof value === 'number') fields.reminderMinutesBeforeStart = value;
  },
  responseRequested(fields, value) {
    fields.responseRequested = value !== false;
  },
  allowNewTimeProposals(fields, value) {
    fields.allowNewTimeProposals = value !== false;
  },
  hideAttendees(fields, value) {
    fields.hideAttendees = value === true;
  },
};

/** Known and passed over here: read-only, or handled by the caller. */
const PASSED_OVER = new Set(
  (
    'id createdDateTime lastModifiedDateTime changeKey transactionId originalStartTimeZone originalEndTimeZone iCalUId ' +
    'hasAttachments bodyPreview isCancelled isDraft isOrganizer seriesMasterId type webLink onlineMeetingUrl ' +
    'isOnlineMeeting onlineMeetingProvider onlineMeeting recurrence organizer responseStatus originalStart calendar ' +
    'attachments extensions instances exceptionOccurrences cancelledOccurrences singleValueExtendedProperties ' +
    'multiValueExtendedProperties'
  ).split(' '),
);

/** Names of properties in a body that people see when they change. */
export function changedNames(body: Json): Set<string> {
  return new Set(
    Object.keys(body).filter((name) => name in SETTERS || name === 'recurrence' || name === 'isOnlineMeeting'),
  );
}

/** Applies a request body. @throws 400 for unknown properties and values that do not go together. */
export function applyEventJson(fields: EventFields, body: Json): void {
  applySetters(fields, body, { kind: 'event', setters: SETTERS, passedOver: PASSED_OVER });
  checkTimes(fields);
}

/** @throws 400 when the end lies before the start, or whole days do not begin at midnight. */
function checkTimes(fields: EventFields): void {
  if (fields.endMs < fields.startMs) {
    throw invalidProperty('At least one property failed validation. The end time must not be before the start time.');
  }
  if (!fields.isAllDay) return;
  const zone = ianaOf(fields.startZone) ?? 'UTC';
  const isMidnight = (instantMs: number) => wallOf(instantMs, zone).slice(11, 19) === '00:00:00';
  if (!isMidnight(fields.startMs) || !isMidnight(fields.endMs)) {
    throw invalidProperty('The Event.Start property for an all-day event needs to be set to midnight.');
  }
  if (fields.endMs === fields.startMs) {
    throw invalidProperty('The duration of an event marked as All day must be at least 24 hours.');
  }
}

/** Reads a dateTimeTimeZone. @throws 400 for a broken time or an unknown zone. */
export function readTime(value: unknown): [number, string] {
  const { dateTime, timeZone } = asObject(value);
  const zone = asString(timeZone) ?? '';
  const iana = ianaOf(zone);
  if (iana === null) throw unknownZone(zone);
  const instant = instantOf(asString(dateTime) ?? '', iana);
  if (instant === null) throw invalidProperty(`The dateTime '${String(dateTime)}' is not valid.`);
  return [instant, zone];
}

function locationOf(value: unknown): Json {
  const given = asObject(value);
  const displayName = asString(given.displayName) ?? '';
  return {
    locationType: 'default',
    uniqueIdType: 'unknown',
    ...given,
    displayName,
    uniqueId: given.uniqueId ?? displayName,
  };
}

/** Answers of people who stay on the list are kept. */
function readAttendees(value: unknown, before: readonly Attendee[]): Attendee[] {
  return asArray(value).flatMap((entry) => {
    const recipient = readRecipient(entry);
    if (!recipient) return [];
    const known = before.find(({ address }) => address.toLowerCase() === recipient.address.toLowerCase());
    return [
      {
        ...recipient,
        type: oneOf('attendeeType', asObject(entry).type, 'required'),
        status: known?.status ?? { response: 'none', time: NEVER },
        proposedNewTime: known?.proposedNewTime ?? null,
      } satisfies Attendee,
    ];
  });
}
