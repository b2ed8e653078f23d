/**
 * A meeting as iCalendar text, the part of meeting mails that other programs read.
 * @see RFC 5545, RFC 5546
 */
import type { Tenant } from '../../tenant.ts';
import { htmlToText } from '../html-text.ts';
import type { Attendee, Instance } from './event.ts';
import type { RecurrencePattern } from './recurrence.ts';
import { uidOf } from './show-event.ts';

/** What the text is for and about whom. */
export interface IcsPlan {
  method: 'REQUEST' | 'CANCEL' | 'REPLY';
  attendees: readonly Attendee[];
}

const PARTSTAT: Readonly<Record<string, string>> = {
  accepted: 'ACCEPTED',
  declined: 'DECLINED',
  tentativelyAccepted: 'TENTATIVE',
};

/** The text, lines folded at 74 characters. */
export function calendarText(tenant: Tenant, at: Instance, { method, attendees }: IcsPlan): string {
  const { fields, event } = at;
  const text = fields.bodyType === 'html' ? htmlToText(fields.body) : fields.body;
  const lines = [
    'BEGIN:VCALENDAR',
    `METHOD:${method}`,
    'PRODID:Microsoft Exchange Server 2010',
    'VERSION:2.0',
    'BEGIN:VEVENT',
    `ORGANIZER;CN=${quote(event.organizer.name)}:mailto:${event.organizer.address}`,
    ...attendees.map(attendeeLine),
    `UID:${uidOf(at)}`,
    `DTSTAMP:${stamp(tenant.clock.now())}`,
    ...times(at),
    ...(event.recurrence && at.part === 0 ? [recurrenceRule(at)] : []),
    `SUMMARY:${escapeText(fields.subject)}`,
    `DESCRIPTION:${escapeText(text)}`,
    `LOCATION:${escapeText(String(fields.location.displayName ?? ''))}`,
    `STATUS:${method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED'}`,
    `SEQUENCE:${Object.keys(event.overrides).length}`,
    'TRANSP:OPAQUE',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return `${lines.map(fold).join('\r\n')}\r\n`;
}

function attendeeLine({ name, address, type, status }: Attendee): string {
  const role = type === 'optional' ? 'OPT-PARTICIPANT' : 'REQ-PARTICIPANT';
  const answer = PARTSTAT[status.response] ?? 'NEEDS-ACTION';
  return `ATTENDEE;ROLE=${role};PARTSTAT=${answer};RSVP=TRUE;CN=${quote(name)}:mailto:${address}`;
}

function times({ fields }: Instance): string[] {
  if (!fields.isAllDay) return [`DTSTART:${stamp(fields.startMs)}`, `DTEND:${stamp(fields.endMs)}`];
  const day = (instantMs: number) => stamp(instantMs).slice(0, 8);
  return [`DTSTART;VALUE=DATE:${day(fields.startMs)}`, `DTEND;VALUE=DATE:${day(fields.endMs)}`];
}

function recurrenceRule({ event }: Instance): string {
  const { pattern, range } = event.recurrence ?? { pattern: null, range: null };
  if (!pattern || !range) return '';
  const until =
    range.type === 'endDate'
      ? `;UNTIL=${range.endDate.replaceAll('-', '')}T235959Z`
      : range.type === 'numbered'
        ? `;COUNT=${range.numberOfOccurrences}`
        : '';
  return `RRULE:${frequency(pattern)};INTERVAL=${pattern.interval}${until}`;
}

const POSITIONS: Readonly<Record<string, string>> = { first: '1', second: '2', third: '3', fourth: '4', last: '-1' };

function frequency(pattern: RecurrencePattern): string {
  const days = pattern.daysOfWeek.map((day) => day.slice(0, 2).toUpperCase()).join(',');
  const position = POSITIONS[pattern.index];
  // One weekday takes its number in front, which more readers understand than a position in a set.
  const relative = pattern.daysOfWeek.length === 1 ? `BYDAY=${position}${days}` : `BYDAY=${days};BYSETPOS=${position}`;
  const RULES = {
    daily: 'FREQ=DAILY',
    weekly: `FREQ=WEEKLY;BYDAY=${days};WKST=${pattern.firstDayOfWeek.slice(0, 2).toUpperCase()}`,
    absoluteMonthly: `FREQ=MONTHLY;BYMONTHDAY=${pattern.dayOfMonth}`,
    relativeMonthly: `FREQ=MONTHLY;${relative}`,
    absoluteYearly: `FREQ=YEARLY;BYMONTH=${pattern.month};BYMONTHDAY=${pattern.dayOfMonth}`,
    relativeYearly: `FREQ=YEARLY;BYMONTH=${pattern.month};${relative}`,
  };
  return RULES[pattern.type];
}

function stamp(instantMs: number): string {
  return `${new Date(instantMs).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, (char) => `\\${char}`).replace(/\r?\n/g, '\\n');
}

function quote(text: string): string {
  return `"${text.replaceAll('"', "'")}"`;
}

function fold(line: string): string {
  return line.length <= 74 ? line : (line.match(/.{1,74}/gu) ?? [line]).join('\r\n ');
}
