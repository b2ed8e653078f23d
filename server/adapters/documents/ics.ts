/** Calendar files: the first event's facts, its people and its words; the other events give words only. */

import type { Person } from '../../../shared/extraction/extraction.ts';
import type { CalendarFacts, DocumentContext, ReadCalendar } from '../../ports/documents.ts';
import { htmlToText } from './html-text.ts';
import {
  componentsNamed,
  type IcsComponent,
  type IcsProperty,
  parseComponents,
  property,
  unescapeText,
  unfold,
} from './ics-lines.ts';
import { after, createTimeReader, type IcsTime, type TimeReader } from './ics-time.ts';
import { MAX_PEOPLE } from './limits.ts';
import { decodeText } from './text-decoding.ts';
import { Unreadable } from './unreadable.ts';
import { ianaZone } from './zone-names.ts';

const COMPONENTS = ['VEVENT', 'VTODO', 'VJOURNAL', 'VFREEBUSY', 'VTIMEZONE', 'VCALENDAR'];

/** Reads an `.ics`. Broken lines are passed over; a file without any calendar component is refused. */
export function readIcs(bytes: Uint8Array): ReadCalendar {
  return readIcsText(decodeText(unfold(bytes)).text);
}

/** Reads calendar text whose folded lines were joined, or never folded. */
export function readIcsText(folded: string): ReadCalendar {
  const root = parseComponents(folded.replace(/(?:\r\n|\r|\n)[ \t]/g, ''));
  if (!COMPONENTS.some((name) => componentsNamed(root, name).length > 0)) {
    throw new Unreadable('not-this-format', 'The file is no calendar.');
  }
  const events = componentsNamed(root, 'VEVENT');
  const subjects = events.length > 0 ? events : ['VTODO', 'VJOURNAL'].flatMap((name) => componentsNamed(root, name));
  const calendar = componentsNamed(root, 'VCALENDAR')[0] ?? root;
  const first = subjects[0];
  const read = createTimeReader(root);
  const facts = factsOf(calendar, events, first, read);
  const text = subjects
    .map(wordsOf)
    .filter((words) => words !== '')
    .join('\n\n');
  return {
    kind: 'ics',
    text,
    source: sourceOf(first, text),
    context: contextOf(calendar, first, read, facts),
    notices:
      facts.startLocal === undefined || facts.tzid === undefined ? [] : [`The time zone "${facts.tzid}" is unknown.`],
    ...facts,
  };
}

function factsOf(
  calendar: IcsComponent,
  events: readonly IcsComponent[],
  first: IcsComponent | undefined,
  read: TimeReader,
): CalendarFacts {
  const method = property(calendar, 'METHOD')?.value.trim();
  const facts = { events: events.length, ...(method === undefined ? {} : { method }) };
  if (first === undefined) return facts;
  const start = timeOf(first, 'DTSTART', read);
  const organizer = property(first, 'ORGANIZER');
  return {
    ...facts,
    ...textFact(first, 'UID', 'uid'),
    ...textFact(first, 'SUMMARY', 'summary'),
    ...textFact(first, 'LOCATION', 'location'),
    ...textFact(first, 'STATUS', 'status'),
    ...textFact(first, 'RRULE', 'rrule'),
    ...textFact(first, 'RECURRENCE-ID', 'recurrenceId'),
    ...(start?.tzid === undefined ? {} : { tzid: start.tzid }),
    ...namedTime(start, 'start'),
    ...namedTime(endOf(first, start, read), 'end'),
    ...(organizer === undefined || !mailOf(organizer).includes('@')
      ? {}
      : { organizer: mailOf(organizer).toLowerCase() }),
    attendeesCount: first.properties.filter((each) => each.name === 'ATTENDEE').length,
    ...exdatesOf(first),
  };
}

function textFact<Key extends string>(component: IcsComponent, name: string, key: Key): Partial<Record<Key, string>> {
  const value = property(component, name)?.value;
  if (value === undefined) return {};
  return { [key]: name === 'RRULE' ? value.trim() : unescapeText(value).trim() } as Record<Key, string>;
}

function timeOf(component: IcsComponent, name: string, read: TimeReader): IcsTime | undefined {
  const found = property(component, name);
  return found === undefined ? undefined : read(found);
}

function endOf(component: IcsComponent, start: IcsTime | undefined, read: TimeReader): IcsTime | undefined {
  const end = timeOf(component, 'DTEND', read) ?? timeOf(component, 'DUE', read);
  const duration = property(component, 'DURATION')?.value;
  return end ?? (start === undefined || duration === undefined ? undefined : after(start, duration));
}

function namedTime(time: IcsTime | undefined, side: 'start' | 'end'): Partial<CalendarFacts> {
  if (time?.date !== undefined) return { [`${side}Date`]: time.date };
  if (time?.instant !== undefined) return { [side]: time.instant };
  return time?.local === undefined ? {} : { [`${side}Local`]: time.local };
}

function exdatesOf(component: IcsComponent): { exdates?: number } {
  const days = component.properties
    .filter((each) => each.name === 'EXDATE')
    .flatMap((each) => each.value.split(',').filter((day) => day.trim() !== ''));
  return days.length === 0 ? {} : { exdates: days.length };
}

const mailOf = (person: IcsProperty) => {
  const address = person.value.trim().replace(/^mailto:\s*/i, '');
  return address.includes('@') ? address : (person.parameters.EMAIL ?? address);
};

function personOf(line: IcsProperty): Person {
  const mail = mailOf(line);
  const name = (line.parameters.CN ?? '').trim();
  return { name: name === '' ? mail : name, ...(mail.includes('@') ? { mail } : {}) };
}

function contextOf(
  calendar: IcsComponent,
  first: IcsComponent | undefined,
  read: TimeReader,
  facts: CalendarFacts,
): DocumentContext {
  const named = property(calendar, 'X-WR-TIMEZONE')?.value;
  const start = first === undefined ? undefined : timeOf(first, 'DTSTART', read);
  const zone = start?.zone !== undefined && start.zone !== 'UTC' ? start.zone : (ianaZone(named ?? '') ?? start?.zone);
  const organizer = first === undefined ? undefined : property(first, 'ORGANIZER');
  const people = (first?.properties ?? []).filter((each) => each.name === 'ATTENDEE').map(personOf);
  const author = organizer === undefined ? undefined : personOf(organizer);
  const isListed =
    author === undefined || people.some((person) => person.mail?.toLowerCase() === author.mail?.toLowerCase());
  return {
    ...(facts.start === undefined ? {} : { at: facts.start }),
    ...onDay(facts),
    ...(zone === undefined ? {} : { timeZone: zone }),
    attendees: (isListed ? people : [author, ...people]).slice(0, MAX_PEOPLE),
    ...(author === undefined ? {} : { author }),
  };
}

function onDay(facts: CalendarFacts): { on?: string } {
  const day = facts.startDate ?? facts.startLocal?.slice(0, 10);
  return day === undefined ? {} : { on: day };
}

/** What the event says, in the order a person meets it. */
function wordsOf(component: IcsComponent): string {
  const plain = ['SUMMARY', 'LOCATION', 'DESCRIPTION', 'COMMENT'].flatMap((name) => {
    const value = property(component, name)?.value;
    return value === undefined ? [] : [unescapeText(value).trim()];
  });
  const html = htmlDescription(component);
  if (property(component, 'DESCRIPTION') === undefined && html !== undefined) plain.push(htmlToText(html).text);
  return plain.filter((each) => each !== '').join('\n\n');
}

/** Outlook's HTML twin of the description. */
function htmlDescription(component: IcsComponent): string | undefined {
  const twin = component.properties.find(
    (each) => each.name === 'X-ALT-DESC' && /html/i.test(each.parameters.FMTTYPE ?? 'html'),
  );
  return twin === undefined ? undefined : unescapeText(twin.value);
}

function sourceOf(first: IcsComponent | undefined, text: string): ReadCalendar['source'] {
  const html = first === undefined ? undefined : htmlDescription(first);
  return html === undefined
    ? { format: 'plain', text, kind: 'invite' }
    : { format: 'html', text: html, kind: 'invite' };
}
