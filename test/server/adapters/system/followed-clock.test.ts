import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFollowedClock, type FollowedClock } from '../../../../server/adapters/system/followed-clock.ts';
import { addMs, epochMs, instantOf } from '../../../../shared/time/instant.ts';

const DAY_MS = 86_400_000;
let server: Server;
let url: string;
let answer: () => string;
let clock: FollowedClock | undefined;

beforeEach(async () => {
  answer = () => JSON.stringify({ now: instantOf(Date.now() + DAY_MS) });
  server = createServer((_, response) => response.setHeader('content-type', 'application/json').end(answer()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/clock`;
});
afterEach(async () => {
  clock?.stop();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
const aheadMs = (followed: FollowedClock) => epochMs(followed.now()) - Date.now();

test('tells the time of the clock it follows from the start', async () => {
  clock = await createFollowedClock(url);
  expect(Math.abs(aheadMs(clock) - DAY_MS)).toBeLessThan(500);
});

test('a jump of the other clock wakes whoever waited for an instant it passed', async () => {
  clock = await createFollowedClock(url, { pollMs: 5 });
  const instant = addMs(clock.now(), 3 * DAY_MS);
  const woken = new Promise<string>((resolve) => clock?.at(instant, () => resolve(clock?.now() ?? '')));
  answer = () => JSON.stringify({ now: instantOf(Date.now() + 5 * DAY_MS) });
  expect(epochMs(await woken)).toBeGreaterThanOrEqual(epochMs(instant));
});

test.each([
  ['nothing that is JSON', () => '<html>'],
  ['no time', () => '{"then":1}'],
  ['no instant', () => '{"now":"soon"}'],
])('keeps the last offset when the answer is %s', async (_, broken) => {
  clock = await createFollowedClock(url, { pollMs: 60_000 });
  answer = broken;
  expect(await clock.follow()).toBe(false);
  expect(Math.abs(aheadMs(clock) - DAY_MS)).toBeLessThan(500);
});

test('runs as the machine does when the clock was never reached, and jumps when it is', async () => {
  const good = answer;
  answer = () => 'starting';
  clock = await createFollowedClock(url, { pollMs: 60_000 });
  expect(Math.abs(aheadMs(clock))).toBeLessThan(500);
  answer = good;
  expect(await clock.follow()).toBe(true);
  expect(Math.abs(aheadMs(clock) - DAY_MS)).toBeLessThan(500);
});

test('never steps back because an answer came late or early by a little', async () => {
  clock = await createFollowedClock(url, { pollMs: 60_000 });
  const before = clock.now();
  answer = () => JSON.stringify({ now: instantOf(Date.now() + DAY_MS - 100) });
  await clock.follow();
  expect(epochMs(clock.now())).toBeGreaterThanOrEqual(epochMs(before));
});
