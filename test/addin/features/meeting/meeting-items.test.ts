import { expect, test } from 'vitest';
import { meetingItems } from '../../../../addin/features/meeting/meeting-items.ts';

type Given = Parameters<typeof meetingItems>;
const UID =
  '040000008200E00074C5B7101A82E008000000000011223344556677000000000000000010000000AABBCCDDEEFF00112233445566778899';
/** The same series in another mailbox: the date of the occurrence is written into the id, event and series are others. */
const uidOn = (day: string) => `${UID.slice(0, 32)}07EA03${day}${UID.slice(40)}`;
const session = (reference: string, rest: object) =>
  ({
    reference,
    key: reference,
    title: reference,
    seriesId: null,
    eventId: null,
    previousRef: null,
    ...rest,
  }) as Given[1][number];
const item = (reference: string, sessionRef: string, stage: string) =>
  ({ reference, sessionRef, stage, dueOn: null }) as Given[0][number];
const meeting = {
  key: 'm',
  eventId: 'mine',
  iCalUId: uidOn('09'),
  seriesId: 'my series',
  title: 'Operations review',
  startsAt: '2026-03-09T09:00:00.000Z',
} as Given[2];
const sessions = [
  session('S-001', { iCalUId: uidOn('02'), startsAt: '2026-03-02T09:00:00.000Z' }),
  session('S-002', { iCalUId: uidOn('09'), startsAt: '2026-03-09T09:00:00.000Z' }),
  session('S-003', { iCalUId: null, startsAt: '2026-03-09T09:00:00.000Z' }),
];
const items = [
  item('AI-001', 'S-001', 'Open'),
  item('AI-002', 'S-001', 'Closed'),
  item('AI-003', 'S-001', 'Completed'),
  item('AI-004', 'S-002', 'Closed'),
  item('AI-005', 'S-002', 'Cancelled'),
  item('AI-006', 'S-003', 'Open'),
];
const references = (list: Given[0]) => list.map(({ reference }) => reference);

test('what the series left open is carried over, and what was captured in the meeting stands beside it', () => {
  const { carried, captured } = meetingItems(items, sessions, meeting);
  expect([references(carried), references(captured)]).toEqual([['AI-001', 'AI-003'], ['AI-004']]);
});

test('another meeting shows other items', () => {
  const other = { ...meeting, key: 'o', eventId: 'other', iCalUId: 'other', seriesId: null, title: 'Something else' };
  expect(meetingItems(items, sessions, other)).toEqual({ carried: [], captured: [] });
});
