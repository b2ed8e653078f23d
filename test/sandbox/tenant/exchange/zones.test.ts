import { describe, expect, it } from 'vitest';
import {
  IANA_ZONES,
  ianaOf,
  instantOf,
  localMinute,
  WINDOWS_ZONES,
  wallOf,
  zonedText,
} from '../../../../sandbox/tenant/exchange/zones.ts';

const utc = (text: string) => Date.parse(text);

describe('names of zones', () => {
  it.each([
    ['Pacific Standard Time', 'America/Los_Angeles'],
    ['pacific standard time', 'America/Los_Angeles'],
    ['UTC', 'UTC'],
    ['tzone://Microsoft/Utc', 'UTC'],
    ['Europe/Berlin', 'Europe/Berlin'],
    ['Nowhere Time', null],
    ['+02:00', null],
    ['', null],
  ])('reads %j as %j', (name, iana) => expect(ianaOf(name)).toBe(iana));

  it('offers only names that it understands itself', () => {
    expect(WINDOWS_ZONES.length).toBeGreaterThan(100);
    expect(WINDOWS_ZONES.filter((name) => ianaOf(name) === null)).toEqual([]);
    expect(IANA_ZONES).toContain('Asia/Tokyo');
  });
});

describe('times', () => {
  it.each([
    ['2026-03-29T01:30:00', 'Europe/London', '2026-03-29T01:30:00Z', 'a skipped time moves forward'],
    ['2026-10-25T01:30:00', 'Europe/London', '2026-10-25T00:30:00Z', 'of two equal times the first'],
    ['2026-06-01T12:00:00.1234567', 'UTC', '2026-06-01T12:00:00.123Z', 'seven digits'],
    ['2026-06-01', 'Asia/Tokyo', '2026-05-31T15:00:00Z', 'a date alone'],
    ['2026-06-01T12:00:00+02:00', 'Asia/Tokyo', '2026-06-01T10:00:00Z', 'an offset wins over the zone'],
  ])('reads %s in %s', (text, zone, expected) => expect(instantOf(text, zone)).toBe(utc(expected)));

  it.each(['', 'tomorrow', '2026-13-01T00:00:00', '2026-02-30T00:00:00'])('gives null for %j', (text) => {
    expect(instantOf(text, 'Europe/Berlin')).toBeNull();
  });

  it('writes seven digits and the zone as it was asked for', () => {
    expect(zonedText(utc('2026-07-01T08:00:00.500Z'), 'W. Europe Standard Time')).toEqual({
      dateTime: '2026-07-01T10:00:00.5000000',
      timeZone: 'W. Europe Standard Time',
    });
    expect(wallOf(utc('2026-01-01T00:00:00Z'), 'America/New_York')).toBe('2025-12-31T19:00:00.000');
  });

  it('tells the local day and minute', () => {
    expect(localMinute(utc('2026-03-01T23:30:00Z'), 'Asia/Kolkata')).toEqual({
      date: '2026-03-02',
      weekday: 1,
      minute: 300,
    });
  });
});
