import { expect, test } from 'vitest';
import { createSystemClock } from '../../../../server/adapters/system/clock.ts';
import { createRandom } from '../../../../server/adapters/system/random.ts';
import { addMs, epochMs } from '../../../../shared/time/instant.ts';

test('the clock tells the time of the machine', () => {
  expect(Math.abs(epochMs(createSystemClock().now()) - Date.now())).toBeLessThan(1_000);
});

test('it wakes at the instant, not before, and at once for one that is past', async () => {
  const clock = createSystemClock();
  const instant = addMs(clock.now(), 30);
  const wokenAt = await new Promise<string>((resolve) => clock.at(instant, () => resolve(clock.now())));
  expect(epochMs(wokenAt)).toBeGreaterThanOrEqual(epochMs(instant));
  let isWoken = false;
  await new Promise<void>((resolve) => {
    clock.at('2020-01-01T00:00:00.000Z', () => {
      isWoken = true;
      resolve();
    });
    expect(isWoken).toBe(false);
  });
});

test('random text is new each time, and fractions stay below one', () => {
  const random = createRandom();
  expect(random.uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(random.uuid()).not.toBe(random.uuid());
  const fractions = Array.from({ length: 200 }, () => random.fraction());
  expect(Math.min(...fractions)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...fractions)).toBeLessThan(1);
  expect(new Set(fractions).size).toBeGreaterThan(190);
});
