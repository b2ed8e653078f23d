import { describe, expect, test } from 'vitest';
import { fromUtcTime, toExchangeZone, toIana, toZonedTime } from '../../../../server/adapters/graph/time-zones.ts';

describe('names of zones', () => {
  test.each([
    ['W. Europe Standard Time', 'Europe/Berlin'],
    ['Pacific Standard Time', 'America/Los_Angeles'],
    ['FLE Standard Time', 'Europe/Kyiv'],
    ['India Standard Time', 'Asia/Kolkata'],
    ['UTC', 'UTC'],
    ['Europe/Kyiv', 'Europe/Kyiv'],
    ['America/New_York', 'America/New_York'],
  ])('%s is %s', (name, zone) => {
    expect(toIana(name)).toBe(zone);
  });

  test.each(['Customized Time Zone', 'tzone://Microsoft/Custom', '', null, undefined])('%s is none', (name) => {
    expect(toIana(name)).toBeNull();
  });

  test.each([
    ['Europe/Berlin', 'W. Europe Standard Time'],
    ['Europe/Kyiv', 'FLE Standard Time'],
    ['Asia/Kathmandu', 'Nepal Standard Time'],
    ['UTC', 'UTC'],
  ])('%s is written as %s', (zone, name) => {
    expect(toExchangeZone(zone)).toBe(name);
  });
});

describe('times of events', () => {
  test.each([
    ['winter', '2026-03-05T13:00:00.000Z', '2026-03-05T14:00:00'],
    ['summer', '2026-07-05T13:00:00.000Z', '2026-07-05T15:00:00'],
    ['the hour after the spring change', '2026-03-29T01:00:00.000Z', '2026-03-29T03:00:00'],
  ])('are wall-clock time in %s', (_name, instant, dateTime) => {
    expect(toZonedTime(instant, 'Europe/Berlin')).toEqual({ dateTime, timeZone: 'W. Europe Standard Time' });
  });

  test.each(['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'])(
    'are UTC in the hour that comes twice',
    (instant) => {
      expect(toZonedTime(instant, 'Europe/Berlin')).toEqual({ dateTime: instant.slice(0, 19), timeZone: 'UTC' });
    },
  );

  test('are UTC in a zone nobody knows', () => {
    expect(toZonedTime('2026-03-05T13:00:00.000Z', 'Mars/Base')).toMatchObject({ timeZone: 'UTC' });
  });

  test.each(['2026-03-05T14:00:00.0000000', '2026-03-05T14:00:00', '2026-03-05T14:00:00Z'])(
    '%s is read',
    (dateTime) => {
      expect(fromUtcTime({ dateTime })).toBe('2026-03-05T14:00:00.000Z');
    },
  );
});
