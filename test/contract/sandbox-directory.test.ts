import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ContractWatch, loadGraphDescription, watchContract } from '../support/graph-contract.ts';
import { startSandboxForTest, type TestSandbox } from '../support/start-sandbox.ts';

let sandbox: TestSandbox;
let watch: ContractWatch;
const EVENTUAL = { consistencylevel: 'eventual' };

beforeAll(async () => {
  watch = watchContract(await loadGraphDescription());
  sandbox = await startSandboxForTest({ onExchange: (request, reply) => watch.listen(request, reply) });
});
afterAll(async () => {
  await sandbox.close();
  expect(watch.violations).toEqual([]);
});

const names = async (path: string, headers: Record<string, string> = {}) => {
  const { body } = await sandbox.graph('GET', path, { headers });
  return body.error ? body.error : body.value.map(({ displayName }) => displayName);
};

describe('people', () => {
  it('are found by id, by UPN and as me, with the default members unless others are named', async () => {
    const user = sandbox.upn('marcus');
    const me = await sandbox.graph('GET', '/me', { user });
    expect(me.body.displayName).toBe('Marcus Adeyemi');
    expect(me.body).not.toHaveProperty('department');
    for (const key of [user, me.body.id, user.toUpperCase()]) {
      const one = await sandbox.graph('GET', `/users/${key}?$select=department`);
      expect(one.body).toEqual({ '@odata.context': expect.any(String), department: 'Operations' });
    }
  });

  it('have no me for an application on its own', async () => {
    expect((await sandbox.graph('GET', '/me')).status).toBe(400);
  });

  it('answer 404 in the words of the directory when there is none', async () => {
    const { status, body } = await sandbox.graph('GET', '/users/nobody@northharbour.example');
    expect([status, body.error.code]).toEqual([404, 'Request_ResourceNotFound']);
  });

  it('come in pages of the size asked for, and never more than 999', async () => {
    const first = await sandbox.graph('GET', '/users?$top=5&$select=id');
    expect(first.body.value).toHaveLength(5);
    const second = await sandbox.graph('GET', first.body['@odata.nextLink']);
    expect(second.body.value[0]?.id).not.toBe(first.body.value[0]?.id);
    expect((await sandbox.graph('GET', '/users?$top=1000')).status).toBe(400);
  });

  it('are filtered and searched, advanced queries only with their header and a count', async () => {
    expect(
      await names("/users?$filter=startswith(displayName,'pri') or mail eq 'GRACE.WHITFIELD@northharbour.example'"),
    ).toEqual(['Priya Raman', 'Grace Whitfield']);
    expect(await names("/users?$filter=endswith(mail,'harbour.example')")).toMatchObject({
      code: 'Request_UnsupportedQuery',
    });
    expect(
      await names("/users?$filter=department ne 'Sales' and jobTitle eq 'Apprentice'&$count=true", EVENTUAL),
    ).toEqual(['Maya Fischer']);
    expect(await names('/users?$search="displayName:rama"', EVENTUAL)).toEqual(['Priya Raman']);
    expect(await names('/users?$search="displayName:rama"')).toMatchObject({ code: 'BadRequest' });
    const counted = await sandbox.graph('GET', '/users?$count=true&$top=1', { headers: EVENTUAL });
    expect(counted.body['@odata.count']).toBeGreaterThan(5);
  });

  it('have a manager, reports and groups; the one at the top has no manager', async () => {
    const manager = await sandbox.graph('GET', `/users/${sandbox.upn('maya')}/manager`);
    expect(manager.body).toMatchObject({ '@odata.type': '#microsoft.graph.user', displayName: 'Tomas Lindqvist' });
    expect((await sandbox.graph('GET', `/users/${sandbox.upn('ingrid')}/manager`)).status).toBe(404);
    expect(await names(`/users/${sandbox.upn('tomas')}/directReports`)).toEqual(['Maya Fischer']);
    expect(await names(`/users/${sandbox.upn('elena')}/memberOf`)).toEqual(['Quality Circle']);
    const expanded = await sandbox.graph('GET', `/users/${sandbox.upn('maya')}?$expand=manager($select=displayName)`);
    expect(expanded.body.manager).toMatchObject({ displayName: 'Tomas Lindqvist' });
  });

  it('have no photo', async () => {
    expect((await sandbox.graph('GET', '/me/photo/$value', { user: sandbox.upn('maya') })).status).toBe(404);
  });

  it('show the own entry, and no other, to a person with User.Read alone', async () => {
    const as = { user: sandbox.upn('maya'), scopes: ['User.Read'] };
    expect((await sandbox.graph('GET', '/me', as)).status).toBe(200);
    const other = await sandbox.graph('GET', `/users/${sandbox.upn('priya')}`, as);
    expect([other.status, other.body.error.code]).toEqual([403, 'Authorization_RequestDenied']);
  });

  it('report changes by delta, and refuse a token after seven days', async () => {
    const first = await sandbox.graph('GET', '/users/delta?$select=displayName');
    expect(first.body.value.length).toBeGreaterThan(10);
    const id = first.body.value.find(({ displayName }) => displayName === 'Luca Bianchi')?.id;
    await sandbox.graph('PATCH', `/users/${id}`, { body: { jobTitle: 'Controller' } });
    const second = await sandbox.graph('GET', first.body['@odata.deltaLink']);
    expect(second.body.value.map(({ displayName }) => displayName)).toEqual(['Luca Bianchi']);
    await sandbox.tell('POST', '/clock', { advance: 'P8D' });
    expect((await sandbox.graph('GET', second.body['@odata.deltaLink'])).status).toBe(410);
  });
});

describe('objects and organization', () => {
  it('gives objects by id and passes over unknown ones', async () => {
    const { body } = await sandbox.graph('GET', '/groups');
    const ids = [body.value[0]?.id, '11111111-1111-4111-8111-111111111111'];
    const found = await sandbox.graph('POST', '/directoryObjects/getByIds', { body: { ids } });
    expect(found.body.value).toMatchObject([
      { '@odata.type': '#microsoft.graph.group', displayName: 'Quality Circle' },
    ]);
    const users = await sandbox.graph('POST', '/directoryObjects/getByIds', { body: { ids, types: ['user'] } });
    expect(users.body.value).toEqual([]);
  });

  it('tells who the organization is', async () => {
    expect(await names('/organization')).toEqual(['North Harbour']);
  });
});
