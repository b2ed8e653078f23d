import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ContractWatch, loadGraphDescription, watchContract } from '../support/graph-contract.ts';
import { startSandboxForTest, type TestSandbox } from '../support/start-sandbox.ts';

let sandbox: TestSandbox;
let watch: ContractWatch;
let drive: string;

beforeAll(async () => {
  watch = watchContract(await loadGraphDescription());
  sandbox = await startSandboxForTest({ onExchange: (request, reply) => watch.listen(request, reply) });
  const found = await sandbox.graph('GET', '/sites/northharbour.sharepoint.example:/sites/followthrough:/drive');
  drive = `/drives/${found.body.id}`;
});
afterAll(async () => {
  await sandbox.close();
  expect(watch.violations).toEqual([]);
});

const bytes = (text: string) => new TextEncoder().encode(text);
const put = (path: string, text: string) =>
  sandbox.graph('PUT', `${drive}/root:/${path}:/content`, {
    body: bytes(text),
    headers: { 'content-type': 'text/plain' },
  });
const download = async (path: string) => {
  const answer = await sandbox.graph('GET', `${drive}/root:/${path}:/content`);
  expect(answer.status).toBe(302);
  return (await fetch(answer.headers.get('location') ?? '')).text();
};

describe('files', () => {
  it('are put, read by a pre-authenticated address, replaced, and listed in their folder', async () => {
    expect((await put('AI-001/proof.txt', 'first')).status).toBe(201);
    expect((await put('AI-001/proof.txt', 'second')).status).toBe(200);
    expect(await download('AI-001/proof.txt')).toBe('second');
    const children = await sandbox.graph('GET', `${drive}/root:/AI-001:/children`);
    expect(children.body.value).toMatchObject([{ name: 'proof.txt', size: 6, file: { mimeType: 'text/plain' } }]);
  });

  it('belong to an item of the library that holds columns', async () => {
    const file = await put('with-item.txt', 'x');
    const item = await sandbox.graph('GET', `${drive}/items/${file.body.id}/listItem?$expand=fields`);
    expect(item.body.fields).toMatchObject({ FileLeafRef: 'with-item.txt', ContentType: 'Document' });
  });

  it('are renamed, moved and deleted; a taken name is refused', async () => {
    const file = await put('draft.txt', 'x');
    await put('final.txt', 'y');
    const path = `${drive}/items/${file.body.id}`;
    expect((await sandbox.graph('PATCH', path, { body: { name: 'FINAL.txt' } })).status).toBe(409);
    const folder = await sandbox.graph('POST', `${drive}/root/children`, { body: { name: 'Archive', folder: {} } });
    const moved = await sandbox.graph('PATCH', path, {
      body: { name: 'FINAL.txt', parentReference: { id: folder.body.id } },
    });
    expect(moved.body.parentReference).toMatchObject({ id: folder.body.id });
    expect((await sandbox.graph('DELETE', `${drive}/items/${folder.body.id}`)).status).toBe(204);
    expect((await sandbox.graph('GET', path)).status).toBe(404);
  });

  it('refuse names SharePoint does not take', async () => {
    const body = { name: 'a:b', folder: {} };
    expect((await sandbox.graph('POST', `${drive}/root/children`, { body })).status).toBe(400);
  });

  it('report changes by delta, deletions with their facet', async () => {
    const first = await sandbox.graph('GET', `${drive}/root/delta`);
    const file = await put('fleeting.txt', 'x');
    await sandbox.graph('DELETE', `${drive}/items/${file.body.id}`);
    const second = await sandbox.graph('GET', first.body['@odata.deltaLink']);
    expect(second.body.value).toMatchObject([{ id: file.body.id, deleted: { state: 'deleted' } }]);
  });
});

describe('uploads in ranges', () => {
  const UNIT = 320 * 1024;
  const start = async (name: string) =>
    String(
      (await sandbox.graph('POST', `${drive}/root:/${name}:/createUploadSession`, { body: { item: {} } })).body
        .uploadUrl,
    );
  const send = async (url: string, from: number, part: Uint8Array<ArrayBuffer>, total: number, more = {}) => {
    const headers = { 'content-range': `bytes ${from}-${from + part.length - 1}/${total}`, ...more };
    const response = await fetch(url, { method: 'PUT', headers, body: part });
    return {
      status: response.status,
      body: (await response.json()) as { nextExpectedRanges: string[]; name: string; size: number },
    };
  };

  it('go through in order, tell what is missing, and end with the item', async () => {
    const url = await start('large.bin');
    const first = await send(url, 0, new Uint8Array(UNIT), UNIT + 10);
    expect([first.status, first.body.nextExpectedRanges]).toEqual([202, [`${UNIT}-`]]);
    expect((await send(url, 0, new Uint8Array(UNIT), UNIT + 10)).status).toBe(416);
    const last = await send(url, UNIT, new Uint8Array(10), UNIT + 10);
    expect([last.status, last.body.name, last.body.size]).toEqual([201, 'large.bin', UNIT + 10]);
    expect((await fetch(url)).status).toBe(404);
  });

  it('refuse a range of another size and a token on the address', async () => {
    const url = await start('wrong.bin');
    expect((await send(url, 0, new Uint8Array(1000), UNIT)).status).toBe(400);
    expect((await send(url, 0, new Uint8Array(UNIT), UNIT, { authorization: 'Bearer x' })).status).toBe(401);
  });
});
