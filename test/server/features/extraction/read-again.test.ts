import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createChatCompletions } from '../../../../server/adapters/language-model/chat-completions.ts';
import { PATHS } from '../../../../shared/contract/paths.ts';
import { startOn, startWorld, type TestServer } from '../../../support/build-app.ts';
import {
  endless,
  type FakeModel,
  givenTo,
  pointing,
  saying,
  silence,
  startFakeModel,
  status,
} from '../../../support/fake-model.ts';
import type { World } from '../../../support/memory-ports.ts';
import { around, INJECTIONS, QUIET } from '../../../support/model-injections.ts';

let fake: FakeModel;
let world: World;
let without: TestServer;
let server: TestServer;
const KEY = 'a-very-secret-key';

beforeAll(async () => {
  fake = await startFakeModel();
  ({ world, server: without } = await startWorld());
  server = await startOn(world, (ports) => ({ ...ports, languageModel: modelOf(20_000) }));
});
afterAll(() => fake.close());
beforeEach(() => {
  fake.asked.length = 0;
});

const modelOf = (timeoutMs: number) =>
  createChatCompletions({ url: fake.url, model: 'reader', key: KEY, format: 'json_schema', timeoutMs, fetch });

const NOTES = around('The hall was warm.');
const CONTEXT = {
  at: '2026-03-02T09:00:00.000Z',
  timeZone: 'Europe/Berlin',
  locale: 'en-GB',
  attendees: [{ name: 'Ana Silva', mail: 'ana@contoso.example' }, { name: 'Ben Okoye' }],
};
const ask = async (text: string, more: object = { secondReader: true }, on = server) => {
  const { status: code, json } = await on.call('POST', PATHS.extract, {
    format: 'plain',
    text,
    context: CONTEXT,
    ...more,
  });
  expect(code).toBe(200);
  return json as unknown as Record<string, unknown> & { notices: string[]; items: Record<string, unknown>[] };
};
const listsOf = ({ items, decisions, information, questions, followUp }: Record<string, unknown>) => ({
  ...{ items, decisions, information, questions, followUp },
});

describe('a second reader', () => {
  test('adds what the rules missed, and says what became of the answer', async () => {
    fake.replies = [
      pointing(
        { quote: QUIET, owner: 'Ana', duePhrase: 'by Friday', kind: 'commitment' },
        { quote: 'send the budget', owner: 'Ben Okoye', duePhrase: null, kind: 'commitment' },
        { quote: 'Ana buys a boat', owner: 'Ana', duePhrase: null, kind: 'commitment' },
      ),
    ];
    const rules = await ask(NOTES, {});
    const both = await ask(NOTES);
    expect(both.secondReading).toEqual({ added: 1, agreed: 1, dropped: 1, isCut: false });
    expect(both.items).toHaveLength(rules.items.length + 1);
    expect(both.items.find(({ rule }) => rule === 'language-model')).toMatchObject({
      quote: QUIET,
      owner: 'Ana',
      dueOn: '2026-03-06',
    });
    expect(both.notices.at(-1)).toMatch(/^One thing the language model named .* left out\.$/);
  });

  test('is not asked unless the caller wants it', async () => {
    for (const more of [{}, { secondReader: false }]) {
      expect(await ask(NOTES, more)).not.toHaveProperty('secondReading');
    }
    expect(fake.asked).toHaveLength(0);
  });

  test('is told the text and the names, fenced anew each time, and nothing else', async () => {
    fake.replies = [pointing()];
    await ask(NOTES);
    await ask(NOTES);
    const [first, second] = fake.asked;
    if (!first || !second) throw new Error('not asked');
    const lines = givenTo(first).split('\n');
    const fence = lines[0] ?? '';
    expect(lines.at(-1)).toBe(fence);
    expect(first.body.messages[0]?.content).toContain(fence);
    expect(givenTo(second).startsWith(fence)).toBe(false);
    expect(lines.slice(1, 6)).toEqual(['PEOPLE', 'Ana Silva', 'Ben Okoye', '', 'TEXT']);
    expect(JSON.stringify(first.body)).not.toMatch(/@contoso|a-very-secret-key|tools|Bearer/);
    const held = JSON.stringify(first.body.response_format);
    expect(held).toContain('"additionalProperties":false');
    expect(held).not.toMatch(/maxLength|pattern|~/);
  });

  test('is not asked about nothing', async () => {
    expect(await ask('   \n')).not.toHaveProperty('secondReading');
    expect(fake.asked).toHaveLength(0);
  });

  test('reads a long text up to its limit, and says so', async () => {
    fake.replies = [pointing()];
    const { notices, secondReading } = await ask('The hall was warm and nobody minded it.\n'.repeat(3_000));
    expect(secondReading).toMatchObject({ isCut: true });
    expect(notices.join()).toMatch(/The language model was given the first \d+ characters only/);
    expect(givenTo(fake.asked[0] as never).length).toBeLessThan(61_000);
  });

  test('is named to people where one is configured, and only there', async () => {
    const host = new URL(fake.url).host;
    expect(JSON.parse((await server.call('GET', PATHS.me)).text).languageModel).toEqual({ host });
    expect(JSON.parse((await without.call('GET', PATHS.me)).text).languageModel).toBeNull();
  });

  test('that is not configured leaves the rules alone, with a notice', async () => {
    const answer = await ask(NOTES, { secondReader: true }, without);
    expect(answer.notices).toEqual(['No language model is configured; the rules read alone.']);
    expect(answer).not.toHaveProperty('secondReading');
    expect(fake.asked).toHaveLength(0);
  });
});

describe('when the model fails, what the rules found stands', () => {
  test.each([
    ['down', status(500), /could not be reached/],
    ['busy', status(429, { 'retry-after': '90' }), /busy.*in 90 seconds/],
    ['not letting us in', status(401), /refuses this server/],
    ['elsewhere', status(302, { location: 'https://evil.example/' }), /could not be reached/],
    ['endless', endless, /could not be reached/],
    ['talking', saying('Of course! I found three tasks.'), /no usable answer/],
    ['of another form', saying('{"tasks":[]}'), /no usable answer/],
    ['an array', saying('[]'), /no usable answer/],
    ['of wrong types', pointing({ quote: 1, owner: null, duePhrase: null, kind: 'commitment' }), /no usable answer/],
    ['silent about owners', pointing({ quote: QUIET, kind: 'commitment' }), /no usable answer/],
  ] as const)('%s', async (_what, reply, notice) => {
    fake.replies = [reply];
    const answer = await ask(NOTES);
    expect(listsOf(answer)).toEqual(listsOf(await ask(NOTES, {})));
    expect(answer.notices.join()).toMatch(notice);
    expect(answer).not.toHaveProperty('secondReading');
  });

  test('slow', async () => {
    fake.replies = [silence];
    const hasty = await startOn(world, (ports) => ({ ...ports, languageModel: modelOf(100) }));
    expect((await ask(NOTES, { secondReader: true }, hasty)).notices.join()).toMatch(/could not be reached in time/);
  });

  test('asked a third time at once by one person, it waits', async () => {
    const held: (() => void)[] = [];
    fake.replies = [(response, asked) => void held.push(() => pointing()(response, asked))];
    const body = { format: 'plain', text: NOTES, context: CONTEXT, secondReader: true };
    const first = [1, 2].map(() => server.call('POST', PATHS.extract, body));
    await expect.poll(() => held.length).toBe(2);
    expect((await server.call('POST', PATHS.extract, body)).status).toBe(503);
    for (const open of held) open();
    expect((await Promise.all(first)).map(({ status: code }) => code)).toEqual([200, 200]);
  });
});

describe('text that speaks to the model, and a model that obeys, change nothing', () => {
  test('there are enough of them', () => {
    expect(INJECTIONS.length).toBeGreaterThanOrEqual(20);
  });

  test.each(INJECTIONS)('$what', async ({ text, obeys }) => {
    fake.replies = [typeof obeys === 'string' ? saying(obeys) : pointing(...obeys)];
    const answer = await ask(around(text));
    expect(fake.asked).toHaveLength(1);
    expect(listsOf(answer)).toEqual(listsOf(await ask(around(text), {})));
    const { added = 0, agreed = 0 } = (answer.secondReading ?? {}) as { added?: number; agreed?: number };
    expect([added, agreed]).toEqual([0, 0]);
    expect(world.mail.held).toEqual([]);
  });
});
