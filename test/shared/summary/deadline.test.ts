import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isLate, summaryDueAt, summarySending } from '../../../shared/summary/deadline.ts';
import { addMinutes, epochMs, instantOf } from '../../../shared/time/instant.ts';
import { atLocalTime, localTime } from '../../../shared/time/zone.ts';

test.each([
  ['an ordinary day', '2026-03-05T15:00:00.000Z', '2026-03-06T15:00:00.000Z'],
  ['into leap day', '2028-02-28T15:00:00.000Z', '2028-02-29T15:00:00.000Z'],
  ['out of leap day', '2028-02-29T15:00:00.000Z', '2028-03-01T15:00:00.000Z'],
  ['over the year', '2026-12-31T22:00:00.000Z', '2027-01-01T22:00:00.000Z'],
  ['over a month’s end', '2026-02-28T15:00:00.000Z', '2026-03-01T15:00:00.000Z'],
])('%s: 24 hours later', (_what, endedAt, expected) => {
  expect(summaryDueAt(endedAt)).toBe(expected);
});

test('24 hours are no more and no less when the clocks change', () => {
  const spring = atLocalTime('2026-03-28', '16:00', 'Europe/Berlin');
  expect(localTime(summaryDueAt(spring), 'Europe/Berlin')).toBe('17:00');
  const autumn = atLocalTime('2026-10-24', '16:00', 'Europe/Berlin');
  expect(localTime(summaryDueAt(autumn), 'Europe/Berlin')).toBe('15:00');
});

test('a meeting whose zone changes keeps its deadline', () => {
  expect(summaryDueAt('2026-03-05T16:00:00+01:00')).toBe(summaryDueAt('2026-03-05T10:00:00-05:00'));
});

const ENDED = '2026-03-05T15:00:00.000Z';
const clock = { endedAt: ENDED, approvedAt: null, draftLeadMinutes: 120 };
const DUE = '2026-03-06T15:00:00.000Z';

test.each([
  ['unapproved', {}, '2026-03-06T13:00:00.000Z', true],
  ['approved after two hours', { approvedAt: '2026-03-05T17:00:00.000Z' }, '2026-03-05T17:00:00.000Z', false],
  ['approved before the end', { approvedAt: '2026-03-05T14:00:00.000Z' }, ENDED, false],
  ['approved at once under a delay', { approvedAt: ENDED, delayMinutes: 60 }, '2026-03-05T16:00:00.000Z', false],
  ['a delay longer than a day', { approvedAt: ENDED, delayMinutes: 3000 }, DUE, false],
  [
    'approved on the draft’s very instant',
    { approvedAt: '2026-03-06T13:00:00.000Z' },
    '2026-03-06T13:00:00.000Z',
    false,
  ],
  ['approved after the draft went', { approvedAt: '2026-03-06T13:00:00.001Z' }, '2026-03-06T13:00:00.000Z', true],
  ['a lead longer than a day', { draftLeadMinutes: 3000 }, ENDED, true],
  ['a negative lead', { draftLeadMinutes: -60 }, DUE, true],
])('%s', (_what, changes, sendAt, isDraft) => {
  expect(summarySending({ ...clock, ...changes })).toEqual({ sendAt, dueAt: DUE, isDraft });
});

test('on the instant is in time, after it is late', () => {
  expect(isLate(DUE, DUE)).toBe(false);
  expect(isLate(addMinutes(DUE, 1), DUE)).toBe(true);
  expect(isLate(ENDED, DUE)).toBe(false);
});

test('no setting plans a summary before the end or past the deadline', () => {
  const minutes = fc.integer({ min: -5000, max: 5000 });
  fc.assert(
    fc.property(minutes, minutes, fc.option(minutes), (draftLeadMinutes, delayMinutes, approved) => {
      const approvedAt = approved === null ? null : instantOf(epochMs(ENDED) + approved * 60_000);
      const { sendAt, dueAt } = summarySending({ endedAt: ENDED, approvedAt, draftLeadMinutes, delayMinutes });
      expect(epochMs(sendAt)).toBeGreaterThanOrEqual(epochMs(ENDED));
      expect(epochMs(sendAt)).toBeLessThanOrEqual(epochMs(dueAt));
    }),
  );
});
