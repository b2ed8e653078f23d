import { describe, expect, it } from 'vitest';
import { createClock, durationMs, isoSeconds } from '../../../sandbox/tenant/clock.ts';
import { openStore } from '../../../sandbox/tenant/store.ts';

describe('the clock', () => {
  it('runs with the machine, and on from where it was set', async () => {
    let machine = Date.parse('2026-03-01T09:00:00Z');
    const clock = createClock(await openStore(null), () => machine);
    expect(clock.iso()).toBe('2026-03-01T09:00:00Z');
    await clock.set(Date.parse('2030-01-01T00:00:00Z'));
    machine += 1500;
    expect([clock.iso(), clock.iso(60_000)]).toEqual(['2030-01-01T00:00:01Z', '2030-01-01T00:01:01Z']);
    expect(clock.machineNow()).toBe(machine);
  });

  it('tells listeners of a jump, one after the other, before the jump is over', async () => {
    const clock = createClock(await openStore(null), () => 1000);
    const seen: number[][] = [];
    clock.onJump(async (before, after) => {
      await Promise.resolve();
      seen.push([before, after]);
    });
    clock.onJump(() => void seen.push([0]));
    await clock.set(5000);
    expect(seen).toEqual([[1000, 5000], [0]]);
  });
});

describe('durations', () => {
  it.each([
    ['PT24H', 86_400_000],
    ['P1DT1H30M', 91_800_000],
    ['P2W', 1_209_600_000],
    ['PT0.5S', 500],
    ['-PT5M', -300_000],
    ['P', null],
    ['PT', null],
    ['24h', null],
    ['P1M', null],
  ])('%s is %s ms', (text, expected) => {
    expect(durationMs(text)).toBe(expected);
  });

  it('and instants have the seconds Graph writes', () => {
    expect(isoSeconds(Date.parse('2026-03-01T09:00:00.999Z'))).toBe('2026-03-01T09:00:00Z');
  });
});
