import { beforeAll, expect, test } from 'vitest';
import { PATHS } from '../../../../shared/contract/paths.ts';
import { startWorld, type TestServer } from '../../../support/build-app.ts';

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
