import { expect, test } from 'vitest';
import { freshFacts, meetingOf } from '../../../../addin/features/notes/meeting-facts.ts';
import { ANA, BEN } from '../../../support/builders.ts';

const facts = { ...freshFacts('2026-03-05'), title: ' Review ', attendees: [BEN] };

test('a meeting is what was typed, by the one who typed it', () => {
  const meeting = meetingOf(facts, ANA, 'Europe/London');
  expect(meeting).toMatchObject({
    title: 'Review',
    organiser: { name: ANA.name, mail: ANA.mail },
    sourceKind: 'Notes',
  });
  expect(Date.parse(meeting?.endsAt ?? '') - Date.parse(meeting?.startsAt ?? '')).toBe(3_600_000);
});

test('an end before the start counts as an hour', () => {
  const meeting = meetingOf({ ...facts, start: '15:00', end: '14:00' }, ANA, 'Europe/London');
  expect(Date.parse(meeting?.endsAt ?? '') - Date.parse(meeting?.startsAt ?? '')).toBe(3_600_000);
});

test.each([{ date: '' }, { start: '' }, { date: '2026-13-40' }])('%j is no meeting yet', (change) => {
  expect(meetingOf({ ...facts, ...change }, ANA, 'Europe/London')).toBeNull();
});
