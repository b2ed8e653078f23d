import { expect, test } from 'vitest';
import { createFormats } from '../../../addin/words/formats.ts';
import { languageOf } from '../../../addin/words/words.ts';

const NOW = () => Date.parse('2026-06-01T00:00:00Z');

test('a calendar date is the same day in every zone', () => {
  for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'UTC']) {
    expect(createFormats('en-GB', zone, NOW).day('2026-03-05', '2026-01-01')).toContain('5 Mar');
  }
});

test("another year's moment says the year, this year's does not", () => {
  const { moment } = createFormats('en-GB', 'Europe/Berlin', NOW);
  expect(moment('2027-03-05T10:00:00Z')).toContain('2027');
  expect(moment('2025-12-31T23:30:00Z')).not.toContain('202');
});

test("another year's date says the year", () => {
  expect(createFormats('en-GB', 'UTC', NOW).day('2027-03-05', '2026-01-01')).toContain('2027');
});

test('the day of an instant is counted in the reader’s zone', () => {
  expect(createFormats('en', 'Asia/Tokyo', NOW).dateOf('2026-03-05T20:00:00Z')).toBe('2026-03-06');
});

test.each([
  [90_000_000, 'tomorrow'],
  [-7_200_000, '2 hours ago'],
  [30_000, 'in 1 minute'],
])('%i ms is %s', (ms, words) => {
  expect(createFormats('en', 'UTC', NOW).distance(ms)).toBe(words);
});

test('an unknown language reads English, with its own direction', () => {
  expect(languageOf('ar-EG', 'UTC')).toMatchObject({ direction: 'rtl' });
  expect(languageOf('xx-broken-tag-!', 'UTC').words.shell.retry).toBe('Try again');
});
