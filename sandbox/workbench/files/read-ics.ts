/** Calendar files: the first event, its times in the zone the file names. */
import ICAL from 'ical.js';
import { escapeHtml } from '../status/html.ts';
import { boundBody, type Dropped, type GraphTime, type Party, RefusedFile } from './dropped.ts';

/** @throws RefusedFile when there is no event in it. */
export function readIcs(bytes: Uint8Array, name: string): Dropped {
  const event = firstEvent(new TextDecoder('utf-8').decode(bytes));
  const description = String(event.getFirstPropertyValue('description') ?? '');
  const body = boundBody(
    description
      .split('\n')
      .map((line) => `<div>${escapeHtml(line) || '<br>'}</div>`)
      .join('\n'),
  );
  const start = timeOf(event, 'dtstart');
  const organiser = event.getFirstProperty('organizer');
  const location = String(event.getFirstPropertyValue('location') ?? '');
  const repeats = event.hasProperty('rrule') ? ['The file repeats; only the first meeting was made.'] : [];
  return {
    title: String(event.getFirstPropertyValue('summary') ?? '') || name,
    html: body.html,
    people: event.getAllProperties('attendee').map(partyOf),
    ...(organiser ? { from: partyOf(organiser) } : {}),
    ...(start ? { start, end: timeOf(event, 'dtend') ?? later(event, start), isAllDay: isDate(event) } : {}),
    ...(location ? { location } : {}),
    notices: [...body.notices, ...repeats],
  };
}

function firstEvent(text: string): ICAL.Component {
  try {
    const event = new ICAL.Component(ICAL.parse(text) as unknown as string).getFirstSubcomponent('vevent');
    if (event) return event;
  } catch {
    throw new RefusedFile('This calendar file cannot be read.');
  }
  throw new RefusedFile('There is no event in this calendar file.');
}

function partyOf(property: ICAL.Property): Party {
  const address = String(property.getFirstValue() ?? '').replace(/^mailto:/i, '');
  const name = property.getParameter('cn');
  return { name: typeof name === 'string' ? name : address, address: address.includes('@') ? address : '' };
}

function timeOf(event: ICAL.Component, name: string): GraphTime | undefined {
  const property = event.getFirstProperty(name);
  const value = property?.getFirstValue();
  if (!property || !(value instanceof ICAL.Time)) return undefined;
  const zone = property.getParameter('tzid');
  const local = value.toString().replace(/Z$/, '');
  const dateTime = value.isDate ? `${local}T00:00:00` : local;
  return { dateTime, timeZone: value.zone === ICAL.Timezone.utcTimezone || typeof zone !== 'string' ? 'UTC' : zone };
}

const isDate = (event: ICAL.Component): boolean => {
  const value = event.getFirstPropertyValue('dtstart');
  return value instanceof ICAL.Time && value.isDate;
};

/** End from the duration; an hour, or the day, when the file has none. */
function later(event: ICAL.Component, start: GraphTime): GraphTime {
  const duration = event.getFirstPropertyValue('duration');
  const fallback = isDate(event) ? 86_400 : 3600;
  const seconds = duration instanceof ICAL.Duration ? duration.toSeconds() : fallback;
  const end = new Date(Date.parse(`${start.dateTime}Z`) + seconds * 1000);
  return { dateTime: end.toISOString().slice(0, 19), timeZone: start.timeZone };
}
