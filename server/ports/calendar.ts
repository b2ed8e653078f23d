/** Calendars of the tenant's people. Times are UTC instants; the zone is for showing. */
import type { PersonRef } from '../../shared/action-item/person.ts';
import type { IsoInstant, TimeZone } from '../../shared/time/instant.ts';
import type { Actor } from './identity.ts';

export type Attendance = 'required' | 'optional';
export type Answer = 'none' | 'organizer' | 'tentative' | 'accepted' | 'declined';

export interface CalendarAttendee {
  readonly person: PersonRef;
  readonly attendance: Attendance;
  readonly answer: Answer;
}

export interface CalendarEvent {
  /** Immutable id in that mailbox. */
  readonly eventId: string;
  readonly iCalUId: string;
  readonly seriesId: string | null;
  readonly title: string;
  readonly bodyHtml: string;
  readonly organiser: PersonRef;
  readonly attendees: readonly CalendarAttendee[];
  readonly startsAt: IsoInstant;
  readonly endsAt: IsoInstant;
  readonly timeZone: TimeZone;
  readonly isCancelled: boolean;
  readonly isAllDay: boolean;
  readonly joinUrl: string | null;
  readonly webLink: string;
}

/** What we book. Attendees get their invitations from the calendar service. */
export interface EventDraft {
  /** Our key: the same key never makes a second event. */
  readonly key: string;
  readonly title: string;
  readonly bodyHtml: string;
  readonly startsAt: IsoInstant;
  readonly endsAt: IsoInstant;
  readonly timeZone: TimeZone;
  readonly attendees: readonly { readonly person: PersonRef; readonly attendance: Attendance }[];
  readonly isOnlineMeeting: boolean;
}

export type BusyKind = 'tentative' | 'busy' | 'oof' | 'workingElsewhere' | 'unknown';

/** One person's time in the asked range. `busy: null` when it could not be learnt: unknown busy is never free. */
export interface Availability {
  readonly mail: string;
  readonly busy:
    | readonly { readonly startsAt: IsoInstant; readonly endsAt: IsoInstant; readonly kind: BusyKind }[]
    | null;
  /** Days as 0 Sunday … 6 Saturday, minutes since local midnight. Null when unknown. */
  readonly workingHours: {
    readonly days: readonly number[];
    readonly startMinute: number;
    readonly endMinute: number;
    readonly timeZone: TimeZone;
  } | null;
}

export interface EventChanges {
  readonly changed: readonly CalendarEvent[];
  readonly deletedEventIds: readonly string[];
  readonly isComplete: boolean;
  readonly token: string;
}

export interface Calendar {
  /** Rejects `not-found`. */
  read(actor: Actor, mailbox: string, eventId: string): Promise<CalendarEvent>;
  /** Changes of a mailbox's calendar in the range since the token; everything in the range when null or unknown. */
  changes(
    actor: Actor,
    mailbox: string,
    range: { readonly from: IsoInstant; readonly to: IsoInstant },
    token: string | null,
  ): Promise<EventChanges>;
  /** One entry a mail address, in the order asked; 20 a request. `organiser` is the mailbox asked through. */
  availability(
    actor: Actor,
    organiser: string,
    mails: readonly string[],
    range: { readonly from: IsoInstant; readonly to: IsoInstant },
  ): Promise<readonly Availability[]>;
  /** Books. Safe to repeat: the key is the transaction id and stands on the event; a known key gives that event back. */
  book(actor: Actor, organiser: string, draft: EventDraft): Promise<CalendarEvent>;
  /** By our key; null when there is none. */
  findByKey(actor: Actor, organiser: string, key: string): Promise<CalendarEvent | null>;
  /** Changes title, time, attendees or our part of the body; keeps the join link. Rejects `not-found`. */
  update(
    actor: Actor,
    organiser: string,
    eventId: string,
    changes: Partial<Omit<EventDraft, 'key' | 'isOnlineMeeting'>>,
  ): Promise<CalendarEvent>;
  /** Cancels with a comment to the attendees. An event that is gone is fine. */
  cancel(actor: Actor, organiser: string, eventId: string, comment: string): Promise<void>;
}
