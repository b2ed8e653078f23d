import { expect, test } from 'vitest';
import { REVIEW } from '../../../addin/words/en/review.ts';

test.each(['in 4 weeks', '2 months from now', 'Thursday at 10', 'next Monday', 'in 2 weeks, on Friday', '10:30'])(
  'what the notes say of the next session stands beside its date: %s',
  (phrase) => {
    expect(REVIEW.followUp(phrase, '2 April')).toBe(`Next session: 2 April (“${phrase}”)`);
  },
);

test.each([
  '2 April',
  'on Thursday, 2nd of April 2026',
  'Thu 2 Apr.',
  'April 2, 2026',
  '2026-04-02',
  '2/4',
  '02.04.2026',
])('a date is not said twice: %s', (phrase) => {
  expect(REVIEW.followUp(phrase, '2 April')).toBe('Next session: 2 April');
});

test('beside the items it is said how much else the text holds', () => {
  expect(REVIEW.also.title(1, 0, 2)).toBe('1 decision, 2 lines on known items');
});
