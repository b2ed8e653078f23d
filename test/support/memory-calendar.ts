/** Calendars in memory: a key books once, what is deleted or leaves the asked range is told as removed. */
import type { Availability, Calendar, CalendarEvent, EventDraft } from '../../server/ports/calendar.ts';
import { PortFailure } from '../../server/ports/failures.ts';
import { isDue } from '../../shared/time/instant.ts';
import { ANA } from './builders.ts';

interface Held {
  mailbox: string;
  key: string | null;
  event: CalendarEvent;
  sequence: number;
  isDeleted: boolean;
}

export interface MemoryCalendar extends Calendar {
  /** Events that stand, in the order they were made. */
  events(): readonly CalendarEvent[];
  /** A person makes or changes an event. */
  put(mailbox: string, event: Partial<CalendarEvent> & Pick<CalendarEvent, 'eventId'>): CalendarEvent;
  erase(eventId: string): void;
  /** What people's calendars hold besides. Null: their free time cannot be learnt. */
  readonly busy: Map<string, Availability['busy']>;
  readonly denied: Set<string>;
}

const EVENT: CalendarEvent = {
  eventId: 'event-0',
  iCalUId: 'ical-0',
  seriesId: null,
  title: 'Weekly sync',
  bodyHtml: '',
  organiser: ANA,
  attendees: [],
  startsAt: '2026-03-02T09:00:00.000Z',
  endsAt: '2026-03-02T10:00:00.000Z',
  timeZone: 'Europe/Berlin',
  isCancelled: false,
  isAllDay: false,
  joinUrl: null,
  webLink: 'https://outlook.example/calendar/event-0',
};

const OFFICE_HOURS = { days: [1, 2, 3, 4, 5], startMinute: 8 * 60, endMinute: 17 * 60, timeZone: 'Europe/Berlin' };

/** Empty calendars; everybody works from eight to five in Berlin. */
export function createMemoryCalendar(): MemoryCalendar {
  const held: Held[] = [];
  const busy = new Map<string, Availability['busy']>();
  const denied = new Set<string>();
  let sequence = 0;
  const enter = (mailbox: string) => {
    if (denied.has(mailbox)) throw new PortFailure('denied', 'mailbox out of scope');
  };
  /** An id means nothing in another mailbox. */
  const find = (mailbox: string, eventId: string): Held => {
    const found = held.find(
      (one) => one.event.eventId === eventId && one.mailbox.toLowerCase() === mailbox.toLowerCase() && !one.isDeleted,
    );
    if (!found) throw new PortFailure('not-found', 'no such event');
    return found;
  };
  const touch = (one: Held, event: CalendarEvent): CalendarEvent => {
    sequence += 1;
    Object.assign(one, { event, sequence });
    return structuredClone(event);
  };
  const bury = (one: Held) => {
    touch(one, one.event);
    one.isDeleted = true;
  };
  const booked = (organiser: string, draft: EventDraft): CalendarEvent => ({
    ...EVENT,
    eventId: `event-${held.length + 1}`,
    iCalUId: `ical-${held.length + 1}`,
    title: draft.title,
    bodyHtml: draft.bodyHtml,
    organiser: { key: null, name: organiser, mail: organiser },
    attendees: draft.attendees.map((one) => ({ ...one, answer: 'none' as const })),
    startsAt: draft.startsAt,
    endsAt: draft.endsAt,
    timeZone: draft.timeZone,
    joinUrl: draft.isOnlineMeeting ? 'https://teams.example/join' : null,
  });
  const withoutUndefined = (changes: object) =>
    Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));

  return {
    busy,
    denied,
    events: () => held.filter((one) => !one.isDeleted).map((one) => one.event),
    put(mailbox, event) {
      const known = held.find((one) => one.event.eventId === event.eventId);
      if (known) return touch(known, { ...known.event, ...event });
      const fresh: Held = { mailbox, key: null, event: { ...EVENT, ...event }, sequence: 0, isDeleted: false };
      held.push(fresh);
      return touch(fresh, fresh.event);
    },
    erase(eventId) {
      const found = held.find((one) => one.event.eventId === eventId);
      if (found) bury(found);
    },
    async read(_actor, mailbox, eventId) {
      enter(mailbox);
      return structuredClone(find(mailbox, eventId).event);
    },
    async changes(_actor, mailbox, range, token) {
      enter(mailbox);
      const since = token === null ? -1 : Number(token);
      const mine = held.filter((one) => one.mailbox === mailbox && one.sequence > since);
      const isIn = ({ event }: Held) => isDue(event.startsAt, range.to) && isDue(range.from, event.endsAt);
      return {
        changed: mine.filter((one) => !one.isDeleted && isIn(one)).map((one) => structuredClone(one.event)),
        deletedEventIds:
          token === null ? [] : mine.filter((one) => one.isDeleted || !isIn(one)).map((one) => one.event.eventId),
        isComplete: token === null,
        token: String(sequence),
      };
    },
    async availability(_actor, organiser, mails) {
      enter(organiser);
      return mails.map((mail) => ({
        mail,
        busy: busy.has(mail) ? (busy.get(mail) ?? null) : [],
        workingHours: OFFICE_HOURS,
      }));
    },
    async book(_actor, organiser, draft) {
      enter(organiser);
      const known = held.find((one) => one.key === draft.key && one.mailbox === organiser);
      if (known) return structuredClone(known.event);
      const fresh: Held = {
        mailbox: organiser,
        key: draft.key,
        event: booked(organiser, draft),
        sequence: 0,
        isDeleted: false,
      };
      held.push(fresh);
      return touch(fresh, fresh.event);
    },
    async findByKey(_actor, organiser, key) {
      enter(organiser);
      const found = held.find((one) => one.key === key && one.mailbox === organiser && !one.isDeleted);
      return found ? structuredClone(found.event) : null;
    },
    async update(_actor, organiser, eventId, changes) {
      enter(organiser);
      const found = find(organiser, eventId);
      const { attendees, ...rest } = changes;
      const invited = attendees?.map((one) => ({ ...one, answer: 'none' as const }));
      return touch(found, { ...found.event, ...withoutUndefined(rest), ...(invited && { attendees: invited }) });
    },
    async cancel(_actor, organiser, eventId) {
      enter(organiser);
      const found = held.find(
        (one) =>
          one.event.eventId === eventId && one.mailbox.toLowerCase() === organiser.toLowerCase() && !one.isDeleted,
      );
      if (found) bury(found);
    },
  };
}
