import { beforeEach, describe, expect, test } from 'vitest';
import { createHolidays } from '../../../../server/adapters/system/holidays.ts';
import type { Holidays } from '../../../../server/ports/holidays.ts';

let warnings: object[];
let holidays: Holidays;
beforeEach(() => {
  warnings = [];
  holidays = createHolidays((facts) => void warnings.push(facts));
});

const inYear = (region: string | null, year: number) => [...holidays.daysOff(region, `${year}-01-01`, `${year}-12-31`)];

test.each([
  ['DE-BY', '2026-06-04', 'Corpus Christi, in Bavaria'],
  ['DE-BY', '2026-01-06', 'Epiphany, in Bavaria'],
  ['DE', '2026-04-06', 'Easter Monday, everywhere'],
  ['GB-SCT', '2026-01-02', '2 January, in Scotland'],
  ['US', '2026-07-03', 'the day kept for a Saturday’s 4 July'],
  ['TR', '2026-03-20', 'the feast that begins the evening before'],
  ['TR', '2026-03-22', 'the last whole day of the feast'],
  ['JP', '2026-05-06', 'a substitute day'],
])('%s keeps %s: %s', (region, day) => {
  expect(inYear(region, 2026)).toContain(day);
  expect(warnings).toEqual([]);
});

test.each([
  ['DE', '2026-06-04', 'what Bavaria alone keeps'],
  ['GB-ENG', '2026-01-02', 'what Scotland alone keeps'],
  ['TR', '2026-03-19', 'the afternoon before a feast'],
  ['TR', '2026-03-23', 'the half day at its end'],
  ['IS', '2026-12-24', 'an afternoon off'],
  ['DE-BY', '2026-12-24', 'a day that is only observed'],
])('%s works on %s: %s', (region, day) => {
  expect(inYear(region, 2026)).not.toContain(day);
});

test('gives both ends of the span and nothing outside, over the turn of the year', () => {
  expect([...holidays.daysOff('DE-BY', '2026-12-25', '2027-01-01')]).toEqual([
    '2026-12-25',
    '2026-12-26',
    '2027-01-01',
  ]);
  expect([...holidays.daysOff('DE-BY', '2026-12-27', '2026-12-31')]).toEqual([]);
});

test('a feast of several days that begins in one year ends in the next', () => {
  expect([...holidays.daysOff('SZ', '2026-01-01', '2026-01-03')]).toEqual(['2026-01-01', '2026-01-02']);
});

test('null observes none, without a word', () => {
  expect(inYear(null, 2026)).toEqual([]);
  expect(warnings).toEqual([]);
});

describe('a region nobody knows', () => {
  test.each(['ZZ', 'DE-QQ', 'XX-YY'])('%s has none, and is told once', (region) => {
    expect(inYear(region, 2026)).toEqual([]);
    expect(inYear(region, 2027)).toEqual([]);
    expect(warnings).toEqual([{ region }]);
  });
});

test('ten thousand questions take no longer than a blink each, because years are kept', () => {
  const from = performance.now();
  for (let nth = 0; nth < 10_000; nth += 1) holidays.daysOff('DE-BY', '2026-03-01', '2026-05-01');
  expect(performance.now() - from).toBeLessThan(2_000);
});
