import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findList, findSite, type List } from '../../sandbox/tenant/sharepoint/state.ts';
import {
  type ContractWatch,
  GRAPH_CONTRACT_DIR,
  loadGraphDescription,
  watchContract,
} from '../support/graph-contract.ts';
import { type GraphBody, startSandboxForTest, type TestSandbox } from '../support/start-sandbox.ts';

let sandbox: TestSandbox;
let watch: ContractWatch;
let site: string;
const INSIST = { prefer: 'HonorNonIndexedQueriesWarningMayFailRandomly' };

beforeAll(async () => {
  watch = watchContract(await loadGraphDescription());
  sandbox = await startSandboxForTest({ onExchange: (request, reply) => watch.listen(request, reply) });
  const found = await sandbox.graph('GET', '/sites/northharbour.sharepoint.example:/sites/followthrough');
  site = `/sites/${found.body.id}`;
});
afterAll(async () => {
  await sandbox.close();
  expect(watch.violations).toEqual([]);
  if (GRAPH_CONTRACT_DIR !== null) expect(watch.seen.size).toBeGreaterThan(15);
});

const COLUMNS = [
  { name: 'FtKey', text: {}, indexed: true, enforceUniqueValues: true },
  { name: 'Status', choice: { choices: ['Open', 'Done'], displayAs: 'dropDownMenu' }, indexed: true },
  { name: 'Tags', choice: { choices: ['a', 'b'], displayAs: 'checkBoxes' } },
  { name: 'Notes', text: { allowMultipleLines: true, textType: 'plain', linesForEditing: 6 } },
  { name: 'Due', dateTime: { format: 'dateOnly', displayAs: 'standard' }, indexed: true },
  { name: 'Score', number: { decimalPlaces: 'none', minimum: 0, maximum: 100 } },
  { name: 'Done', boolean: {} },
  { name: 'Owner', personOrGroup: { allowMultipleSelection: false, chooseFromType: 'peopleOnly' } },
  { name: 'Helpers', personOrGroup: { allowMultipleSelection: true, chooseFromType: 'peopleOnly' } },
  { name: 'Link', hyperlinkOrPicture: { isPicture: false } },
];

async function newList(): Promise<string> {
  const answer = await sandbox.graph('POST', `${site}/lists`, {
    body: { displayName: `List ${Math.random()}`, columns: COLUMNS, list: { template: 'genericList' } },
  });
  expect(answer.status).toBe(201);
  return `${site}/lists/${answer.body.id}`;
}
/** The list as it lies in the tenant's store: five thousand rows are planted faster than posted. */
function storedList(path: string): List {
  const stored = findSite(sandbox.tenant.store, site.split('/').at(-1) ?? '');
  const list = stored && findList(stored, path.split('/').at(-1) ?? '');
  if (!list) throw new Error(`There is no list at ${path}.`);
  return list;
}
const add = (list: string, fields: object, as = {}) =>
  sandbox.graph('POST', `${list}/items?$expand=fields`, { body: { fields }, ...as });

describe('lists and columns', () => {
  it('finds a list by id and by title, and tells its columns', async () => {
    const list = await newList();
    const byId = await sandbox.graph('GET', list);
    const byTitle = await sandbox.graph('GET', `${site}/lists/${byId.body.displayName}`);
    expect(byTitle.body.id).toBe(byId.body.id);
    const columns = await sandbox.graph('GET', `${list}/columns`);
    const names = columns.body.value.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['Title', 'Created', 'FtKey', 'Owner']));
  });

  it('leaves the type out of a hyperlink column that is read back', async () => {
    const columns = await sandbox.graph('GET', `${await newList()}/columns`);
    const link = columns.body.value.find(({ name }) => name === 'Link');
    expect(link).not.toHaveProperty('hyperlinkOrPicture');
  });

  it.each([
    ['no type', { name: 'X' }],
    ['two types', { name: 'X', text: {}, number: {} }],
    ['unique values without an index', { name: 'X', text: {}, enforceUniqueValues: true }],
  ])('refuses a column with %s', async (_what, body) => {
    const answer = await sandbox.graph('POST', `${await newList()}/columns`, { body });
    expect([answer.status, answer.body.error.code]).toEqual([400, 'invalidRequest']);
  });

  it('refuses a list whose title is taken', async () => {
    const { body } = await sandbox.graph('GET', await newList());
    const answer = await sandbox.graph('POST', `${site}/lists`, { body: { displayName: body.displayName, list: {} } });
    expect([answer.status, answer.body.error.code]).toEqual([409, 'nameAlreadyExists']);
  });

  it('adds, changes and deletes a column', async () => {
    const list = await newList();
    const made = await sandbox.graph('POST', `${list}/columns`, { body: { name: 'Barrier', text: {} } });
    expect(made.status).toBe(201);
    const path = `${list}/columns/${made.body.id}`;
    const changed = await sandbox.graph('PATCH', path, { body: { indexed: true, displayName: 'What blocks' } });
    expect(changed.body).toMatchObject({ indexed: true, displayName: 'What blocks', name: 'Barrier' });
    expect((await sandbox.graph('DELETE', path)).status).toBe(204);
    expect((await sandbox.graph('GET', path)).status).toBe(404);
  });
});

describe('items', () => {
  it('shows fields only when they are expanded, and only the selected ones', async () => {
    const list = await newList();
    const made = await sandbox.graph('POST', `${list}/items`, { body: { fields: { Title: 'One', Score: 5 } } });
    expect(made.status).toBe(201);
    expect(made.body).not.toHaveProperty('fields');
    const one = await sandbox.graph('GET', `${list}/items/${made.body.id}?expand=fields(select=Title)`);
    expect(one.body.fields).toEqual({ '@odata.etag': made.body.eTag, Title: 'One' });
  });

  it('keeps each type as the service shows it and leaves empty columns out', async () => {
    const { body } = await add(await newList(), {
      Title: 'One',
      Due: '2026-03-01',
      Score: 7,
      Done: true,
      Status: 'Open',
      Notes: 'a\nb',
      'Tags@odata.type': 'Collection(Edm.String)',
      Tags: ['a'],
    });
    expect(body.fields).toMatchObject({
      Due: '2026-03-01T00:00:00Z',
      Score: 7,
      Done: true,
      Tags: ['a'],
      Notes: 'a\nb',
    });
    expect(body.fields).not.toHaveProperty('FtKey');
  });

  it.each([
    ['an unknown column', { Nope: 1 }, "Field 'Nope' is not recognized"],
    ['a hyperlink', { Link: { Description: 'x', Url: 'https://x.example' } }, 'Invalid request'],
    ['several values without their type', { Tags: ['a'] }, 'A value without a type name was found'],
    ['a built-in column', { Created: '2026-01-01' }, 'read-only'],
    ['a number above its maximum', { Score: 101 }, 'between 0 and 100'],
    ['a choice that is none', { Status: 'Maybe' }, 'choices'],
    ['a person the site does not know', { OwnerLookupId: 999 }, 'no user'],
  ])('refuses %s', async (_what, fields, message) => {
    const answer = await add(await newList(), fields);
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toContain(message);
  });

  it('refuses a second row with the same unique value, and frees the value on deletion', async () => {
    const list = await newList();
    const first = await add(list, { FtKey: 'k' });
    expect((await add(list, { FtKey: 'K' })).body.error.message).toContain('unique constraints');
    const other = await add(list, { FtKey: 'other' });
    const clash = await sandbox.graph('PATCH', `${list}/items/${other.body.id}/fields`, { body: { FtKey: 'k' } });
    expect(clash.status).toBe(400);
    await sandbox.graph('DELETE', `${list}/items/${first.body.id}`);
    expect((await add(list, { FtKey: 'k' })).status).toBe(201);
  });

  it('never hands out an id twice', async () => {
    const list = await newList();
    const first = await add(list, {});
    await sandbox.graph('DELETE', `${list}/items/${first.body.id}`);
    expect((await add(list, {})).body.id).not.toBe(first.body.id);
  });

  it('answers 412 to a stale etag, 200 to the present one, and lets the last writer win without one', async () => {
    const list = await newList();
    const { body } = await add(list, { Title: 'One' });
    const path = `${list}/items/${body.id}/fields`;
    const patch = (headers: Record<string, string>) =>
      sandbox.graph('PATCH', path, { body: { Title: 'Two' }, headers });
    const present = await patch({ 'if-match': body.eTag });
    expect([present.status, present.body.Title]).toEqual([200, 'Two']);
    const stale = await patch({ 'if-match': body.eTag });
    expect([stale.status, stale.body.error.code]).toEqual([412, 'resourceModified']);
    const unquoted = await patch({ 'if-match': body.eTag.replaceAll('"', '') });
    expect([unquoted.status, unquoted.body.error.innerError.code]).toEqual([400, 'malformedEntityTag']);
    expect((await patch({})).status).toBe(200);
  });

  it('clears a column with null', async () => {
    const list = await newList();
    const { body } = await add(list, { Score: 4 });
    const path = `${list}/items/${body.id}/fields`;
    expect((await sandbox.graph('PATCH', path, { body: { Score: null } })).body).not.toHaveProperty('Score');
  });

  it('keeps versions, newest first, and goes back to an older one as a new one', async () => {
    const list = await newList();
    const { body } = await add(list, { Title: 'One' });
    const item = `${list}/items/${body.id}`;
    await sandbox.graph('PATCH', `${item}/fields`, { body: { Title: 'Two', Score: 1 } });
    const versions = await sandbox.graph('GET', `${item}/versions?$expand=fields`);
    expect(versions.body.value.map(({ id }) => id)).toEqual(['2.0', '1.0']);
    expect((await sandbox.graph('POST', `${item}/versions/1.0/restoreVersion`)).status).toBe(204);
    const now = await sandbox.graph('GET', `${item}?$expand=fields`);
    expect([now.body.fields.Title, now.body.fields._UIVersionString]).toEqual(['One', '3.0']);
    expect(now.body.fields).not.toHaveProperty('Score');
  });
});

describe('people in columns', () => {
  it('are written by the row of the hidden user list and read by number or by name', async () => {
    const list = await newList();
    const marcus = sandbox.upn('marcus');
    const rows = await sandbox.graph(
      'GET',
      `${site}/lists/User Information List/items?expand=fields(select=id,EMail)&$filter=fields/EMail eq '${marcus}'`,
      { headers: INSIST },
    );
    const row = String(rows.body.value[0]?.id);
    const made = await add(list, {
      OwnerLookupId: row,
      'HelpersLookupId@odata.type': 'Collection(Edm.Int32)',
      HelpersLookupId: [Number(row)],
    });
    expect(made.body.fields).toMatchObject({ OwnerLookupId: row, Helpers: [{ LookupId: Number(row), Email: marcus }] });
    const named = await sandbox.graph('GET', `${list}/items/${made.body.id}?$expand=fields($select=Owner)`);
    expect(named.body.fields.Owner).toBe('Marcus Adeyemi');
  });

  it('have no row before they change something on the site', async () => {
    const maya = { user: sandbox.upn('maya') };
    const find = () =>
      sandbox.graph('GET', `${site}/lists/User Information List/items?$filter=fields/EMail eq '${maya.user}'`, {
        headers: INSIST,
      });
    expect((await find()).body.value).toHaveLength(0);
    const made = await add(await newList(), { Title: 'Mine' }, maya);
    expect(made.body.createdBy.user.displayName).toBe('Maya Fischer');
    expect((await find()).body.value).toHaveLength(1);
  });
});

describe('queries', () => {
  it('filter and sort by indexed columns, and refuse others unless the caller insists', async () => {
    const list = await newList();
    for (const [Title, Status, Due, Score] of [
      ['A', 'Open', '2026-03-02', 1],
      ['B', 'Open', '2026-03-01', 2],
      ['C', 'Done', '2026-03-03', 3],
    ])
      await add(list, { Title, Status, Due, Score });
    const titles = async (query: string, headers = {}) => {
      const { body } = await sandbox.graph('GET', `${list}/items?$expand=fields&${query}`, { headers });
      return body.error ? body.error.message : body.value.map(({ fields }) => fields.Title);
    };
    expect(await titles("$filter=fields/Status eq 'Open'&$orderby=fields/Due")).toEqual(['B', 'A']);
    expect(await titles("$filter=fields/Due ge '2026-03-02T00:00:00Z' and fields/Status ne 'Done'")).toEqual(['A']);
    expect(await titles('$filter=fields/Score gt 1')).toContain(
      "Field 'Score' cannot be referenced in filter or orderby as it is not indexed.",
    );
    expect(await titles('$filter=fields/Score gt 1', INSIST)).toEqual(['B', 'C']);
    expect(await titles("$filter=Status eq 'Open'")).toContain('Invalid filter clause');
  });

  it('page through a list by opaque links, also when rows vanish in between', async () => {
    const list = await newList();
    for (let n = 1; n <= 5; n++) await add(list, { Title: `T${n}` });
    const first = await sandbox.graph('GET', `${list}/items?$top=2&$expand=fields(select=Title)`);
    expect(first.body.value).toHaveLength(2);
    await sandbox.graph('DELETE', `${list}/items/${first.body.value[0]?.id}`);
    const second = await sandbox.graph('GET', first.body['@odata.nextLink']);
    expect(second.body.value.map(({ fields }) => fields.Title)).toEqual(['T3', 'T4']);
    const third = await sandbox.graph('GET', String(second.body['@odata.nextLink']));
    expect(third.body).not.toHaveProperty(['@odata.nextLink']);
  });

  it('refuse a scan over the list view threshold even for those who insist', async () => {
    const list = await newList();
    const { body } = await add(list, { Status: 'Open' });
    const stored = storedList(list);
    const model = stored.rows[Number(body.id)];
    if (!model) throw new Error('The row just made is not in the store.');
    for (let n = 2; n <= 5020; n++) {
      stored.rows[n] = { ...model, id: n, fields: { Status: n < 10 ? 'Done' : 'Open' } };
    }
    const query = (filter: string) => sandbox.graph('GET', `${list}/items?$filter=${filter}`, { headers: INSIST });
    expect((await query("fields/Status eq 'Done'")).status).toBe(200);
    expect((await query("fields/Status eq 'Open'")).body.error.message).toContain('list view threshold');
    expect((await query('fields/Score eq 1')).status).toBe(429);
    expect((await sandbox.graph('GET', `${list}/items?$top=5000`)).body.value).toHaveLength(5000);
  });
});

describe('delta', () => {
  const ids = (body: GraphBody) => body.value.map(({ id }) => id);

  it('enumerates everything, then tells changes and deletions only', async () => {
    const list = await newList();
    const one = await add(list, { Title: 'One' });
    const two = await add(list, { Title: 'Two' });
    const first = await sandbox.graph('GET', `${list}/items/delta?$expand=fields`);
    expect(ids(first.body)).toEqual(['1', '2']);
    await sandbox.graph('PATCH', `${list}/items/${one.body.id}/fields`, { body: { Title: 'Uno' } });
    await sandbox.graph('DELETE', `${list}/items/${two.body.id}`);
    const link = String(first.body['@odata.deltaLink']);
    const second = await sandbox.graph('GET', link);
    expect(second.body.value).toMatchObject([
      { id: '1', fields: { Title: 'Uno' } },
      { id: '2', deleted: { state: 'deleted' } },
    ]);
    expect((await sandbox.graph('GET', String(second.body['@odata.deltaLink']))).body.value).toEqual([]);
  });

  it('starts at the present with token=latest and pages with exactly one kind of link', async () => {
    const list = await newList();
    for (let n = 0; n < 3; n++) await add(list, {});
    const latest = await sandbox.graph('GET', `${list}/items/delta?token=latest`);
    expect(latest.body.value).toEqual([]);
    const page = await sandbox.graph('GET', `${list}/items/delta?$top=2`);
    expect(page.body).toHaveProperty(['@odata.nextLink']);
    expect(page.body).not.toHaveProperty(['@odata.deltaLink']);
    const rest = await sandbox.graph('GET', String(page.body['@odata.nextLink']));
    expect(ids(rest.body)).toEqual(['3']);
    await add(list, {});
    expect(ids((await sandbox.graph('GET', String(latest.body['@odata.deltaLink']))).body)).toEqual(['4']);
  });

  it('answers 410 with a fresh start when the change log does not reach back', async () => {
    const list = await newList();
    await add(list, {});
    const { body } = await sandbox.graph('GET', `${list}/items/delta`);
    await sandbox.tell('POST', `/lists/${list.split('/').at(-1)}/forget-changes`);
    const gone = await sandbox.graph('GET', String(body['@odata.deltaLink']));
    expect([gone.status, gone.body.error.code]).toEqual([410, 'resyncChangesApplyDifferences']);
    const fresh = await sandbox.graph('GET', String(gone.headers.get('location')));
    expect(ids(fresh.body)).toEqual(['1']);
  });
});

describe('rights', () => {
  it('keep a reader from writing', async () => {
    const policies = await sandbox.graph('GET', '/sites/northharbour.sharepoint.example:/sites/policies');
    const luca = { user: sandbox.upn('luca') };
    const body = { displayName: 'Mine', list: { template: 'genericList' } };
    const path = `/sites/${policies.body.id}/lists`;
    expect((await sandbox.graph('GET', path, luca)).status).toBe(200);
    const refused = await sandbox.graph('POST', path, { ...luca, body });
    expect([refused.status, refused.body.error.code]).toEqual([403, 'accessDenied']);
  });

  it('open a site to an application with a Selected scope only by grant, and close it with the grant', async () => {
    const product = { client: 'product' };
    const list = await newList();
    const as = (fields: object) => sandbox.graph('POST', `${list}/items`, { ...product, body: { fields } });
    expect((await as({ Title: 'by the app' })).status).toBe(201);
    const grants = await sandbox.graph('GET', `${site}/permissions`);
    const grant = `${site}/permissions/${grants.body.value[0]?.id}`;
    await sandbox.graph('PATCH', grant, { body: { roles: ['read'] } });
    expect((await as({})).status).toBe(403);
    expect((await sandbox.graph('GET', `${list}/items`, product)).status).toBe(200);
    await sandbox.graph('DELETE', grant);
    expect((await sandbox.graph('GET', `${list}/items`, product)).status).toBe(403);
    const application = { id: sandbox.clients[0]?.clientId, displayName: 'Followthrough' };
    const body = { roles: ['write'], grantedToIdentities: [{ application }] };
    expect((await sandbox.graph('POST', `${site}/permissions`, { body })).status).toBe(201);
    expect((await as({})).status).toBe(201);
  });

  it('ask for a scope at all', async () => {
    const answer = await sandbox.graph('GET', `${site}/lists`, { user: sandbox.upn('marcus'), scopes: ['User.Read'] });
    expect([answer.status, answer.body.error.code]).toEqual([403, 'accessDenied']);
  });
});
