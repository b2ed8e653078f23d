import { afterEach, beforeEach, expect, test } from 'vitest';
import { createListsDoctor } from '../../server/adapters/graph/doctor.ts';
import { LIST_SCHEMAS } from '../../server/adapters/graph/list-schemas.ts';
import { createGraphLists } from '../../server/adapters/graph/lists.ts';
import { createRegisterSite } from '../../server/adapters/graph/register-site.ts';
import { createUserRows } from '../../server/adapters/graph/user-rows.ts';
import type { ListsDoctor } from '../../server/ports/lists.ts';
import { anItem, aSession } from '../support/builders.ts';
import { createMemorySettings } from '../support/memory-settings.ts';
import { type GraphStage, openGraphStage, SITE } from './graph-stage.ts';

let stage: GraphStage;
let doctor: ListsDoctor;
beforeEach(async () => {
  stage = await openGraphStage(false);
  doctor = createListsDoctor(stage.graph, stage.settings, stage.site, SITE);
});
afterEach(() => stage.close());

const HEALTHY = { faults: [], repairs: [], remaining: [] };
const columnsPath = async (list: string) => `${await stage.site.listPath(stage.app, list)}/columns`;

async function columnId(list: string, name: string): Promise<string> {
  const { value } = (await stage.direct('GET', await columnsPath(list))) as { value: { id: string; name: string }[] };
  const found = value.find((column) => column.name === name);
  if (!found) throw new Error(`no column ${name}`);
  return found.id;
}

test('an empty site gets every list in one writing request, then needs nothing', async () => {
  expect((await doctor.check(stage.app)).faults.map(({ kind }) => kind)).toEqual(
    LIST_SCHEMAS.map(() => 'list-missing'),
  );
  await stage.requests();
  const made = await doctor.repair(stage.app);
  expect(made.remaining).toEqual([]);
  expect(made.repairs).toHaveLength(LIST_SCHEMAS.length);
  const writes = (await stage.requests()).filter(({ parts }) => parts?.some(({ method }) => method !== 'GET'));
  expect(writes).toHaveLength(1);
  expect(made.requests).toBeLessThanOrEqual(6);
  expect(await doctor.check(stage.app)).toEqual({ ...HEALTHY, requests: 3 });
  expect(await doctor.repair(stage.app)).toEqual({ ...HEALTHY, requests: 3 });
});

test('binds by id, so a renamed list is found, reported once and kept', async () => {
  await doctor.repair(stage.app);
  const bound = await stage.site.listPath(stage.app, 'actions');
  await stage.direct('PATCH', bound, { displayName: 'Aktionen' });
  expect((await doctor.check(stage.app)).faults).toEqual([{ kind: 'list-renamed', list: 'actions' }]);
  expect(await doctor.repair(stage.app)).toMatchObject({
    remaining: [],
    repairs: [expect.stringContaining('Aktionen')],
  });
  expect((await doctor.check(stage.app)).faults).toEqual([]);
  expect(await stage.site.listPath(stage.app, 'actions')).toBe(bound);
});

test('finds its lists again when the database is gone, even renamed ones', async () => {
  await doctor.repair(stage.app);
  const bound = await stage.site.listPath(stage.app, 'actions');
  await stage.direct('PATCH', bound, { displayName: 'Aktionen' });
  const settings = createMemorySettings([stage.sandbox.tenantId]);
  const site = createRegisterSite(settings);
  const report = await createListsDoctor(stage.graph, settings, site, SITE).repair(stage.app);
  expect(report).toMatchObject({ faults: [{ kind: 'list-renamed' }], remaining: [] });
  expect(await site.listPath(stage.app, 'actions')).toBe(bound);
});

test('a session is written before the doctor has added the column of its calendar, and whole after', async () => {
  await doctor.repair(stage.app);
  const lists = createGraphLists(stage.graph, stage.site, createUserRows(stage.graph, stage.site));
  const write = async (key: string, reference: string) => {
    const session = aSession({ key, reference, eventMailbox: 'bookings@contoso.example' });
    const [created] = await lists.create(stage.app, 'sessions', [session]);
    return created?.outcome === 'created' ? created.stored.record.eventMailbox : created;
  };
  await stage.direct('DELETE', `${await columnsPath('sessions')}/${await columnId('sessions', 'EventMailbox')}`);
  expect(await write('before-repair', 'S-7001')).toBeNull();
  await doctor.repair(stage.app);
  expect(await write('after-repair', 'S-7002')).toBe('bookings@contoso.example');
});

test('mends columns and leaves what people added alone', async () => {
  await doctor.repair(stage.app);
  const columns = await columnsPath('actions');
  await stage.direct('DELETE', `${columns}/${await columnId('actions', 'Barrier')}`);
  await stage.direct('PATCH', `${columns}/${await columnId('actions', 'SessionRef')}`, { indexed: false });
  await stage.direct('PATCH', `${columns}/${await columnId('actions', 'Priority')}`, { displayName: 'Dringlichkeit' });
  const choices = ['Open', 'Parked'];
  await stage.direct('PATCH', `${columns}/${await columnId('actions', 'Stage')}`, { choice: { choices } });
  await stage.direct('POST', columns, { name: 'Colour', text: {} });

  const report = await doctor.repair(stage.app);
  const found = report.faults.map((fault) => ('column' in fault ? `${fault.kind} ${fault.column}` : fault.kind));
  expect(found.sort()).toEqual([
    'choice-missing Stage',
    'column-missing Barrier',
    'column-not-indexed SessionRef',
    'column-renamed Priority',
  ]);
  expect(report.remaining).toEqual([]);
  expect(report.repairs).toHaveLength(4);
  expect((await doctor.check(stage.app)).faults).toEqual([]);
  const { value } = (await stage.direct('GET', columns)) as {
    value: { name: string; choice?: { choices: string[] } }[];
  };
  expect(value.find(({ name }) => name === 'Stage')?.choice?.choices).toContain('Parked');
  // What people added themselves stays.
  expect(value.map(({ name }) => name)).toContain('Colour');
});

test('makes a deleted list anew and the lists work again', async () => {
  await doctor.repair(stage.app);
  const lists = createGraphLists(stage.graph, stage.site, createUserRows(stage.graph, stage.site));
  await stage.direct('DELETE', await stage.site.listPath(stage.app, 'actions'));
  await expect(lists.findByKey(stage.app, 'actions', 'k')).rejects.toMatchObject({ kind: 'not-found' });
  expect((await doctor.repair(stage.app)).remaining).toEqual([]);
  expect(await lists.create(stage.app, 'actions', [anItem()])).toMatchObject([{ outcome: 'created' }]);
});

test('keeps a list of the same title that is not ours', async () => {
  const { siteId } = await siteOf();
  const theirs = (await stage.direct('POST', `/sites/${siteId}/lists`, { displayName: 'Actions', list: {} })) as {
    id: string;
  };
  const report = await doctor.repair(stage.app);
  expect(report.remaining).toEqual([]);
  expect(await stage.site.listPath(stage.app, 'actions')).not.toContain(theirs.id);
  expect(report.repairs.join(' ')).toContain('Followthrough Actions');
});

test('says that the site can be read and not written', async () => {
  const readOnly = createListsDoctor(
    stage.graph,
    stage.settings,
    stage.site,
    SITE.replace('followthrough', 'policies'),
  );
  const report = await readOnly.repair(stage.app);
  expect(report.remaining).toContainEqual({ kind: 'site-read-only', list: 'actions' });
  expect(report.repairs).toEqual([]);
});

test.each([
  ['is not there', 'nowhere', 'site-missing'],
  ['was not granted', 'closed', 'site-denied'],
])('says that the site %s', async (_name, path, kind) => {
  if (kind === 'site-denied') await stage.fault({ match: { path: '**/closed' }, status: 403, code: 'accessDenied' });
  const report = await createListsDoctor(
    stage.graph,
    stage.settings,
    stage.site,
    SITE.replace('followthrough', path),
  ).check(stage.app);
  expect(report.remaining).toEqual([{ kind, list: '' }]);
});

test('can be interrupted anywhere and finish later', async () => {
  await stage.fault({ match: { method: 'POST', path: '**/lists' }, skip: 2, times: 2, status: 500, afterEffect: true });
  await doctor.repair(stage.app);
  expect((await doctor.repair(stage.app)).remaining).toEqual([]);
  const { siteId } = await siteOf();
  const { value } = (await stage.direct('GET', `/sites/${siteId}/lists?$select=description`)) as {
    value: { description?: string }[];
  };
  expect(value.filter(({ description }) => description?.includes('[followthrough:'))).toHaveLength(LIST_SCHEMAS.length);
});

async function siteOf(): Promise<{ siteId: string }> {
  const { id } = (await stage.direct('GET', `/sites/${SITE}`)) as { id: string };
  return { siteId: id };
}
