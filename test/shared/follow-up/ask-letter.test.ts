import { expect, test } from 'vitest';
import { askLetter } from '../../../shared/follow-up/ask-letter.ts';
import type { AskFollowUp, FollowUpNeed } from '../../../shared/follow-up/plan.ts';
import type { Slot } from '../../../shared/follow-up/slot.ts';
import { followUpWordsFor } from '../../../shared/follow-up/words.ts';
import { ANA, BEN, CHLOE } from '../../support/builders.ts';

const CONTEXT = { words: followUpWordsFor('en'), locale: 'en-GB', timeZone: 'Europe/Berlin' };
const ABOUT = { session: { title: 'Weekly\r\nsync', reference: 'S-001' }, booked: null };

const NEED: FollowUpNeed = {
  kind: 'needed',
  day: { kind: 'on', on: '2026-03-16', wished: '2026-03-16', why: 'cadence' },
  attendees: [
    { person: ANA, attendance: 'required' },
    { person: BEN, attendance: 'required' },
    { person: CHLOE, attendance: 'optional' },
  ],
  unreachable: [],
  earliest: '2026-03-15T23:00:00.000Z',
  latest: '2026-03-30T22:00:00.000Z',
};
const slot = (changes: Partial<Slot> = {}): Slot => ({
  startsAt: '2026-03-16T08:00:00.000Z',
  endsAt: '2026-03-16T08:30:00.000Z',
  optionalFree: [],
  optionalBusy: [],
  tentative: [],
  ...changes,
});
const plan = (changes: Partial<AskFollowUp>): AskFollowUp => ({
  kind: 'ask',
  reason: 'no-common-time',
  need: NEED,
  unknown: [],
  proposals: [],
  agenda: { title: '', objectives: [], issues: [], questions: [], sections: [] },
  ...changes,
});

test('says why, when it is nearly possible and who is missing then', () => {
  const proposals = [slot({ optionalBusy: [BEN.mail, CHLOE.mail] }), slot({ tentative: [ANA.mail] })];
  expect(askLetter(plan({ proposals }), ABOUT, CONTEXT)).toEqual({
    subject: 'Please choose a time: follow-up of Weekly sync (S-001)',
    verdict: 'The follow-up session was not booked: please choose a time.',
    title: 'Follow-up: Weekly sync',
    standing: null,
    reasons: [
      'No time is free for all required people from Mon, 16 Mar 2026 to Mon, 30 Mar 2026.',
      'By the agreed rhythm it is Mon, 16 Mar 2026.',
    ],
    proposals: [
      {
        when: 'Mon, 16 Mar 2026, 09:00 Central European Standard Time, until 09:30',
        details: ['Cannot come: Ben Okoye.', 'Not free, but optional: Chloé Martin.'],
      },
      {
        when: 'Mon, 16 Mar 2026, 09:00 Central European Standard Time, until 09:30',
        details: ['Can come: Ana Silva, Ben Okoye.', 'Has something tentative then: Ana Silva.'],
      },
    ],
    next: 'Agree on one of these times with those who are missing and send the invitation from your own calendar.',
  });
});

test('whose calendar is unknown is named, and never said to be able to come', () => {
  const unknown = NEED.attendees.filter(({ person }) => person.key === BEN.key);
  const letter = askLetter(plan({ reason: 'unknown-calendar', unknown, proposals: [slot()] }), ABOUT, CONTEXT);
  expect(letter.reasons[0]).toBe('The calendar cannot be read, and unknown is never free: Ben Okoye.');
  expect(letter.proposals[0]?.details).toEqual(['Can come: Ana Silva.']);
});

test('a session that is booked already stays, and the letter says when it is', () => {
  const booked = { startsAt: '2026-03-16T08:00:00.000Z' };
  expect(askLetter(plan({}), { ...ABOUT, booked }, CONTEXT)).toMatchObject({
    verdict: 'The follow-up session could not be moved: please choose another time.',
    standing: 'Until then it stays on Mon, 16 Mar 2026, 09:00 Central European Standard Time.',
  });
});

test('without a day there is nothing to propose, and people are to be asked', () => {
  expect(askLetter(plan({ reason: 'no-day', need: null }), ABOUT, CONTEXT)).toMatchObject({
    reasons: ['No follow-up date was named: please name one.'],
    proposals: [],
    next: 'Ask the people when they can come and send the invitation from your own calendar.',
  });
});
