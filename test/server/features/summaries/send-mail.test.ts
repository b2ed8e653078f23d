import { beforeEach, expect, test } from 'vitest';
import { captureActions } from '../../../../server/features/capture/capture-actions.ts';
import type { Runner } from '../../../../server/ledger/runner.ts';
import { PortFailure } from '../../../../server/ports/failures.ts';
import type { Ports } from '../../../../server/ports/ports.ts';
import { ANA, BEN, callerOf, captureBody, TENANT } from '../../../support/builders.ts';
import { letRecover, startProcess } from '../../../support/crash-sweep.ts';
import { createWorld, type World } from '../../../support/memory-ports.ts';

let world: World;
let ports: Ports;
let runner: Runner;
const session = () => world.lists.all(TENANT, 'sessions')[0]?.record;
const rows = (state: 'dead' | 'confirmed') => ports.ledger.list(TENANT, [state], 500);
const pass = async (minutes: number) => {
  for (let minute = 0; minute < minutes; minute += 1) {
    await runner.runDue();
    world.clock.advance(60_000);
  }
};
const toDay = () => world.clock.set('2026-03-03T09:00:00.000Z');

beforeEach(async () => {
  world = createWorld('2026-03-02T10:05:00.000Z');
  ports = world.ports();
  runner = await startProcess(ports);
  await captureActions(ports, { caller: callerOf(ANA), key: 'session-key-1', body: captureBody(2) });
  await runner.runDue();
});

test('nothing goes out before its time', async () => {
  world.clock.set('2026-03-03T08:59:59.000Z');
  await runner.runDue();
  expect(world.mail.held).toEqual([]);
});

test('a row that lags behind a moved meeting waits for it, and then has its full time', async () => {
  const times = { startsAt: '2026-03-09T09:00:00.000Z', endsAt: '2026-03-09T10:00:00.000Z' };
  world.lists.edit(TENANT, 'sessions', '1', times);
  const { reschedule } = ports.ledger;
  Object.assign(ports.ledger, { reschedule: async () => false });
  toDay();
  await letRecover(world, runner, 2);
  expect(world.mail.held).toEqual([]);
  Object.assign(ports.ledger, { reschedule });
  world.clock.set('2026-03-10T09:00:00.000Z');
  await letRecover(world, runner, 1);
  const mails = (await rows('confirmed')).filter(({ kind, subject }) => kind === 'mail' && subject.startsWith('S-001'));
  expect(mails).toHaveLength(3);
  expect(mails[0]?.deadlineAt).toBe('2026-03-10T10:00:00.000Z');
});

test('everybody gets one mail, marked as draft, with text, HTML and the next date', async () => {
  toDay();
  await letRecover(world, runner, 1);
  expect(world.mail.sent().map(({ mail }) => mail.to[0]?.name)).toEqual(['Ana Silva', 'Ben Okoye', 'Chloé Martin']);
  const [first] = world.mail.sent();
  expect(first?.mail.subject).toMatch(/draft/i);
  expect(first?.mail.text).toContain('AI-001');
  expect(first?.mail.html).toContain('AI-001');
  expect(first?.mail.text).toMatch(/NEXT SESSION\n- .*16 Mar 2026/);
  expect(session()).toMatchObject({ summaryState: 'Sent as draft', summarySentAt: '2026-03-03T09:00:00.000Z' });
});

test.each(['', 'W_Europe'])(
  'a zone that is "%s" in the list is taken for the register’s: mails and booking go',
  async (timeZone) => {
    world.lists.edit(TENANT, 'sessions', '1', { timeZone });
    toDay();
    await letRecover(world, runner, 1);
    expect(world.mail.sent()).toHaveLength(3);
    expect(world.calendar.events()).toHaveLength(1);
    expect(await rows('dead')).toEqual([]);
  },
);

test('names and titles edited by hand in SharePoint keep nobody from their mail and forge none', async () => {
  const forged = 'Ana\r\nBcc: eve@evil.example\u2028\u202e';
  const [first] = world.lists.all(TENANT, 'sessions');
  const attendees = first?.record.attendees.map((one) => ({ ...one, name: forged })) ?? [];
  world.lists.edit(TENANT, 'sessions', '1', { title: forged, organiser: { ...ANA, name: forged }, attendees });
  world.lists.edit(TENANT, 'actions', '1', { title: forged, owner: { ...BEN, name: forged } });
  toDay();
  await letRecover(world, runner, 1);
  const mails = world.mail.sent().map(({ mail }) => mail);
  expect(mails.map(({ to }) => to[0]?.name)).toEqual(Array(3).fill('Ana Bcc: eve@evil.example'));
  for (const { subject, replyTo } of mails) expect(`${subject}${replyTo?.name}`).not.toMatch(/[\r\n\u2028\u202e]/);
  expect(world.calendar.events()[0]?.title).not.toMatch(/[\r\n\u2028\u202e]/);
  expect(await rows('dead')).toEqual([]);
});

test('the key of a mail is the same in every life of the database', async () => {
  toDay();
  await letRecover(world, runner, 1);
  const keys = world.mail.sent().map(({ mail }) => mail.key);
  expect(new Set(keys).size).toBe(3);
  world.mail.held.length = 0;
  world.lists.edit(TENANT, 'sessions', '1', { summaryState: 'Waiting' });
  world.freshDatabase();
  await letRecover(world, await startProcess(world.ports()), 3);
  expect(world.mail.sent().map(({ mail }) => mail.key)).toEqual(keys);
});

test('a mailbox that is slow to show what was sent gets no second mail', async () => {
  world.mail.slowLooks = 5;
  toDay();
  await letRecover(world, runner);
  expect(world.mail.sent()).toHaveLength(3);
  expect(session()?.summaryState).toBe('Sent as draft');
});

test('a mailbox out of scope leaves dead letters and a failed summary; a redrive sends under the same keys', async () => {
  world.mail.denied.add('followthrough@contoso.example');
  toDay();
  await pass(6 * 60);
  expect(world.mail.held).toEqual([]);
  const dead = await rows('dead');
  expect(dead.map(({ kind, lastFault }) => [kind, lastFault])).toEqual(
    Array(3).fill(['mail', 'denied: the mailbox is outside what the server may use']),
  );
  expect(session()?.summaryState).toBe('Failed');
  world.mail.denied.clear();
  for (const { id } of dead) await ports.ledger.redrive(TENANT, id, world.clock.now(), '2026-03-05T00:00:00.000Z');
  await letRecover(world, runner, 2);
  expect(world.mail.sent()).toHaveLength(3);
  expect(session()?.summaryState).toBe('Sent as draft');
});

test('a mailbox that comes into scope before the deadline gets its mail in time', async () => {
  world.mail.denied.add('followthrough@contoso.example');
  toDay();
  await pass(30);
  expect(await rows('dead')).toEqual([]);
  world.mail.denied.clear();
  await pass(20);
  expect(world.mail.sent()).toHaveLength(3);
  expect(session()?.summaryState).toBe('Sent as draft');
});

test('a draft that the mailbox does not show at once gets no twin', async () => {
  const { draft, findByKey } = world.mail;
  const shownAt = '2026-03-03T09:01:30.000Z';
  Object.assign(world.mail, {
    async draft(...args: Parameters<typeof draft>) {
      await draft(...args);
      throw new PortFailure('unknown-outcome', 'no answer');
    },
    findByKey: (...args: Parameters<typeof findByKey>) =>
      world.clock.now() < shownAt ? Promise.resolve({ state: 'nowhere' as const }) : findByKey(...args),
  });
  toDay();
  for (let round = 0; round < 20; round += 1) {
    await runner.runDue();
    world.clock.advance(10_000);
  }
  expect(world.mail.held.map(({ isSent }) => isSent)).toEqual([true, true, true]);
});

test('a draft that was never made is made again in the end', async () => {
  const { draft } = world.mail;
  Object.assign(world.mail, { draft: () => Promise.reject(new PortFailure('unknown-outcome', 'no answer')) });
  toDay();
  await runner.runDue();
  Object.assign(world.mail, { draft });
  await pass(5);
  expect(world.mail.sent()).toHaveLength(3);
});

test('a mail service that is down past the deadline ends as a dead letter, not as a late surprise', async () => {
  const { draft } = world.mail;
  (world.mail as { draft: typeof draft }).draft = async () => {
    throw new PortFailure('unavailable', 'down');
  };
  toDay();
  for (let quarter = 0; quarter < 30 * 4; quarter += 1) {
    await runner.runDue();
    world.clock.advance(15 * 60_000);
  }
  expect((await rows('dead')).filter(({ kind }) => kind === 'mail')).toHaveLength(3);
});

test('a server that was down over the deadline still sends, and says that it is late', async () => {
  world.clock.set('2026-03-04T16:00:00.000Z');
  await letRecover(world, runner, 2);
  expect(world.mail.sent()).toHaveLength(3);
  expect(world.mail.sent()[0]?.mail.text).toContain('Late:');
});

test('a draft that a person deleted is not written anew behind their back', async () => {
  const { send } = world.mail;
  (world.mail as { send: typeof send }).send = async () => {
    world.mail.held.length = 0;
    throw new PortFailure('not-found', 'deleted');
  };
  toDay();
  await letRecover(world, runner, 3);
  expect(world.mail.held).toEqual([]);
  expect(await rows('dead')).toEqual([]);
});

test('digest and summary of one person are two mails, a second summary run none', async () => {
  toDay();
  await letRecover(world, runner, 1);
  const summary = await ports.ledger.find(TENANT, 'summary', 'S-001', '1');
  expect(
    await ports.ledger.promise([{ ...(summary as NonNullable<typeof summary>), dueAt: world.clock.now() }]),
  ).toEqual([]);
  expect(world.mail.sent().filter(({ mail }) => mail.to[0]?.address === BEN.mail)).toHaveLength(1);
});
