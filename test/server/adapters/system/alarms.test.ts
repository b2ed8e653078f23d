import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAlarms } from '../../../../server/adapters/system/alarms.ts';
import { instantOf } from '../../../../shared/time/instant.ts';

const START = 1_772_442_000_000;
beforeEach(() => {
  vi.useFakeTimers({ now: START });
});
afterEach(() => {
  vi.useRealTimers();
});
const at = (ms: number) => instantOf(START + ms);

test('calls come in the order of their instants, each once', () => {
  const calls: string[] = [];
  const alarms = createAlarms(Date.now);
  alarms.at(at(200), () => calls.push('second'));
  alarms.at(at(100), () => calls.push('first'));
  vi.advanceTimersByTime(99);
  expect(calls).toEqual([]);
  vi.advanceTimersByTime(1_000);
  expect(calls).toEqual(['first', 'second']);
  expect(vi.getTimerCount()).toBe(0);
});

test('an instant months away does not fire early', () => {
  const calls: string[] = [];
  createAlarms(Date.now).at(at(90 * 86_400_000), () => calls.push('later'));
  vi.advanceTimersByTime(89 * 86_400_000);
  expect(calls).toEqual([]);
  vi.advanceTimersByTime(86_400_000);
  expect(calls).toEqual(['later']);
});

test('a cancelled call does not come, also when an earlier call of the same moment cancels it', () => {
  const calls: string[] = [];
  const alarms = createAlarms(Date.now);
  const cancel = alarms.at(at(20), () => calls.push('cancelled'));
  alarms.at(at(10), () => cancel());
  alarms.at(at(30), () => calls.push('kept'));
  vi.setSystemTime(START + 50);
  alarms.recheck();
  expect(calls).toEqual(['kept']);
});

test('when the clock is moved, a recheck calls what it passed, and nothing when it went back', () => {
  const calls: string[] = [];
  let offset = 0;
  const alarms = createAlarms(() => Date.now() + offset);
  alarms.at(at(86_400_000), () => calls.push('tomorrow'));
  offset = -86_400_000;
  alarms.recheck();
  expect(calls).toEqual([]);
  offset = 86_400_000;
  alarms.recheck();
  expect(calls).toEqual(['tomorrow']);
});

test('a clock that is set back says so once, and one that trembles says nothing', () => {
  let offset = 0;
  let told = 0;
  const alarms = createAlarms(
    () => Date.now() + offset,
    () => {
      told += 1;
    },
  );
  alarms.at(at(86_400_000), () => {});
  offset = -500;
  vi.advanceTimersByTime(60_000);
  expect(told).toBe(0);
  offset = -3_600_000;
  vi.advanceTimersByTime(180_000);
  expect(told).toBe(1);
});
