import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GraphLogEntry } from '../../../../server/adapters/graph/identify-requests.ts';
import { APP, clientOf, type LocalGraph, noteWaits, reply, startLocalGraph } from '../../../support/local-graph.ts';

let local: LocalGraph;
beforeAll(async () => {
  local = await startLocalGraph();
});
afterAll(() => local.stop());

const get = { actor: APP, method: 'GET', path: '/users?$select=id' } as const;
const post = { actor: APP, method: 'POST', path: '/users/ana@contoso.example/messages', body: { a: 1 } } as const;

describe('every request', () => {
  test('carries a token, a fresh id, our User-Agent, and immutable ids when a mailbox is meant', async () => {
    local.answer((response) => reply(response, 200, { value: [] }));
    const { graph } = clientOf(local);
    await graph.call({ ...get, mailbox: 'ana@contoso.example', headers: { Prefer: 'outlook.timezone="UTC"' } });
    await graph.call(get);
    const [first, second] = local.arrived;
    expect(first?.headers.authorization).toBe('Bearer kept-token');
    expect(first?.headers['user-agent']).toBe('ISV|Followthrough|Followthrough/1.2.3');
    expect(first?.headers.prefer).toBe('IdType="ImmutableId", outlook.timezone="UTC"');
    expect(second?.headers.prefer).toBeUndefined();
    expect(first?.headers['client-request-id']).not.toBe(second?.headers['client-request-id']);
    expect(graph.requestCount()).toBe(2);
  });

  test('is logged with both request ids and without addresses or query', async () => {
    const entries: GraphLogEntry[] = [];
    local.answer((response) => reply(response, 200, {}, { 'request-id': 'theirs' }));
    const { graph } = clientOf(local, { log: (entry) => entries.push(entry) });
    await graph.call({ ...get, path: '/users/ana%40contoso.example/events?$filter=secret' });
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ path: '/v1.0/users/{mailbox}/events', requestId: 'theirs', status: 200 });
    expect(JSON.stringify(entries)).not.toMatch(/contoso|secret/);
  });

  test('gets a new token once when Graph refuses it, also when it has an effect', async () => {
    local.answer((response, request) =>
      request.headers.authorization === 'Bearer fresh-token'
        ? reply(response, 201, { id: '1' })
        : reply(response, 401, {}),
    );
    const { graph, tokens } = clientOf(local);
    expect((await graph.call<{ id: string }>(post)).body.id).toBe('1');
    expect(tokens).toEqual(['kept', 'fresh']);
  });

  test('is denied when the fresh token is refused too', async () => {
    local.answer((response) => reply(response, 401, { error: { code: 'InvalidAuthenticationToken' } }));
    await expect(clientOf(local).graph.call(get)).rejects.toMatchObject({ kind: 'denied' });
    expect(local.arrived).toHaveLength(2);
  });

  test('hands on the claims that Conditional Access asks for', async () => {
    const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
    const challenge = `Bearer error="insufficient_claims", claims="${Buffer.from(claims).toString('base64')}"`;
    local.answer((response) => reply(response, 401, {}, { 'www-authenticate': challenge }));
    const { graph, tokens } = clientOf(local);
    await expect(graph.call(get)).rejects.toMatchObject({ kind: 'interaction-needed', facts: { claims } });
    expect(tokens).toEqual(['kept', `fresh ${claims}`]);
  });
});

describe('hosts', () => {
  test.each([
    'https://evil.example/v1.0/users',
    'http://localhost/v1.0/users',
    'https://localhost:1/v1.0/users',
    'https://user@localhost/v1.0/users',
    'https://graph.microsoft.com.evil.example/v1.0/me',
  ])('refuses %s before a token is fetched', async (path) => {
    const { graph, tokens } = clientOf(local);
    await expect(graph.call({ ...get, path })).rejects.toMatchObject({ kind: 'unavailable' });
    expect(tokens).toEqual([]);
  });

  test('refuses Graph itself outside the version', async () => {
    const path = `${local.origin}/beta/users`;
    await expect(clientOf(local).graph.call({ ...get, path })).rejects.toMatchObject({ kind: 'unavailable' });
  });

  test('follows no redirect, and for content only to a known host and without the token', async () => {
    local.answer((response, request) =>
      request.url.startsWith('/download')
        ? response.writeHead(200, { 'content-type': 'application/pdf' }).end('%PDF')
        : response.writeHead(302, { location: `${local.origin}/download` }).end(),
    );
    await expect(clientOf(local).graph.call(get)).rejects.toMatchObject({ kind: 'unavailable' });
    const { graph } = clientOf(local, { contentHosts: [new URL(local.origin).host] });
    const { body } = await graph.call({ ...get, accept: 'bytes' });
    expect(String(body)).toBe('%PDF');
    expect(local.arrived.at(-1)?.headers.authorization).toBeUndefined();
    await expect(clientOf(local).graph.call({ ...get, accept: 'bytes' })).rejects.toMatchObject({
      kind: 'unavailable',
    });
  });
});

describe('throttling', () => {
  test('waits as long as it is told, in seconds and as a date, and no request comes meanwhile', async () => {
    const { waits, timers } = noteWaits();
    const asked = ['7', 'Sat, 21 Nov 2026 10:00:11 GMT'];
    local.answer((response, _request, index) => {
      const wait = asked[index];
      if (wait === undefined) return reply(response, 200, { ok: true });
      reply(response, 429, {}, { 'retry-after': wait, date: 'Sat, 21 Nov 2026 10:00:00 GMT' });
    });
    await clientOf(local, { timers }).graph.call(get);
    expect(waits).toEqual([7_000, 11_000]);
  });

  test('takes RateLimit-Reset when it is longer', async () => {
    const { waits, timers } = noteWaits();
    const headers = { 'retry-after': '2', 'ratelimit-remaining': '0', 'ratelimit-reset': '9' };
    local.answer((response, _request, index) =>
      reply(response, index === 0 ? 429 : 200, {}, index === 0 ? headers : {}),
    );
    await clientOf(local, { timers }).graph.call(get);
    expect(waits).toEqual([9_000]);
  });

  test('tells the caller at once when the wait does not fit, and keeps the lane closed for everybody', async () => {
    const { waits, timers } = noteWaits();
    local.answer((response) => reply(response, 429, {}, { 'retry-after': '600' }));
    const { graph } = clientOf(local, { timers });
    const expected = { kind: 'throttled', facts: { retryAfterSeconds: 600 } };
    await expect(graph.call(get)).rejects.toMatchObject(expected);
    await expect(graph.call(get)).rejects.toMatchObject(expected);
    expect(local.arrived).toHaveLength(1);
    expect(waits).toEqual([]);
  });

  test('of one mailbox does not hold up another, nor another tenant', async () => {
    const { timers } = noteWaits();
    local.answer((response, request) =>
      request.url.includes('ana') && request.headers.authorization
        ? reply(response, 429, {}, { 'retry-after': '600' })
        : reply(response, 200, {}),
    );
    const { graph } = clientOf(local, { timers });
    const box = (mailbox: string) => graph.call({ ...get, path: `/users/${mailbox}/events`, mailbox });
    await expect(box('ana@contoso.example')).rejects.toMatchObject({ kind: 'throttled' });
    await expect(box('ben@contoso.example')).resolves.toMatchObject({ status: 200 });
    local.answer((response) => reply(response, 200, {}));
    const elsewhere = { kind: 'app', tenantId: '22222222-2222-4222-8222-222222222222' } as const;
    const call = { ...get, actor: elsewhere, path: '/users/ana/events', mailbox: 'ana@contoso.example' };
    await expect(graph.call(call)).resolves.toMatchObject({ status: 200 });
  });

  test('is kept away by slowing down as soon as the quota runs low', async () => {
    const { waits, timers } = noteWaits();
    local.answer((response, _request, index) =>
      reply(response, 200, {}, index === 0 ? { 'ratelimit-remaining': '20', 'ratelimit-reset': '30' } : {}),
    );
    const { graph } = clientOf(local, { timers });
    for (const path of ['/sites/a/lists', '/sites/b/lists', '/users']) await graph.call({ ...get, path });
    expect(waits).toEqual([1_500]);
  });

  test('never repeats a request with an effect', async () => {
    local.answer((response) => reply(response, 429, {}, { 'retry-after': '1' }));
    await expect(clientOf(local).graph.call(post)).rejects.toMatchObject({ kind: 'throttled' });
    expect(local.arrived).toHaveLength(1);
  });
});

describe('outages', () => {
  const failing = {
    'a 503': (response: Parameters<Parameters<LocalGraph['answer']>[0]>[0]) => reply(response, 503, {}),
    'HTML with 200': (response: Parameters<Parameters<LocalGraph['answer']>[0]>[0]) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>proxy</h1>'),
    'broken JSON': (response: Parameters<Parameters<LocalGraph['answer']>[0]>[0]) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"value":[{"id"'),
    'a cut connection': (response: Parameters<Parameters<LocalGraph['answer']>[0]>[0]) => response.socket?.destroy(),
    'an answer that breaks off': (response: Parameters<Parameters<LocalGraph['answer']>[0]>[0]) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
      response.write('{"value":', () => response.socket?.destroy());
    },
  };

  test.each(Object.entries(failing))(
    '%s: a read is repeated with growing pauses until it works',
    async (_name, fail) => {
      const { waits, timers } = noteWaits();
      local.answer((response, _request, index) => (index < 2 ? fail(response) : reply(response, 200, { value: 1 })));
      const { body } = await clientOf(local, { timers }).graph.call(get);
      expect(body).toEqual({ value: 1 });
      expect(waits).toEqual([400, 800]);
    },
  );

  test.each(Object.entries(failing))('%s: a read that never works is unavailable', async (_name, fail) => {
    local.answer((response) => fail(response));
    const call = clientOf(local, { timers: noteWaits().timers }).graph.call(get);
    await expect(call).rejects.toMatchObject({ kind: 'unavailable' });
    expect(local.arrived).toHaveLength(4);
  });

  test.each(Object.entries(failing))('%s: an effect is tried once and its outcome is unknown', async (_name, fail) => {
    local.answer((response) => fail(response));
    await expect(clientOf(local).graph.call(post)).rejects.toMatchObject({ kind: 'unknown-outcome' });
    expect(local.arrived).toHaveLength(1);
  });

  test('a silent server: an effect is unknown after the time for one try', async () => {
    local.answer(() => undefined);
    const { graph } = clientOf(local, { tryMs: 60 });
    await expect(graph.call(post)).rejects.toMatchObject({ kind: 'unknown-outcome' });
  });

  test('a port nobody listens on: an effect cannot have happened', async () => {
    const { graph } = clientOf(local, { graphBaseUrl: 'https://localhost:2/v1.0' });
    await expect(graph.call(post)).rejects.toMatchObject({ kind: 'unavailable' });
  });

  test('a write that is safe to repeat is repeated', async () => {
    local.answer((response, _request, index) => (index === 0 ? response.socket?.destroy() : reply(response, 200, {})));
    const { timers } = noteWaits();
    const call = { ...post, method: 'PATCH', repeat: 'safe' } as const;
    await expect(clientOf(local, { timers }).graph.call(call)).resolves.toMatchObject({ tries: 2 });
  });
});

describe('refusals', () => {
  test.each([
    [400, 'invalidRequest', 'invalid'],
    [400, 'ErrorDuplicateTransactionId', 'conflict'],
    [403, 'accessDenied', 'denied'],
    [404, 'itemNotFound', 'not-found'],
    [409, 'nameAlreadyExists', 'conflict'],
    [412, 'resourceModified', 'conflict'],
    [423, 'notAllowed', 'denied'],
  ])('%i %s is %s, without words of Graph', async (status, code, kind) => {
    local.answer((response) => reply(response, status, { error: { code, message: 'Ana Petrova may not' } }));
    const failure = await clientOf(local)
      .graph.call(get)
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ kind });
    expect(String(failure)).not.toContain('Petrova');
  });
});

test('a mailbox sees at most four requests at a time', async () => {
  const waiting: (() => void)[] = [];
  let most = 0;
  local.answer((response) => {
    waiting.push(() => reply(response, 200, {}));
    most = Math.max(most, waiting.length);
    if (waiting.length === 4) for (const go of waiting.splice(0)) go();
  });
  const { graph } = clientOf(local);
  await Promise.all(Array.from({ length: 12 }, () => graph.call({ ...get, mailbox: 'ana@contoso.example' })));
  expect(most).toBe(4);
  expect(local.arrived).toHaveLength(12);
});

test('bytes go out as they are, also from the middle of a buffer', async () => {
  local.answer((response) => reply(response, 200, {}));
  const part = Buffer.from('..hello..').subarray(2, 7);
  await clientOf(local).graph.call({ ...get, method: 'PUT', body: part, repeat: 'safe' });
  expect(local.arrived[0]?.body).toBe('hello');
});
