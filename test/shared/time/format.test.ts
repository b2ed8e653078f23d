import { expect, test } from 'vitest';
import { formatDate, formatInstant, formatTime, zoneName } from '../../../shared/time/format.ts';

test('an instant is read with weekday, local time and zone', () => {
  const text = formatInstant('2026-03-05T14:30:00.000Z', 'Europe/Berlin', 'en-GB');
  for (const part of ['Thu', '5 Mar 2026', '15:30', 'Central European']) expect(text).toContain(part);
});

test('summer and winter time have their own names', () => {
  expect(formatInstant('2026-03-29T00:30:00.000Z', 'Europe/Berlin', 'en-GB')).toMatch(/01:30.*Standard/);
  expect(formatInstant('2026-03-29T01:30:00.000Z', 'Europe/Berlin', 'en-GB')).toMatch(/03:30.*Summer/);
});

test.each([
  ['en-GB', /^Thu,? 5 Mar 2026$/],
  ['en-US', /^Thu, Mar 5, 2026$/],
  ['de', /^Do\.?, 5\. März 2026$/],
  ['fr', /^jeu\.? 5 mars 2026$/],
  ['ja', /2026年3月5日/],
])('a date in %s', (locale, expected) => {
  expect(formatDate('2026-03-05', locale)).toMatch(expected);
});

test('a date is the same day wherever it is read', () => {
  expect(formatDate('2028-02-29', 'en-GB')).toContain('29 Feb 2028');
});

test('no unusual space reaches plain text', () => {
  expect(formatTime('2026-03-05T14:30:00.000Z', 'America/New_York', 'en-US')).toBe('09:30 AM');
});

test.each(['not a locale', 'xx-YY', ''])('the locale "%s" falls back to English', (locale) => {
  expect(formatDate('2026-03-05', locale)).toContain('Mar');
});

test('a zone is named without regard to summer time', () => {
  expect(zoneName('Europe/Berlin', '2026-07-01', 'en-GB')).toBe(zoneName('Europe/Berlin', '2026-01-01', 'en-GB'));
});
