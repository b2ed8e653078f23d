import { beforeEach, expect, test } from 'vitest';
import { MAX_TEXT_UNITS } from '../../../../shared/contract/limits.ts';
import { PATHS } from '../../../../shared/contract/paths.ts';
import { startWorld, type TestServer } from '../../../support/build-app.ts';
import { ANA } from '../../../support/builders.ts';
import type { World } from '../../../support/memory-ports.ts';

let world: World;
let server: TestServer;
const LINK = 'https://teams.example/l/meetup-join/19%3ameeting_x/0';
const EVENT = { eventId: 'event-1', seriesId: 'series-1', joinUrl: LINK };
const ask = (query: Record<string, string>) =>
  server.call('GET', `${PATHS.transcript}?${new URLSearchParams(query).toString()}`);
const told = async (query: Record<string, string>) => {
  const { json } = await ask(query);
  return (json as unknown as { transcripts: { vtt: string }[] }).transcripts.map(({ vtt }) => vtt);
};

beforeEach(async () => {
  ({ world, server } = await startWorld('2026-03-09T12:00:00.000Z'));
  world.calendar.put(ANA.mail, {
    ...EVENT,
    startsAt: '2026-03-09T09:00:00.000Z',
    endsAt: '2026-03-09T10:00:00.000Z',
  });
  world.transcripts.add(LINK, { createdAt: '2026-03-02T09:01:00.000Z', vtt: 'WEBVTT last week' });
  world.transcripts.add(LINK, { createdAt: '2026-03-09T09:40:00.000Z', vtt: 'WEBVTT second half' });
  world.transcripts.add(LINK, { createdAt: '2026-03-09T09:01:00.000Z', vtt: 'WEBVTT first half' });
});

test('gives what was said in that meeting of the series, in order', async () => {
  expect(await told({ itemId: 'event-1' })).toEqual(['WEBVTT first half', 'WEBVTT second half']);
});

test('gives what was said lately by the link alone', async () => {
  expect(await told({ joinUrl: LINK })).toEqual(['WEBVTT first half', 'WEBVTT second half']);
});

test('refuses one that is longer than any text that is taken', async () => {
  world.transcripts.add(LINK, { createdAt: '2026-03-09T09:50:00.000Z', vtt: 'x'.repeat(MAX_TEXT_UNITS + 1) });
  expect((await ask({ itemId: 'event-1' })).json.type).toBe('/problems/too-large');
});

test('says so when nothing was written down', async () => {
  world.calendar.put(ANA.mail, { ...EVENT, eventId: 'event-2', joinUrl: null });
  for (const query of [{ itemId: 'event-2' }, { joinUrl: 'https://teams.example/other' }])
    expect((await ask(query)).json.type).toBe('/problems/transcript-missing');
});

test('says so when the organisation does not allow it', async () => {
  world.transcripts.isDenied = true;
  const { status, json } = await ask({ itemId: 'event-1' });
  expect([status, json.type]).toEqual([404, '/problems/transcript-missing']);
  expect(json.detail).toContain('does not let you');
});

test.each([
  ['no meeting', {}, 'invalid-fields'],
  ['two', { itemId: 'a', joinUrl: LINK }, 'invalid-fields'],
  ['a link that is none', { joinUrl: 'http://x' }, 'invalid-fields'],
  ['an event of somebody else', { itemId: 'event-9' }, 'not-found'],
])('%s is refused', async (_what, query, slug) => {
  expect((await ask(query as Record<string, string>)).json.type).toBe(`/problems/${slug}`);
});
