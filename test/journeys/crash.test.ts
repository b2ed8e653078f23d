/**
 * The server is killed (SIGKILL) at the worst moments; afterwards every mail and every event is there exactly once.
 * Programs are separate processes over HTTPS; the tenant's request log says when the moment has come.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { holdMeeting, letPass, type Played } from '../../scripts/demo/play.ts';
import { proveMeeting } from '../../scripts/demo/proof.ts';
import { untilQuiet } from '../../scripts/demo/quiet.ts';
import { restartServer, type Stage } from '../../scripts/demo/stage.ts';
import { openTestStage, SAMPLE_DAY, sampleNotes } from '../support/stage.ts';

let stage: Stage;
let close: (current: Stage) => Promise<void>;
let played: Played;

beforeEach(async () => {
  ({ stage, close } = await openTestStage());
  played = await holdMeeting(stage, await sampleNotes(), SAMPLE_DAY);
});

afterEach(() => close(stage));

interface Moment {
  readonly name: string;
  /** What the tenant does at that moment. */
  readonly fault: Readonly<Record<string, unknown>>;
}

const DRAFTS = '/v1.0/users/*/messages';
const EVENTS = '/v1.0/users/*/events';

const MOMENTS: readonly Moment[] = [
  {
    name: 'the draft was made, its answer on the way',
    fault: { match: { method: 'POST', path: DRAFTS }, dropConnection: 'after' },
  },
  {
    name: 'the draft was made and noted, not yet sent',
    fault: { match: { method: 'POST', path: '/v1.0/$batch' }, dropConnection: 'before', skip: 1 },
  },
  {
    name: 'the mail was sent, its answer on the way',
    fault: { match: { method: 'POST', path: '/v1.0/$batch' }, dropConnection: 'after', skip: 1 },
  },
  {
    name: 'the event was made, its answer on the way',
    fault: { match: { method: 'POST', path: EVENTS }, dropConnection: 'after' },
  },
];

test.each(MOMENTS)('killed when $name: one mail each, one session', async ({ name, fault }) => {
  await stage.control('/faults', { method: 'POST', body: [{ name, times: 1, ...fault }] });
  await stage.control('/clock', { method: 'POST', body: { advance: 'PT24H' } });
  await untilStruck(name);
  await stage.server.stop('SIGKILL');
  stage = await restartServer(stage);
  // The lease of the killed server runs out by the tenant's clock. Nobody can wait for its work before that.
  await stage.control('/clock', { method: 'POST', body: { advance: 'PT2M' } });
  await letPass(stage, 'PT4M');
  expect((await proveMeeting(stage, played)).faults).toEqual([]);
});

test('with its database deleted the server sends and books nothing twice, and the lists stay as they were', async () => {
  await stage.control('/clock', { method: 'POST', body: { advance: 'PT24H' } });
  await letPass(stage, 'PT5M');
  const before = await proveMeeting(stage, played);
  await stage.server.stop();
  rmSync(join(stage.dataDir, 'server'), { recursive: true });
  stage = await restartServer(stage);
  await stage.api(stage.chair, '/api/v1/lists/repair', { method: 'POST' });
  await untilQuiet(stage);
  await letPass(stage, 'PT1H');
  const after = await proveMeeting(stage, played);
  expect(after.faults).toEqual([]);
  expect(after.items).toEqual(before.items);
  expect(after.mails.map((mail) => mail.id).sort()).toEqual(before.mails.map((mail) => mail.id).sort());
  expect(after.followUps.map((event) => event.iCalUId)).toEqual(before.followUps.map((event) => event.iCalUId));
});

async function untilStruck(name: string): Promise<void> {
  const deadline = performance.now() + 30_000;
  while (performance.now() < deadline) {
    const { value } = await stage.control<{ value: readonly { name: string; times: number }[] }>('/faults');
    if (value.some((rule) => rule.name === name && rule.times === 0)) return;
    await pause(20);
  }
  throw new Error(`nothing met the fault "${name}"`);
}
