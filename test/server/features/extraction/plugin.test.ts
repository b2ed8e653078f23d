import { beforeAll, expect, test, vi } from 'vitest';
import { PATHS } from '../../../../shared/contract/paths.ts';
import { startOn, startWorld, type TestServer } from '../../../support/build-app.ts';
import { ANA, BEN } from '../../../support/builders.ts';

let server: TestServer;
const NOTES = 'Actions\n- [ ] Ben Okoye: send the budget by 9 March 2026\n';

beforeAll(async () => {
  ({ server } = await startWorld());
});

test('finds candidates in text, each a slice of it', async () => {
  const context = { at: '2026-03-02T09:00:00.000Z', timeZone: 'Europe/Berlin', attendees: [{ name: 'Ben Okoye' }] };
  const { status, json } = await server.call('POST', PATHS.extract, { format: 'plain', text: NOTES, context });
  expect(status).toBe(200);
  expect(json.items).toHaveLength(1);
  expect(json.items[0]).toMatchObject({ owner: 'Ben Okoye', dueOn: '2026-03-09' });
  const { start, end, quote } = json.items[0] as unknown as { start: number; end: number; quote: string };
  expect(NOTES.slice(start, end)).toBe(quote);
});

test('reads a file, dated by the query', async () => {
  const path = `${PATHS.extract}?name=notes.txt&at=2026-03-02T09:00:00.000Z&timeZone=Europe/Berlin`;
  const headers = { 'content-type': 'application/octet-stream' };
  const { status, json } = await server.call('POST', path, Buffer.from(NOTES), { headers });
  expect(status).toBe(200);
  expect(json.items[0]).toMatchObject({ dueOn: '2026-03-09' });
});

test('keeps nothing and asks the tenant nothing', async () => {
  const headers = { 'content-type': 'application/octet-stream' };
  await server.call('POST', `${PATHS.extract}?name=a.txt`, Buffer.from(NOTES), { headers });
  expect((await server.call('GET', PATHS.actions)).json.total).toBe(0);
});

test('a person who sends file after file waits, and nobody else does', async () => {
  const { world } = await startWorld();
  const doors: (() => void)[] = [];
  const slow = await startOn(world, (ports) => ({
    ...ports,
    documents: {
      ...ports.documents,
      async read(name, bytes) {
        await new Promise<void>((open) => void doors.push(open));
        return ports.documents.read(name, bytes);
      },
    },
  }));
  const headers = { 'content-type': 'application/octet-stream' };
  const send = (as = ANA) => slow.call('POST', `${PATHS.extract}?name=a.txt`, Buffer.from(NOTES), { headers, as });
  const first = [send(), send()];
  await vi.waitFor(() => expect(doors).toHaveLength(2));
  const refused = await send();
  expect([refused.status, refused.json.type, refused.headers['retry-after']]).toEqual([
    503,
    '/problems/overloaded',
    '5',
  ]);
  const other = send(BEN);
  await vi.waitFor(() => expect(doors).toHaveLength(3));
  for (const open of doors) open();
  expect((await Promise.all([...first, other])).map(({ status }) => status)).toEqual([200, 200, 200]);
  const again = send();
  await vi.waitFor(() => expect(doors).toHaveLength(4));
  doors[3]?.();
  expect((await again).status).toBe(200);
});
