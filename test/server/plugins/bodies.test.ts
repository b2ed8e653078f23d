import { beforeAll, describe, expect, test } from 'vitest';
import { PATHS, pathOf } from '../../../shared/contract/paths.ts';
import { startWorld, type TestServer } from '../../support/build-app.ts';

let server: TestServer;
beforeAll(async () => {
  ({ server } = await startWorld());
});

const CAPTURE = pathOf('capture', { key: 'session-key-1' });
type Case = readonly [what: string, path: string, type: string | null, body: string | Buffer | undefined, slug: string];
const REFUSED: readonly Case[] = [
  ['nothing where text or a file is read', PATHS.extract, null, undefined, 'bad-request'],
  ['text where text or a file is read', PATHS.extract, 'text/plain', 'hi', 'type-unknown'],
  ['text where JSON is read', CAPTURE, 'text/plain', 'hi', 'type-unknown'],
  ['bytes where JSON is read', CAPTURE, 'application/octet-stream', Buffer.from('hi'), 'type-unknown'],
  ['text where nothing is read', PATHS.listsRepair, 'text/plain', 'hi', 'type-unknown'],
  ['bytes where nothing is read', PATHS.listsRepair, 'application/octet-stream', Buffer.from('hi'), 'bad-request'],
  ['JSON where nothing is read', PATHS.listsRepair, 'application/json', '{"all":true}', 'bad-request'],
  ['a list where nothing is read', PATHS.listsRepair, 'application/json', '[]', 'bad-request'],
];
const STATUS: Readonly<Record<string, number>> = { 'bad-request': 400, 'type-unknown': 415 };

describe('the kind of a body', () => {
  test.each(REFUSED)('%s is refused as a problem', async (_what, path, type, body, slug) => {
    const answer = await server.call('POST', path, body, { headers: type ? { 'content-type': type } : {} });
    expect([answer.status, answer.json.type]).toEqual([STATUS[slug], `/problems/${slug}`]);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });

  test.each([[undefined], ['{}']])('%s passes where nothing is read', async (body) => {
    const headers: Record<string, string> = body ? { 'content-type': 'application/json' } : {};
    expect((await server.call('POST', PATHS.signOut, body, { headers })).status).toBe(204);
  });
});
