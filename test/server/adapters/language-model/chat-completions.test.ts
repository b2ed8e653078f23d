import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { publicFetch } from '../../../../server/adapters/graph/public-fetch.ts';
import {
  type ChatCompletionsOptions,
  createChatCompletions,
} from '../../../../server/adapters/language-model/chat-completions.ts';
import { PortFailure } from '../../../../server/ports/failures.ts';
import type { ModelQuestion } from '../../../../server/ports/language-model.ts';
import {
  endless,
  type FakeModel,
  pointing,
  saying,
  silence,
  startFakeModel,
  status,
} from '../../../support/fake-model.ts';

const QUESTION: ModelQuestion = {
  instructions: 'Point at tasks.',
  material: 'Ana sees to the gutters.',
  schema: { type: 'object' },
  schemaName: 'second_reading',
};
const KEY = 'a-very-secret-key';
let fake: FakeModel;
const waits: number[] = [];

beforeAll(async () => {
  fake = await startFakeModel();
});
afterAll(() => fake.close());
beforeEach(() => {
  fake.asked.length = 0;
  waits.length = 0;
});

const modelOf = (more: Partial<ChatCompletionsOptions> = {}) =>
  createChatCompletions({
    url: fake.url,
    model: 'reader',
    key: KEY,
    format: 'json_schema',
    timeoutMs: 20_000,
    fetch,
    wait: async (ms) => void waits.push(ms),
    ...more,
  });
const failureOf = async (more: Partial<ChatCompletionsOptions> = {}): Promise<PortFailure> => {
  const failure = await modelOf(more)
    .ask(QUESTION)
    .then(
      (answer) => new Error(`answered ${JSON.stringify(answer)}`),
      (error: unknown) => error,
    );
  if (!(failure instanceof PortFailure)) throw failure;
  return failure;
};

describe('a question', () => {
  test('goes out once, as one document with a schema, without tools, the key in a header alone', async () => {
    fake.replies = [pointing({ quote: 'x' })];
    expect(await modelOf().ask(QUESTION)).toEqual({ items: [{ quote: 'x' }] });
    expect(fake.asked).toHaveLength(1);
    const [asked] = fake.asked;
    expect(asked?.url).toBe('/v1/chat/completions');
    expect(asked?.headers.authorization).toBe(`Bearer ${KEY}`);
    expect(asked?.body).toEqual({
      model: 'reader',
      messages: [
        { role: 'system', content: QUESTION.instructions },
        { role: 'user', content: QUESTION.material },
      ],
      stream: false,
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'second_reading', strict: true, schema: { type: 'object' } },
      },
    });
  });

  test('asks for a plain object where the service knows no schemas, and sends no key where there is none', async () => {
    fake.replies = [pointing()];
    await modelOf({ format: 'json_object', key: null }).ask(QUESTION);
    expect(fake.asked[0]?.body.response_format).toEqual({ type: 'json_object' });
    expect(fake.asked[0]?.headers.authorization).toBeUndefined();
  });

  test('tells people whom it goes to', () => {
    expect(modelOf({ url: 'https://contoso.openai.azure.com/openai/v1' }).host).toBe('contoso.openai.azure.com');
  });
});

describe('a service that is busy', () => {
  test('is asked once more after the short wait it names', async () => {
    fake.replies = [status(429, { 'retry-after': '2' }), pointing()];
    expect(await modelOf().ask(QUESTION)).toEqual({ items: [] });
    expect(waits).toEqual([2_000]);
  });

  test('is not asked a third time', async () => {
    fake.replies = [status(503, { 'retry-after': '1' })];
    expect(await failureOf()).toMatchObject({ kind: 'throttled', facts: { retryAfterSeconds: 1 } });
    expect(fake.asked).toHaveLength(2);
  });

  test.each<[string, Record<string, string>, number | undefined]>([
    ['for long', { 'retry-after': '90' }, 90],
    ['until a date', { 'retry-after': 'Sun, 22 Nov 2026 02:00:00 GMT' }, undefined],
    ['without a word', {}, undefined],
  ])('%s is left alone', async (_how, headers, retryAfterSeconds) => {
    fake.replies = [status(429, headers)];
    const { kind, facts } = await failureOf();
    expect([kind, facts.retryAfterSeconds, waits, fake.asked.length]).toEqual(['throttled', retryAfterSeconds, [], 1]);
  });
});

describe('a service that does not answer well', () => {
  test.each([
    ['an outage', status(500), 'unavailable'],
    ['a refused key', status(401), 'denied'],
    ['a refused question', status(400), 'invalid'],
    ['an answer without end', endless, 'unavailable'],
    ['a page instead of an answer', status(200, { 'content-type': 'text/html' }, '<html>the secret text'), 'invalid'],
    ['no choice', status(200, {}, '{"choices":[]}'), 'invalid'],
    ['null', status(200, {}, 'null'), 'invalid'],
    ['prose', saying('Sure! Here are the secret text items.'), 'invalid'],
    ['JSON that breaks off', saying('{"items":[{"quote":"the secret text'), 'invalid'],
    [
      'a call of a tool',
      saying(null, { tool_calls: [{ function: { name: 'send_mail', arguments: '{}' } }] }),
      'invalid',
    ],
    ['a refusal', saying(null, { refusal: 'I cannot' }), 'invalid'],
  ] as const)('%s is a failure, asked once, that repeats nothing of it', async (_what, reply, kind) => {
    fake.replies = [reply];
    const failure = await failureOf();
    expect(failure.kind).toBe(kind);
    expect(fake.asked).toHaveLength(1);
    expect(`${failure.stack} ${JSON.stringify(failure)}`).not.toMatch(/secret/);
  });

  test('a redirect is not followed', async () => {
    const other = await startFakeModel();
    other.replies = [pointing()];
    for (const code of [301, 302, 307, 308]) {
      fake.replies = [status(code, { location: `${other.url}/chat/completions` })];
      expect((await failureOf()).kind).toBe('unavailable');
    }
    expect(other.asked).toHaveLength(0);
    await other.close();
  });

  test('silence ends with the time limit, also in the middle of an answer', async () => {
    const halfway = (response: Parameters<typeof silence>[0]) => void response.writeHead(200).write('{"choices":');
    for (const reply of [silence, halfway]) {
      fake.replies = [reply];
      expect(await failureOf({ timeoutMs: 100 })).toMatchObject({ kind: 'unavailable', message: /too slow/ });
    }
  });

  test('nobody there is an outage', async () => {
    const gone = await startFakeModel();
    await gone.close();
    expect((await failureOf({ url: gone.url })).kind).toBe('unavailable');
  });
});

describe('an address', () => {
  const guarded = publicFetch(fetch, {
    loopbackHosts: [],
    elapsedMs: () => 0,
    resolve: async () => [{ address: '169.254.169.254' }],
  });

  test.each(['https://10.0.0.5/v1', 'https://169.254.169.254/v1', 'https://model.example/v1', 'http://127.0.0.1:1/v1'])(
    '%s that is not public is not called',
    async (url) => {
      expect(await failureOf({ url, fetch: guarded })).toMatchObject({ kind: 'unavailable', message: /not public/ });
    },
  );
});
