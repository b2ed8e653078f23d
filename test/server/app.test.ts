import { beforeEach, describe, expect, test } from 'vitest';
import { PortFailure } from '../../server/ports/failures.ts';
import { PATHS, pathOf } from '../../shared/contract/paths.ts';
import { serve, startWorld, TEST_CONFIG, type TestServer } from '../support/build-app.ts';
import { ANA, captureBody, OTHER_TENANT, sessionFacts, TENANT } from '../support/builders.ts';
import type { World } from '../support/memory-ports.ts';

let world: World;
let server: TestServer;
const CAPTURE = pathOf('capture', { key: 'session-key-1' });
const written = () => (['actions', 'sessions', 'log'] as const).flatMap((list) => world.lists.all(TENANT, list));

beforeEach(async () => {
  ({ world, server } = await startWorld('2026-03-02T10:05:00.000Z'));
});

describe('bad input is answered with its problem and writes nothing', () => {
  const octets = { 'content-type': 'application/octet-stream' };
  const capture = (changes: object) => ({ ...captureBody(1), ...changes });
  const CASES: readonly [string, () => ReturnType<TestServer['call']>, number, string][] = [
    [
      'no attendees',
      () => server.call('POST', CAPTURE, capture({ session: sessionFacts({ attendees: [] }) })),
      422,
      'no-attendees',
    ],
    [
      'an end before the start',
      () => server.call('POST', CAPTURE, capture({ session: sessionFacts({ endsAt: '2026-03-02T08:00:00Z' }) })),
      422,
      'session-times-wrong',
    ],
    [
      'the same key twice',
      () => server.call('POST', CAPTURE, capture({ items: [...captureBody(1).items, ...captureBody(1).items] })),
      400,
      'invalid-fields',
    ],
    ['a field nobody named', () => server.call('POST', CAPTURE, capture({ isAdmin: true })), 400, 'invalid-fields'],
    [
      'JSON that is none',
      () => server.call('POST', CAPTURE, '{"session":', { headers: { 'content-type': 'application/json' } }),
      400,
      'bad-request',
    ],
    [
      'a file beyond 10 MB',
      () =>
        server.call('POST', `${PATHS.extract}?name=a.txt`, Buffer.alloc(10 * 1024 * 1024 + 1, 97), { headers: octets }),
      413,
      'too-large',
    ],
    [
      'a damaged file',
      () => server.call('POST', `${PATHS.extract}?name=a.docx`, Buffer.from('BROKEN'), { headers: octets }),
      422,
      'document-unreadable',
    ],
    [
      'a content type nobody reads',
      () => server.call('POST', PATHS.extract, '<xml/>', { headers: { 'content-type': 'text/xml' } }),
      415,
      'type-unknown',
    ],
    [
      'an expired token',
      () =>
        server.call('GET', PATHS.me, undefined, {
          headers: { authorization: `Bearer test ${TENANT} ${ANA.key} 2026-03-02T10:00:00.000Z` },
        }),
      401,
      'not-signed-in',
    ],
    [
      'no token',
      () => server.call('GET', PATHS.me, undefined, { headers: { authorization: '' } }),
      401,
      'not-signed-in',
    ],
    [
      'a token of a tenant nobody onboarded',
      () => server.call('GET', PATHS.me, undefined, { tenantId: '33333333-3333-4333-8333-333333333333' }),
      401,
      'tenant-unknown',
    ],
    ['an address that is none', () => server.call('GET', '/api/v1/nothing'), 404, 'not-found'],
  ];
  test.each(CASES)('%s', async (_what, call, status, slug) => {
    const answer = await call();
    expect([answer.status, answer.json.type]).toEqual([status, `/problems/${slug}`]);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json.instance).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
    expect(answer.json.next).not.toBe('');
    expect(written()).toEqual([]);
  });
});

describe('what the tenant refuses is told in words', () => {
  const refuse = (kind: PortFailure['kind'], facts = {}) =>
    world.lists.breakWith(() => new PortFailure(kind, 'graph said: secret detail', facts));

  test('a deleted list', async () => {
    refuse('not-found');
    world.doctor.faults = [{ kind: 'list-missing', list: 'actions' }];
    const { status, json } = await server.call('POST', CAPTURE, captureBody(1));
    expect([status, json.type, json.detail]).toEqual([
      409,
      '/problems/lists-need-repair',
      'List actions, list missing.',
    ]);
  });

  test('a deleted list beside one that stands: no item, no promise, and the same request mends it', async () => {
    const failure = new PortFailure('not-found', 'gone');
    const create = world.lists.create;
    const lists = world.lists as { create: typeof create };
    lists.create = async (actor, list, records) =>
      list === 'actions' ? records.map(() => ({ outcome: 'failed', failure }) as const) : create(actor, list, records);
    world.doctor.faults = [{ kind: 'list-missing', list: 'actions' }];
    expect((await server.call('POST', CAPTURE, captureBody(2))).json.type).toBe('/problems/lists-need-repair');
    expect(await server.ports.ledger.find(TENANT, 'summary', 'S-001', '1')).toBeNull();
    lists.create = create;
    expect((await server.call('POST', CAPTURE, captureBody(2))).status).toBe(201);
    expect(world.lists.all(TENANT, 'sessions')).toHaveLength(1);
  });

  test('a renamed column', async () => {
    refuse('invalid');
    world.doctor.faults = [{ kind: 'column-renamed', list: 'actions', column: 'OwnerKey' }];
    const { json } = await server.call('POST', CAPTURE, captureBody(1));
    expect(json.errors[0]?.detail).toBe('List actions, column OwnerKey, column renamed.');
  });

  test('a read-only site', async () => {
    refuse('denied');
    world.doctor.faults = [{ kind: 'site-read-only', list: '' }];
    expect((await server.call('POST', CAPTURE, captureBody(1))).json.type).toBe('/problems/access-denied');
  });

  test('a tenant that is down, without a word of its own', async () => {
    refuse('unavailable');
    const { status, text } = await server.call('POST', CAPTURE, captureBody(1));
    expect(status).toBe(503);
    expect(text).not.toContain('secret detail');
  });

  test('a tenant that asks to wait', async () => {
    refuse('throttled', { retryAfterSeconds: 17 });
    const { status, headers } = await server.call('POST', CAPTURE, captureBody(1));
    expect([status, headers['retry-after']]).toEqual([503, '17']);
  });

  test('a claims challenge goes back to the client', async () => {
    refuse('interaction-needed', { claims: '{"access_token":{}}' });
    const { status, headers } = await server.call('POST', CAPTURE, captureBody(1));
    expect(status).toBe(401);
    expect(headers['www-authenticate']).toBe(
      `Bearer realm="", error="insufficient_claims", claims="${Buffer.from('{"access_token":{}}').toString('base64')}"`,
    );
  });

  test('half a failure is told entry by entry, and the same request mends it', async () => {
    const create = world.lists.create;
    const lists = world.lists as { create: typeof create };
    lists.create = async (actor, list, records) => {
      const answers = await create(actor, list, list === 'actions' ? records.slice(0, 2) : records);
      const failure = new PortFailure('throttled', 'busy');
      return records.map((_record, at) => answers[at] ?? { outcome: 'failed', failure });
    };
    const half = await server.call('POST', CAPTURE, captureBody(3));
    expect(half.status).toBe(207);
    expect(half.json.items.map((one) => [one.outcome, one.problem])).toEqual([
      ['created', null],
      ['created', null],
      ['failed', '/problems/tenant-busy'],
    ]);
    lists.create = create;
    const whole = await server.call('POST', CAPTURE, captureBody(3));
    expect(whole.json.items.map((one) => one.outcome)).toEqual(['known', 'known', 'created']);
  });
});

test("another tenant's records are not there", async () => {
  await server.call('POST', CAPTURE, captureBody(1));
  await server.ports.settings.change(OTHER_TENANT, { siteId: 'site-2', listIds: { actions: 'other' } });
  const foreign = { tenantId: OTHER_TENANT };
  const paths = [
    pathOf('action', { reference: 'AI-001' }),
    pathOf('session', { reference: 'S-001' }),
    pathOf('summary', { reference: 'S-001' }),
  ];
  for (const path of paths) expect((await server.call('GET', path, undefined, foreign)).status, path).toBe(404);
  expect((await server.call('GET', PATHS.actions, undefined, foreign)).json.total).toBe(0);
});

test('every answer says who may frame it and is kept by nobody, also a refusal and an unknown address', async () => {
  for (const path of [PATHS.me, PATHS.live, PATHS.openApi, '/nothing', '/problems/no-attendees']) {
    const { headers } = await server.call('GET', path);
    const policy = String(headers['content-security-policy']);
    expect(policy, path).toMatch(/frame-ancestors 'self' https:\/\/teams\.microsoft\.com/);
    expect(policy, path).toContain("base-uri 'none'");
    expect(policy.match(/script-src[^;]*/)?.[0], path).not.toContain('unsafe');
    expect(headers['x-frame-options'], path).toBeUndefined();
    expect(headers, path).toMatchObject({
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
  }
});

test('a person is limited, the colleague is not', async () => {
  const strict = await serve(server.ports, { ...TEST_CONFIG, requestsPerMinute: 2 });
  const statuses = [];
  for (let count = 0; count < 3; count += 1) statuses.push((await strict.call('GET', PATHS.me)).status);
  const last = await strict.call('GET', PATHS.me);
  expect(statuses).toEqual([200, 200, 429]);
  expect(last.json.type).toBe('/problems/rate-limited');
  expect(Number(last.headers['retry-after'])).toBeGreaterThan(0);
  const { status } = await strict.call('GET', PATHS.me, undefined, {
    as: { ...ANA, key: '00000000-0000-4000-8000-000000000002' },
  });
  expect(status).toBe(200);
});

test('describes every route of the API, and no other', async () => {
  const { json } = await server.call('GET', PATHS.openApi);
  const described = Object.keys(json.paths as object).sort();
  const wanted = Object.values(PATHS).filter((path) => path.startsWith('/api/v1/'));
  expect(described).toEqual(wanted.map((path) => path.replace(/:(\w+)/g, '{$1}')).sort());
});

test('tells probes and figures without names', async () => {
  await server.call('POST', CAPTURE, captureBody(1));
  expect((await server.call('GET', PATHS.ready)).json).toEqual({
    status: 'ready',
    database: 'up',
    registers: { provisioned: 1, waiting: 1 },
  });
  const { text } = await server.call('GET', PATHS.metrics);
  expect(text).toMatch(
    /followthrough_http_requests_total\{method="POST",route="\/api\/v1\/sessions\/:key\/actions",status="201"\} 1/,
  );
  expect(text).toMatch(/followthrough_ledger_obligations\{state="waiting"\} [1-9]/);
  expect(text).not.toContain('session-key-1');
});

test('a register without lists says so and breaks nothing', async () => {
  await server.ports.settings.change(TENANT, { listIds: {} });
  for (const [method, path, body] of [
    ['POST', CAPTURE, captureBody(1)],
    ['GET', PATHS.actions, undefined],
  ] as const) {
    const { status, json } = await server.call(method, path, body);
    expect([status, json.type]).toEqual([409, '/problems/lists-need-repair']);
  }
  expect(await server.runner.runDue()).toBeGreaterThan(0);
  expect((await server.call('GET', PATHS.me)).json.isProvisioned).toBe(false);
});
