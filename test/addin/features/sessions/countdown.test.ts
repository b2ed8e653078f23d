import { expect, test } from 'vitest';
import { timeLeft } from '../../../../addin/features/sessions/countdown.ts';

const session = { summaryState: 'Waiting', summaryDueAt: '2026-03-06T11:00:00.000Z' } as const;
const at = (instant: string) => Date.parse(instant);

test('hours and minutes that are left', () => {
  expect(timeLeft(session, at('2026-03-05T12:30:00Z'))).toMatchObject({ hours: 22, minutes: 30, isLate: false });
});

test('the last minute is not late, the end is', () => {
  expect(timeLeft(session, at('2026-03-06T10:59:30Z'))).toMatchObject({ hours: 0, minutes: 0, isLate: false });
  expect(timeLeft(session, at('2026-03-06T11:00:00Z'))).toMatchObject({ hours: 0, minutes: 0, gone: 1, isLate: true });
});

test.each(['Sent', 'Sent as draft', 'Not due', 'Cancelled', 'Failed'] as const)(
  'nothing is awaited when %s',
  (summaryState) => {
    expect(timeLeft({ ...session, summaryState }, 0)).toBeNull();
  },
);
