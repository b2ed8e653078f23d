/** A follow-up session as a file that calendar programs open (RFC 5545). */
import ICAL from 'ical.js';
import { htmlToText } from '../../server/adapters/documents/html-text.ts';
import type { SandboxUser } from '../stack.ts';
import type { FoundEvent } from './proof.ts';

/** What the file says besides the session itself. */
export interface CalendarFacts {
  readonly organiser: SandboxUser;
  /** UTC instant at which the file is written, by the demo's clock. */
  readonly now: string;
}

/** The session as text of an `.ics` file: its times in UTC, its agenda as plain text. */
export function calendarOf(event: FoundEvent, { organiser, now }: CalendarFacts): string {
  const calendar = new ICAL.Component(['vcalendar', [], []]);
  calendar.updatePropertyWithValue('version', '2.0');
  calendar.updatePropertyWithValue('prodid', '-//Followthrough//Demo//EN');
  const entry = new ICAL.Component('vevent');
  entry.updatePropertyWithValue('uid', event.iCalUId);
  entry.updatePropertyWithValue('dtstamp', timeOf(now));
  entry.updatePropertyWithValue('dtstart', timeOf(event.startsAt));
  entry.updatePropertyWithValue('dtend', timeOf(event.endsAt));
  entry.updatePropertyWithValue('summary', event.title);
  entry.updatePropertyWithValue('description', agendaText(event.bodyHtml));
  entry.updatePropertyWithValue('url', event.joinUrl);
  entry.addPropertyWithValue('organizer', `mailto:${organiser.mail}`).setParameter('cn', organiser.displayName);
  for (const address of event.invited) entry.addPropertyWithValue('attendee', `mailto:${address}`);
  calendar.addSubcomponent(entry);
  return `${calendar.toString()}\r\n`;
}

const timeOf = (instant: string): ICAL.Time => ICAL.Time.fromJSDate(new Date(instant), true);

/** The reader marks headings for extraction; a calendar shows text as it stands. */
const agendaText = (html: string): string => htmlToText(html).text.replace(/^#+ /gm, '');
