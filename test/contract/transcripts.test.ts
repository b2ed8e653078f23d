import { afterAll, beforeAll, expect, test } from 'vitest';
import { createGraphCalendar } from '../../server/adapters/graph/calendar.ts';
import { createGraphTranscripts } from '../../server/adapters/graph/transcripts.ts';
import { addHours, instantOf } from '../../shared/time/instant.ts';
import { aDraft } from './calendar.ts';
import { type GraphStage, openGraphStage, type Somebody } from './graph-stage.ts';

let stage: GraphStage;
let organiser: Somebody;
let joinUrl: string;
const VTT = 'WEBVTT\n\n00:00:01.000 --> 00:00:03.000\n<v Grüße>I will send it by Friday.</v>\n';
const around = () => {
  const now = instantOf(stage.sandbox.tenant.clock.now());
  return { from: addHours(now, -1), to: addHours(now, 1) };
};

beforeAll(async () => {
  stage = await openGraphStage(false);
  const [first, ...people] = stage.people;
  if (!first) throw new Error('nobody');
  organiser = first;
  const event = await createGraphCalendar(stage.graph).book(stage.app, organiser.mail, aDraft({ people }));
  joinUrl = event.joinUrl ?? '';
});
afterAll(() => stage.close());

const read = async (range = around()) =>
  createGraphTranscripts(stage.graph).ofMeeting(await stage.person(organiser), joinUrl, range);

/** Writes down what was said, as Teams does after the meeting. */
async function writeDown(): Promise<void> {
  const filter = encodeURIComponent(`JoinWebUrl eq '${joinUrl}'`);
  const path = `/users/${organiser.key}/onlineMeetings?$filter=${filter}`;
  const { value } = (await stage.direct('GET', path)) as { value: { id: string }[] };
  await stage.control('POST', `/meetings/${value[0]?.id}/transcript`, {
    content: VTT,
    startDateTime: instantOf(stage.sandbox.tenant.clock.now()),
  });
}

test('a meeting without a transcript has none, and one that is not there neither', async () => {
  expect(await read()).toEqual([]);
  const person = await stage.person(organiser);
  const none = await createGraphTranscripts(stage.graph).ofMeeting(person, 'https://teams.example/no', around());
  expect(none).toEqual([]);
});

test('what was said is read to the letter, within the range alone', async () => {
  await writeDown();
  expect((await read()).map(({ vtt }) => vtt)).toEqual([VTT]);
  const long = addHours(around().from, -48);
  expect(await read({ from: long, to: addHours(long, 1) })).toEqual([]);
});

test('without the permission it is denied', async () => {
  await stage.control('PATCH', '/applications/product', { delegatedScopes: ['Sites.Selected'] });
  stage.tokens.forget(stage.sandbox.tenantId);
  await expect(read()).rejects.toMatchObject({ kind: 'denied' });
});
