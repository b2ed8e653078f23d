import { describe, expect, it } from 'vitest';
import {
  availabilityView,
  type BusyTime,
  statusBetween,
} from '../../../../../sandbox/tenant/exchange/calendar/busy.ts';

const HOUR = 3_600_000;
const time = (from: number, to: number, status: BusyTime['status']): BusyTime => ({
  startMs: from * HOUR,
  endMs: to * HOUR,
  status,
});

describe('availabilityView', () => {
  it.each([
    ['nothing', [], '0000'],
    [
      'one digit for each kind',
      [time(0, 1, 'tentative'), time(1, 2, 'busy'), time(2, 3, 'oof'), time(3, 4, 'workingElsewhere')],
      '1234',
    ],
    ['the strongest where they overlap', [time(0, 4, 'tentative'), time(1, 3, 'busy'), time(2, 3, 'oof')], '1231'],
    ['a slot that is only touched', [time(0.9, 1.1, 'busy')], '2200'],
    ['an end is not part of a meeting', [time(0, 1, 'busy')], '2000'],
    ['what lies outside', [time(-2, 0, 'busy'), time(4, 9, 'busy')], '0000'],
    ['what reaches in from both sides', [time(-2, 1, 'busy'), time(3, 9, 'oof')], '2003'],
  ] as const)('shows %s', (_name, times, view) => expect(availabilityView(times, 0, 4 * HOUR, HOUR)).toBe(view));

  it('counts a cut last slot as a whole one', () => {
    expect(availabilityView([time(2, 2.5, 'busy')], 0, 2.5 * HOUR, HOUR)).toBe('002');
  });
});

describe('statusBetween', () => {
  it('takes the strongest and ignores neighbours', () => {
    const times = [time(0, 1, 'oof'), time(1, 2, 'tentative'), time(1.5, 3, 'busy')];
    expect(statusBetween(times, HOUR, 2 * HOUR)).toBe('busy');
    expect(statusBetween(times, HOUR, 1.5 * HOUR)).toBe('tentative');
    expect(statusBetween(times, 3 * HOUR, 4 * HOUR)).toBe('free');
  });
});
