import { describe, expect, test } from 'vitest';
import { readIcs } from '../../../../server/adapters/documents/ics.ts';

const calendar = (...lines: string[]) => Buffer.from(['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR'].join('\r\n'));
const event = (...lines: string[]) => readIcs(calendar('BEGIN:VEVENT', ...lines, 'END:VEVENT'));

test('people, method and rule of the first event', () => {
  const read = readIcs(
    calendar(
      'METHOD:REQUEST',
      'BEGIN:VEVENT',
      'UID:1',
      'SUMMARY:Weekly\\, all hands',
      'ORGANIZER;CN="Silva, Ana":MAILTO:Ana@Example.com',
      'ATTENDEE;CN=Ben;PARTSTAT=ACCEPTED:mailto:ben@example.com',
      'ATTENDEE:mailto:cy@example.com',
      'DTSTART:20260305T090000Z',
      'DTEND:20260305T100000Z',
      'RRULE:FREQ=WEEKLY;BYDAY=TH',
      'EXDATE:20260312T090000Z,20260319T090000Z',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'SUMMARY:Second',
      'END:VEVENT',
    ),
  );
  expect(read).toMatchObject({
    method: 'REQUEST',
    events: 2,
    summary: 'Weekly, all hands',
    organizer: 'ana@example.com',
    attendeesCount: 2,
    start: '2026-03-05T09:00:00Z',
    end: '2026-03-05T10:00:00Z',
    rrule: 'FREQ=WEEKLY;BYDAY=TH',
    exdates: 2,
  });
  expect(read.context.attendees.map(({ name }) => name)).toEqual(['Silva, Ana', 'Ben', 'cy@example.com']);
  expect(read.text).toBe('Weekly, all hands\n\nSecond');
});

const ZONE = (tzid: string) => [
  'BEGIN:VTIMEZONE',
  `TZID:${tzid}`,
  'BEGIN:STANDARD',
  'DTSTART:16010101T030000',
  'TZOFFSETFROM:+0330',
  'TZOFFSETTO:+0230',
  'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:16010101T020000',
  'TZOFFSETFROM:+0230',
  'TZOFFSETTO:+0330',
  'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
];

describe('a time zone is known', () => {
  test.each([
    ['by its IANA name', 'America/New_York', '2026-07-01T14:00:00Z'],
    ['by its Windows name', 'Eastern Standard Time', '2026-07-01T14:00:00Z'],
    ['inside a vendor’s path', '/mozilla.org/20070129_1/America/Argentina/Buenos_Aires', '2026-07-01T13:00:00Z'],
    [
      'by the name Outlook shows',
      '"(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"',
      '2026-07-01T08:00:00Z',
    ],
    ['by a description without a city', '"(UTC-05:00) Eastern Time (US and Canada)"', '2026-07-01T14:00:00Z'],
    ['by its offset', 'GMT+0200', '2026-07-01T08:00:00Z'],
  ])('%s', (_, tzid, start) => {
    expect(event(`DTSTART;TZID=${tzid}:20260701T100000`)).toMatchObject({ start });
  });

  test.each([
    ['in summer', '20260701T100000', '2026-07-01T06:30:00Z'],
    ['in winter', '20260105T100000', '2026-01-05T07:30:00Z'],
  ])('by the rules the file brings, %s', (_, local, start) => {
    const read = readIcs(
      calendar(...ZONE('Our Zone\\, own'), 'BEGIN:VEVENT', `DTSTART;TZID="Our Zone, own":${local}`, 'END:VEVENT'),
    );
    expect(read.start).toBe(start);
  });

  test('and otherwise the wall clock stays as it is, with a notice', () => {
    const read = event('DTSTART;TZID=Nowhere:20260701T100000');
    expect(read).toMatchObject({ startLocal: '2026-07-01T10:00:00', tzid: 'Nowhere' });
    expect(read.start).toBeUndefined();
    expect(read.notices).toHaveLength(1);
  });
});

test('all-day events stay dates, their end exclusive', () => {
  const read = event('DTSTART;VALUE=DATE:20260305', 'DTEND;VALUE=DATE:20260306');
  expect(read).toMatchObject({ startDate: '2026-03-05', endDate: '2026-03-06' });
  expect(read.context.on).toBe('2026-03-05');
});

test.each([
  ['DTSTART:20260305T090000Z', 'DURATION:PT1H30M', { end: '2026-03-05T10:30:00Z' }],
  ['DTSTART;VALUE=DATE:20260305', 'DURATION:P2D', { endDate: '2026-03-07' }],
  ['DTSTART:20260305T090000', 'DURATION:P1W', { endLocal: '2026-03-12T09:00:00' }],
])('%s and %s give the end', (start, duration, end) => {
  expect(event(start, duration)).toMatchObject(end);
});

test('a fold inside a character is undone before decoding', () => {
  const [head, tail] = [
    Buffer.from('BEGIN:VEVENT\r\nSUMMARY:Gr\xc3\r\n ', 'latin1'),
    Buffer.from('\xbc\xc3\x9fe\r\nEND:VEVENT', 'latin1'),
  ];
  expect(readIcs(Buffer.concat([head, tail])).summary).toBe('Grüße');
});

test.each([
  ['a missing END', 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x'],
  ['garbage between lines', 'BEGIN:VCALENDAR\nX\n;;:\nBEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT\nEND:VCALENDAR'],
  ['lone carriage returns', 'BEGIN:VCALENDAR\rBEGIN:VEVENT\rSUMMARY:x\rEND:VEVENT\rEND:VCALENDAR'],
  ['no calendar around the event', 'BEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT'],
  ['an impossible date', 'BEGIN:VEVENT\nSUMMARY:x\nDTSTART:20261350T990000Z\nEND:VEVENT'],
])('%s does not hide the event', (_, text) => {
  expect(readIcs(Buffer.from(text))).toMatchObject({ events: 1, summary: 'x' });
});

test('a file without any component is no calendar', () => {
  expect(() => readIcs(Buffer.from('hello'))).toThrow(expect.objectContaining({ kind: 'not-this-format' }));
});
