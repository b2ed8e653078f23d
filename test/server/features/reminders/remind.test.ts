import { beforeEach, expect, test } from 'vitest';
import { captureActions } from '../../../../server/features/capture/capture-actions.ts';
import type { Runner } from '../../../../server/ledger/runner.ts';
import type { Ports } from '../../../../server/ports/ports.ts';
import type { ActionItem } from '../../../../shared/action-item/action-item.ts';
import { ANA, BEN, callerOf, captureBody, captureItem, sessionFacts, TENANT } from '../../../support/builders.ts';
import { letRecover, startProcess } from '../../../support/crash-sweep.ts';
import { createWorld, type World } from '../../../support/memory-ports.ts';

let world: World;
let ports: Ports;
let runner: Runner;
const digests = () =>
  world.mail
    .sent()
    .map(({ mail }) => mail)
    .filter(({ subject }) => !subject.includes('S-001'));
const items = () => world.lists.all(TENANT, 'actions').map(({ record }) => record);
const toInstant = async (instant: string) => {
  world.clock.set(instant);
  await letRecover(world, runner, 1);
};

beforeEach(async () => {
  world = createWorld('2026-03-02T10:05:00.000Z');
  ports = world.ports();
  runner = await startProcess(ports);
  const body = captureBody(0, {
    session: sessionFacts({ cadence: 'None' }),
    items: [captureItem(1), captureItem(2), captureItem(3, { owner: { name: 'Ana Silva' }, dueOn: '2026-03-20' })],
  });
  await captureActions(ports, { caller: callerOf(ANA), key: 'session-key-1', body });
  await toInstant('2026-03-03T09:00:00.000Z');
});

test('three days before, the owner gets one mail about both items, in the morning of the register', async () => {
  await toInstant('2026-03-06T06:59:00.000Z');
  expect(digests()).toEqual([]);
  await toInstant('2026-03-06T07:15:00.000Z');
  expect(digests().map(({ to }) => to[0]?.address)).toEqual([BEN.mail]);
  expect(digests()[0]?.text).toContain('AI-001');
  expect(digests()[0]?.text).toContain('AI-002');
  for (const place of ['', 'AI-001']) expect(digests()[0]?.html).toContain(`https://contoso.example/tab/${place}"`);
});

test('after the deadline the status in the lists says so, and the owner hears once that day', async () => {
  await toInstant('2026-03-10T00:30:00.000Z');
  expect(items().map(({ status }) => status)).toEqual(['Overdue', 'Overdue', 'In Progress']);
  await toInstant('2026-03-10T07:15:00.000Z');
  await toInstant('2026-03-10T12:00:00.000Z');
  expect(digests().filter(({ subject }) => /overdue/i.test(subject))).toHaveLength(1);
  const lines = world.lists.all(TENANT, 'log').filter(({ record }) => record.after === '{"status":"Overdue"}');
  expect(lines).toHaveLength(2);
});

test('nobody is written to on a day off: reminded the working day before, told of the deadline the one after', async () => {
  await ports.settings.change(TENANT, { holidays: 'DE-BY' });
  const body = captureBody(0, { items: [captureItem(7, { owner: { name: 'Chloé Martin' } })] });
  await captureActions(ports, { caller: callerOf(ANA), key: 'session-key-2', body });
  const dueTimes = async (kind: 'reminder' | 'overdue') =>
    (await ports.ledger.list(TENANT, ['waiting'], 500))
      .filter((row) => row.kind === kind && row.subject === 'AI-004')
      .map(({ revision, dueAt }) => [revision, dueAt]);
  // Due on Monday the 9th; the 6th and the 10th are holidays, the 7th and 8th a weekend.
  expect(await dueTimes('reminder')).toEqual([
    ['2026-03-09/-3', '2026-03-05T07:00:00.000Z'],
    ['2026-03-09/-1', '2026-03-05T07:00:00.000Z'],
  ]);
  expect(await dueTimes('overdue')).toEqual([['2026-03-09/1', '2026-03-11T07:00:00.000Z']]);
  await toInstant('2026-03-05T07:15:00.000Z');
  expect(digests().map(({ to }) => to[0]?.name)).toEqual(['Chloé Martin']);
});

test('a server that was down for days sends one digest, not one a day', async () => {
  await toInstant('2026-03-12T12:00:00.000Z');
  expect(digests().filter(({ to }) => to[0]?.address === BEN.mail)).toHaveLength(1);
});

test('nobody is reminded of what is done or was put off', async () => {
  world.lists.edit(TENANT, 'actions', '1', { stage: 'Completed' });
  world.lists.edit(TENANT, 'actions', '2', { dueOn: '2026-04-30' });
  await toInstant('2026-03-06T07:30:00.000Z');
  await toInstant('2026-03-10T07:30:00.000Z');
  expect(digests()).toEqual([]);
});

test('the sweep does not overwrite somebody who was first', async () => {
  const update = world.lists.update;
  (world.lists as { update: typeof update }).update = async (actor, list, itemId, etag, changes) => {
    if ('status' in changes) world.lists.edit(TENANT, 'actions', itemId, { notes: 'first' } as never);
    return update(actor, list, itemId, etag, changes);
  };
  await toInstant('2026-03-10T00:30:00.000Z');
  expect(
    items()
      .slice(0, 2)
      .map(({ notes }) => notes),
  ).toEqual(['first', 'first']);
});

test('with the database lost nobody hears again of what they were told, and still of what they were not', async () => {
  await toInstant('2026-03-10T07:15:00.000Z');
  const before = digests().length;
  world.clock.set('2026-03-12T09:00:00.000Z');
  world.freshDatabase();
  const again = await startProcess(world.ports());
  await letRecover(world, again, 2);
  expect(digests()).toHaveLength(before);
  world.mail.held.length = 0;
  world.freshDatabase();
  await letRecover(world, await startProcess(world.ports()), 2);
  expect(digests().map(({ to }) => to[0]?.address)).toEqual([BEN.mail]);
});

test('an owner outside the tenant is reminded at the address that was written down', async () => {
  const owner = { name: 'Eve \u202eOutside', mail: 'Eve@supplier.example' };
  const body = captureBody(0, { items: [captureItem(8, { owner })] });
  await captureActions(ports, { caller: callerOf(ANA), key: 'session-key-1', body });
  await toInstant('2026-03-06T07:15:00.000Z');
  expect(digests().map(({ to }) => to)).toContainEqual([{ name: 'Eve Outside', address: 'Eve@supplier.example' }]);
});

test('hundreds of closed items do not keep the newest from being told', async () => {
  const [first] = items();
  const old = Array.from({ length: 520 }, (_, at) => ({
    ...first,
    key: `old-key-${at}`,
    reference: `AI-${String(at + 100).padStart(3, '0')}`,
    stage: 'Closed',
    status: 'Closed',
  })) as ActionItem[];
  const newest = { ...first, key: 'newest-key', reference: 'AI-900', title: 'The newest of all' } as ActionItem;
  await world.lists.create({ kind: 'app', tenantId: TENANT }, 'actions', [...old, newest]);
  await toInstant('2026-03-06T07:15:00.000Z');
  expect(digests()[0]?.text).toContain('The newest of all');
});
