import { afterEach, describe, expect, test, vi } from 'vitest';
import { addressOf, createApi } from '../../../addin/api/client.ts';
import { ApiFailure, problemOf } from '../../../addin/api/problem.ts';
import type { TokenAnswer } from '../../../addin/host/tokens.ts';

const SIGNED_IN: TokenAnswer = { ok: true, token: 't' };
const problem = (slug: string, status: number, headers: Record<string, string> = {}) =>
  new Response(
    JSON.stringify({ type: `/problems/${slug}`, title: 'T', status, detail: 'D', next: 'N', instance: 'i' }),
    {
      status,
      headers: { 'content-type': 'application/problem+json', ...headers },
    },
  );
const json = (body: unknown, headers: Record<string, string> = {}) => new Response(JSON.stringify(body), { headers });

/** A door whose server gives these answers in turn; errors are thrown. */
function doorTo(answers: readonly (Response | Error)[], token: TokenAnswer = SIGNED_IN, isOnline = false) {
  const calls: { url: string; init: RequestInit }[] = [];
  const waits: number[] = [];
  const api = createApi({
    tokens: { silent: async () => token },
    fetch: async (url, init = {}) => {
      calls.push({ url: String(url), init });
      const answer = answers[calls.length - 1];
      if (answer === undefined) throw new Error('asked too often');
      if (answer instanceof Error) throw answer;
      return answer;
    },
    wait: async (ms) => void waits.push(ms),
    isOnline: () => isOnline,
  });
  return { api, calls, waits };
}

const kindOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'fine',
    (error: unknown) => problemOf(error).kind,
  );

/** The beginning of a body, and nothing more until the request is given up; as in browsers it says little why. */
const endless = (signal: AbortSignal | null | undefined) =>
  new ReadableStream<Uint8Array>({
    start(body) {
      body.enqueue(new TextEncoder().encode('{"a":'));
      signal?.addEventListener('abort', () => body.error(new DOMException('broken off', 'AbortError')));
    },
  });

afterEach(() => void vi.useRealTimers());

describe('the door to the API', () => {
  test('sends the token and gives the body', async () => {
    const { api, calls } = doorTo([json({ a: 1 })]);
    expect(await api.send({ path: '/x', query: { q: 'ä b', none: undefined } })).toEqual({
      body: { a: 1 },
      status: 200,
    });
    expect(calls[0]?.url).toBe('/x?q=%C3%A4+b');
    expect(calls[0]?.init.headers).toMatchObject({ authorization: 'Bearer t' });
  });

  test('repeats a read that met an overloaded server, after as long as it says', async () => {
    const { api, waits } = doorTo([problem('overloaded', 503, { 'retry-after': '2' }), json({ fine: true })]);
    expect((await api.send({ path: '/x' })).body).toEqual({ fine: true });
    expect(waits).toEqual([2000]);
  });

  test('shows a long wait instead of sitting it out', async () => {
    const { api, waits } = doorTo([problem('tenant-busy', 503, { 'retry-after': '60' })]);
    expect(await kindOf(api.send({ path: '/x' }))).toBe('tenant-busy');
    expect(waits).toEqual([]);
  });

  test('never repeats a write by itself', async () => {
    const { api, calls } = doorTo([problem('overloaded', 503, { 'retry-after': '1' }), json({})]);
    expect(await kindOf(api.send({ method: 'POST', path: '/x', body: {} }))).toBe('overloaded');
    expect(calls).toHaveLength(1);
  });

  test('gives up reading after three tries', async () => {
    const { api, calls } = doorTo([new TypeError('no net'), new TypeError('no net'), new TypeError('no net')]);
    expect(await kindOf(api.send({ path: '/x' }))).toBe('offline');
    expect(calls).toHaveLength(3);
  });

  test('tells a server that does not answer from a line that is dead', async () => {
    const { api } = doorTo([new TypeError('refused')], SIGNED_IN, true);
    expect(await kindOf(api.send({ method: 'POST', path: '/x' }))).toBe('unreachable');
  });

  test('does not sit out a slow answer twice', async () => {
    const { api, calls } = doorTo([new DOMException('late', 'TimeoutError')]);
    expect(await kindOf(api.send({ path: '/x' }))).toBe('timed-out');
    expect(calls).toHaveLength(1);
  });

  test.each(['GET', 'POST'] as const)('gives up on a %s whose answer begins and never ends', async (method) => {
    vi.useFakeTimers();
    const api = createApi({
      tokens: { silent: async () => SIGNED_IN },
      fetch: async (_url, init) => new Response(endless(init?.signal)),
      wait: async () => undefined,
      isOnline: () => true,
    });
    const answer = kindOf(api.send({ method, path: '/x' }));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await answer).toBe('timed-out');
  });

  test('confirms what it knows by its tag and gives the same object', async () => {
    const { api, calls } = doorTo([json({ a: 1 }, { etag: 'W/"1"' }), new Response(null, { status: 304 })]);
    const first = await api.send({ path: '/x' });
    const second = await api.send({ path: '/x' });
    expect(second.body).toBe(first.body);
    expect(calls[1]?.init.headers).toMatchObject({ 'if-none-match': 'W/"1"' });
  });

  test('sends the version a person saw', async () => {
    const { api, calls } = doorTo([json({})]);
    await api.send({ method: 'PATCH', path: '/x', body: {}, ifMatch: '"7"' });
    expect(calls[0]?.init.headers).toMatchObject({ 'if-match': '"7"' });
  });

  test('asks nothing without a token', async () => {
    const { api, calls } = doorTo([], { ok: false, why: 'interaction-needed' });
    expect(await kindOf(api.send({ path: '/x' }))).toBe('needs-sign-in');
    expect(calls).toEqual([]);
  });

  test("passes Entra's challenge on", async () => {
    const header = `Bearer realm="", error="insufficient_claims", claims="${btoa('{"a":1}')}"`;
    const { api } = doorTo([problem('sign-in-again', 401, { 'www-authenticate': header })]);
    const error = await api.send({ method: 'POST', path: '/x' }).catch((one: unknown) => one);
    expect(error).toBeInstanceOf(ApiFailure);
    expect(problemOf(error)).toMatchObject({ kind: 'sign-in-again', claims: '{"a":1}', title: 'T' });
  });

  test("counts a proxy's page by its status", async () => {
    const { api } = doorTo([new Response('<html>', { status: 413 })]);
    expect(await kindOf(api.send({ method: 'POST', path: '/x' }))).toBe('too-large');
  });
});

test('an address has no empty question', () => {
  expect(addressOf({ path: '/x', query: { a: undefined } })).toBe('/x');
});
