import { expect, it } from 'vitest';
import { localMidnight } from '../../../../sandbox/tenant/sharepoint/local-midnight.ts';

it.each([
  ['2026-06-01', 'UTC', '2026-06-01T00:00:00Z'],
  ['2026-06-01', 'Europe/Berlin', '2026-05-31T22:00:00Z'],
  ['2026-01-01', 'Europe/Berlin', '2025-12-31T23:00:00Z'],
  ['2026-06-01', 'America/Los_Angeles', '2026-06-01T07:00:00Z'],
  ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00Z'],
  ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00Z'],
  ['2026-10-25', 'Europe/Berlin', '2026-10-24T22:00:00Z'],
  ['2026-06-01', 'Asia/Kolkata', '2026-05-31T18:30:00Z'],
  ['2026-06-01T23:30:00Z', 'Europe/Berlin', '2026-06-01T22:00:00Z'],
  ['2026-06-01T03:00:00Z', 'America/Los_Angeles', '2026-05-31T07:00:00Z'],
])('the date %s in %s is kept as %s', (text, zone, expected) => {
  expect(localMidnight(text, zone)).toBe(expected);
});
