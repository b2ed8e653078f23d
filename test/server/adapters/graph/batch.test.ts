import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BatchPart, partResult, sendBatch } from '../../../../server/adapters/graph/batch.ts';
import { APP, clientOf, type LocalGraph, noteWaits, reply, startLocalGraph } from '../../../support/local-graph.ts';

let local: LocalGraph;
beforeAll(async () => {
  local = await startLocalGraph();
});
afterAll(() => local.stop());

interface WirePart {
  id: string;
  method: string;
  url: string;
  headers?: Record<string, string>;
  dependsOn?: string[];
}

const partsOf = (body: string): WirePart[] => (JSON.parse(body) as { requests: WirePart[] }).requests;
const gets = (count: number): BatchPart[] =>
  Array.from({ length: count }, (_one, index) => ({ method: 'GET', path: `/users/${index}` }));

/** Answers each part as told, in reversed order, as Graph may. */
function answerParts(
  how: (part: WirePart, request: number) => { status: number; headers?: Record<string, string>; body?: unknown },
) {
  local.answer((response, request, index) => {
    const responses = partsOf(request.body).map((part) => ({ id: part.id, ...how(part, index) }));
    reply(response, 200, { responses: responses.reverse() });
  });
}

describe('a batch', () => {
  test('holds at most twenty parts and gives the answers back in order', async () => {
    answerParts((part) => ({ status: 200, body: { url: part.url } }));
    const answers = await sendBatch(clientOf(local).graph, APP, gets(45));
    expect(local.arrived.map(({ body }) => partsOf(body).length)).toEqual([20, 20, 5]);
    expect(answers.map(({ body }) => (body as { url: string }).url)).toEqual(gets(45).map(({ path }) => path));
  });

  test('sends again only the parts that were throttled, after the longest of their waits', async () => {
    const { waits, timers } = noteWaits();
    answerParts((part, request) => {
      const isThrottled = request === 0 && ['2', '4'].includes(part.id);
      return isThrottled ? { status: 429, headers: { 'Retry-After': part.id } } : { status: 200, body: request };
    });
    const answers = await sendBatch(clientOf(local, { timers }).graph, APP, gets(5));
    expect(answers.map(({ body }) => body)).toEqual([0, 1, 0, 1, 0]);
    expect(answers.map(({ tries }) => tries)).toEqual([1, 2, 1, 2, 1]);
    expect(partsOf(local.arrived[1]?.body ?? '').map(({ id }) => id)).toEqual(['2', '4']);
    expect(waits).toEqual([4_000]);
  });

  test('waits longer each time, with jitter, when throttled parts do not say how long', async () => {
    const { waits, timers } = noteWaits();
    answerParts(() => ({ status: 503 }));
    const random = { uuid: () => '00000000-0000-4000-8000-000000000000', fraction: () => 0.5 };
    const answers = await sendBatch(clientOf(local, { timers, random }).graph, APP, gets(2));
    expect(answers.map(({ status, tries }) => [status, tries])).toEqual([
      [503, 3],
      [503, 3],
    ]);
    expect(waits).toEqual([600, 1_200]);
  });

  test('never sends a part with an effect again', async () => {
    answerParts((part) => ({ status: part.id === '1' ? 429 : 201, headers: { 'Retry-After': '1' } }));
    const parts = [
      { method: 'POST', path: '/a', body: {} },
      { method: 'POST', path: '/b', body: {} },
    ] as const;
    const answers = await sendBatch(clientOf(local).graph, APP, parts);
    expect(answers.map(({ status }) => status)).toEqual([429, 201]);
    expect(local.arrived).toHaveLength(1);
  });

  test('with an effect that gets no answer has an unknown outcome', async () => {
    local.answer((response) => response.socket?.destroy());
    const call = sendBatch(clientOf(local).graph, APP, [{ method: 'POST', path: '/a', body: {} }]);
    await expect(call).rejects.toMatchObject({ kind: 'unknown-outcome' });
    expect(local.arrived).toHaveLength(1);
  });

  test('in order makes each part wait for the one before it', async () => {
    answerParts(() => ({ status: 200 }));
    await sendBatch(clientOf(local).graph, APP, gets(3), { inOrder: true });
    expect(partsOf(local.arrived[0]?.body ?? '').map(({ dependsOn }) => dependsOn)).toEqual([undefined, ['1'], ['2']]);
    await expect(sendBatch(clientOf(local).graph, APP, gets(21), { inOrder: true })).rejects.toThrow(RangeError);
  });

  test('asks for immutable ids in every part when a mailbox is meant', async () => {
    answerParts(() => ({ status: 200 }));
    const parts = [...gets(1), { method: 'PATCH', path: '/x', headers: { Prefer: 'a=b' }, body: {} } as const];
    await sendBatch(clientOf(local).graph, APP, parts, { mailbox: 'ana@contoso.example', repeat: 'safe' });
    expect(partsOf(local.arrived[0]?.body ?? '').map(({ headers }) => headers)).toEqual([
      { Prefer: 'IdType="ImmutableId"' },
      { Prefer: 'IdType="ImmutableId", a=b', 'Content-Type': 'application/json' },
    ]);
  });

  test('for one mailbox holds no more parts than Exchange takes at a time', async () => {
    answerParts(() => ({ status: 200 }));
    await sendBatch(clientOf(local).graph, APP, gets(9), { mailbox: 'ana@contoso.example' });
    expect(local.arrived.map(({ body }) => partsOf(body).length)).toEqual([4, 4, 1]);
  });

  test('whose answer lacks a part is an outage', async () => {
    local.answer((response) => reply(response, 200, { responses: [] }));
    await expect(sendBatch(clientOf(local).graph, APP, gets(1))).rejects.toMatchObject({ kind: 'unavailable' });
  });
});

test('a failed part becomes a port failure with its own waiting time', async () => {
  const part = { status: 429, headers: new Headers({ 'retry-after': '9' }), body: null, tries: 1 };
  expect(() => partResult(part, 'safe', 'test')).toThrow(expect.objectContaining({ kind: 'throttled' }));
  expect(() => partResult({ ...part, status: 503 }, 'never', 'test')).toThrow(
    expect.objectContaining({ kind: 'unknown-outcome' }),
  );
});
