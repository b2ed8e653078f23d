import fc from 'fast-check';
import { expect, test } from 'vitest';
import { epochMs, instantOf } from '../../../shared/time/instant.ts';
import {
  atLocalTime,
  atMinute,
  isKnownZone,
  localDate,
  localTime,
  minutesIntoDay,
  startOfDay,
} from '../../../shared/time/zone.ts';

test.each([
  ['Europe/Berlin', true],
  ['America/Argentina/Buenos_Aires', true],
  ['UTC', true],
  ['Asia/Kathmandu', true],
  ['W. Europe Standard Time', false],
  ['+01:00', false],
  ['Mars/Olympus', false],
  ['', false],
])('knows %s as a zone: %s', (zone, expected) => {
  expect(isKnownZone(zone)).toBe(expected);
});

test.each([
  ['2026-03-05T23:30:00.000Z', 'Europe/Berlin', '2026-03-06', '00:30'],
  ['2026-03-05T23:30:00.000Z', 'America/New_York', '2026-03-05', '18:30'],
  ['2026-03-05T23:30:00.000Z', 'Pacific/Kiritimati', '2026-03-06', '13:30'],
  ['2028-02-29T00:10:00.000Z', 'Pacific/Honolulu', '2028-02-28', '14:10'],
  ['2026-03-05T18:20:00.000Z', 'Asia/Kathmandu', '2026-03-06', '00:05'],
])('at %s a clock in %s shows %s %s', (instant, zone, date, time) => {
  expect(localDate(instant, zone)).toBe(date);
  expect(localTime(instant, zone)).toBe(time);
  expect(minutesIntoDay(instant, zone)).toBe(Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
});

test.each([
  ['an ordinary time', '2026-03-05', '09:00', 'Europe/Berlin', '2026-03-05T08:00:00.000Z'],
  ['the day before summer time', '2026-03-28', '09:00', 'Europe/Berlin', '2026-03-28T08:00:00.000Z'],
  ['the day of summer time', '2026-03-29', '09:00', 'Europe/Berlin', '2026-03-29T07:00:00.000Z'],
  ['a skipped time moves on', '2026-03-29', '02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
  ['a doubled time is the first', '2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
  ['after the doubled hour', '2026-10-25', '03:00', 'Europe/Berlin', '2026-10-25T02:00:00.000Z'],
  ['a skipped time in America', '2026-03-08', '02:30', 'America/New_York', '2026-03-08T07:30:00.000Z'],
  ['a doubled time in America', '2026-11-01', '01:30', 'America/New_York', '2026-11-01T05:30:00.000Z'],
  ['half an hour of summer time', '2026-04-05', '01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00.000Z'],
])('%s: %s %s in %s is %s', (_what, date, time, zone, expected) => {
  expect(atLocalTime(date, time, zone)).toBe(expected);
});

test('a day that has no midnight begins at one o’clock', () => {
  expect(startOfDay('2026-09-06', 'America/Santiago')).toBe('2026-09-06T04:00:00.000Z');
  expect(localTime(startOfDay('2026-09-06', 'America/Santiago'), 'America/Santiago')).toBe('01:00');
});

test('a day lasts 23, 24 or 25 hours', () => {
  const hours = (date: string, next: string) =>
    (epochMs(startOfDay(next, 'Europe/Berlin')) - epochMs(startOfDay(date, 'Europe/Berlin'))) / 3_600_000;
  expect(hours('2026-03-29', '2026-03-30')).toBe(23);
  expect(hours('2026-03-30', '2026-03-31')).toBe(24);
  expect(hours('2026-10-25', '2026-10-26')).toBe(25);
});

test('minutes beyond a day are on the next one', () => {
  expect(atMinute('2026-03-28', 1440 + 9 * 60, 'Europe/Berlin')).toBe('2026-03-29T07:00:00.000Z');
  expect(atMinute('2026-03-01', -60, 'Europe/Berlin')).toBe('2026-02-28T22:00:00.000Z');
});

test.each(['9:00', '24:00', '09:60', 'noon', '09:00:00'])('refuses "%s" as a time of day', (time) => {
  expect(() => atLocalTime('2026-03-05', time, 'UTC')).toThrow(RangeError);
});

test('a date that does not exist is refused', () => {
  expect(() => startOfDay('2026-02-29', 'UTC')).toThrow(RangeError);
});

test('an instant lies within its own local day', () => {
  const zones = fc.constantFrom('Europe/Berlin', 'America/Santiago', 'Pacific/Apia', 'Asia/Kathmandu', 'UTC');
  const instants = fc.integer({ min: Date.parse('2020-01-01'), max: Date.parse('2035-01-01') }).map(instantOf);
  fc.assert(
    fc.property(instants, zones, (instant, zone) => {
      const date = localDate(instant, zone);
      expect(epochMs(startOfDay(date, zone))).toBeLessThanOrEqual(epochMs(instant));
      expect(localDate(startOfDay(date, zone), zone)).toBe(date);
    }),
  );
});
