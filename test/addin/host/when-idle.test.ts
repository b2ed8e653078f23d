import { expect, test, vi } from 'vitest';
import { whenIdle } from '../../../addin/host/when-idle.ts';

/** A page whose browser knows idle time, or does not; `run` lets the moment come. */
function page(hasIdleTime: boolean) {
  const queue = new Map<number, () => void>();
  let count = 0;
  const add = (work: () => void) => {
    count++;
    queue.set(count, work);
    return count;
  };
  const drop = (handle: number) => void queue.delete(handle);
  const idle = { requestIdleCallback: add, cancelIdleCallback: drop };
  const timers = { setTimeout: add, clearTimeout: drop };
  return {
    window: { ...timers, ...(hasIdleTime && idle) } as unknown as Window,
    run: () => {
      for (const work of queue.values()) work();
    },
  };
}

test.each([true, false])('work waits for its moment, and can be called off (idle time: %s)', (hasIdleTime) => {
  const { window, run } = page(hasIdleTime);
  const done = vi.fn();
  const calledOff = vi.fn();
  whenIdle(done, window);
  whenIdle(calledOff, window)();
  expect(done).not.toHaveBeenCalled();
  run();
  expect(done).toHaveBeenCalledOnce();
  expect(calledOff).not.toHaveBeenCalled();
});
