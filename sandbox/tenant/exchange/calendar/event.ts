/**
 * An event as a calendar keeps it: one record for a single event or a whole series, with what differs on some days.
 */
import type { Json } from '../../json.ts';
import type { StoredAttachment } from '../attachments.ts';
import type { ExtendedProperties } from '../extended-properties.ts';
import type { Recipient } from '../recipients.ts';
import type { Recurrence } from './recurrence.ts';

export type Response = 'none' | 'organizer' | 'tentativelyAccepted' | 'accepted' | 'declined' | 'notResponded';

/** An answer to an invitation and when it was given (`0001-01-01T00:00:00Z` for never). */
export interface ResponseStatus {
  response: Response;
  time: string;
}

/** Time that stands for never. */
export const NEVER = '0001-01-01T00:00:00Z';

/** One invited person or room. */
export interface Attendee extends Recipient {
  type: string;
  status: ResponseStatus;
  /** Time slot proposed with the answer, as Graph writes it. */
  proposedNewTime: Json | null;
}

/** What may differ from one occurrence to the next. Instants in milliseconds since 1970. */
export interface EventFields {
  subject: string;
  bodyType: 'text' | 'html';
  body: string;
  startMs: number;
  endMs: number;
  /** Zones as they were given, Windows or IANA. */
  startZone: string;
  endZone: string;
  isAllDay: boolean;
  location: Json;
  locations: Json[];
  attendees: Attendee[];
  importance: string;
  sensitivity: string;
  showAs: string;
  categories: string[];
  isReminderOn: boolean;
  reminderMinutesBeforeStart: number;
  responseRequested: boolean;
  allowNewTimeProposals: boolean;
  hideAttendees: boolean;
  isOnlineMeeting: boolean;
  onlineMeetingProvider: string;
  onlineMeeting: Json | null;
  isCancelled: boolean;
  responseStatus: ResponseStatus;
}

/** What one occurrence does differently, and the change number of that. */
export interface Override {
  change: number;
  fields: Partial<EventFields>;
}

/** One event or series. */
export interface StoredEvent {
  number: number;
  change: number;
  /** Key across calendars. */
  uid: string;
  createdDateTime: string;
  lastModifiedDateTime: string;
  isOrganizer: boolean;
  organizer: Recipient;
  fields: EventFields;
  recurrence: Recurrence | null;
  /** By part: the minute since 1970 at which the pattern would have started the occurrence. */
  overrides: Record<string, Override>;
  /** Parts that were deleted or cancelled. */
  removed: number[];
  transactionId: string | null;
  extended: ExtendedProperties;
  attachments: StoredAttachment[];
  /** Id of the online meeting behind it. */
  meetingId: string | null;
}

export type EventType = 'singleInstance' | 'seriesMaster' | 'occurrence' | 'exception';

/** An event as one looks at it: whole, or one occurrence of a series. */
export interface Instance {
  event: StoredEvent;
  /** 0 for the whole. */
  part: number;
  type: EventType;
  fields: EventFields;
  change: number;
}
