import { expect, test } from 'vitest';
import {
  instantOf,
  localOf,
  spokenInstant,
  spokenLocal,
} from '../../../../../sandbox/workbench/client/outlook/zoned-time.ts';

test.each([
  ['2026-03-05T10:00:00.0000000', 'Europe/London', '2026-03-05T10:00:00.000Z'],
  ['2026-07-05T10:00', 'Europe/London', '2026-07-05T09:00:00.000Z'],
  ['2026-03-05T10:00', 'Asia/Kolkata', '2026-03-05T04:30:00.000Z'],
  ['2026-03-05T00:30', 'Asia/Tokyo', '2026-03-04T15:30:00.000Z'],
  ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
])('%s in %s is %s', (local, zone, instant) => {
  expect(new Date(instantOf(local, zone)).toISOString()).toBe(instant);
});

test('there and back is the same time', () => {
  for (const zone of ['Europe/Berlin', 'America/New_York', 'Asia/Dubai'])
    expect(localOf(instantOf('2026-11-21T23:45', zone), zone)).toBe('2026-11-21T23:45');
});

test('times of today are short, others have their day', () => {
  const now = Date.parse('2026-03-05T12:00:00Z');
  expect(spokenInstant('2026-03-05T09:05:00Z', 'Europe/London', now)).toBe('09:05');
  expect(spokenInstant('2026-03-04T09:05:00Z', 'Europe/London', now)).toBe('Wed 4 Mar, 09:05');
  expect(spokenLocal('2026-12-31T23:59:00')).toBe('Thu 31 Dec, 23:59');
});
