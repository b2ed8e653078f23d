import { beforeEach, describe, expect, test } from 'vitest';
import { PortFailure } from '../../../../server/ports/failures.ts';
import type { Lists } from '../../../../server/ports/lists.ts';
import { pathOf } from '../../../../shared/contract/paths.ts';
import { startWorld, type TestServer } from '../../../support/build-app.ts';
import { ANA, aSession, BEN, captureBody, captureItem, DAN, TENANT } from '../../../support/builders.ts';
import { letRecover } from '../../../support/crash-sweep.ts';
import type { World } from '../../../support/memory-ports.ts';

let world: World;
let server: TestServer;
const SUMMARY = pathOf('summary', { reference: 'S-001' });
const APPROVAL = pathOf('approval', { reference: 'S-001' });

beforeEach(async () => {
  ({ world, server } = await startWorld('2026-03-02T10:05:00.000Z'));
  await server.call('POST', pathOf('capture', { key: 'session-key-1' }), captureBody(2));
  await server.runner.runDue();
});

test('shows the summary as the person would get it, and sends nothing', async () => {
  const { status, json } = await server.call('GET', SUMMARY, undefined, { as: BEN });
  expect(status).toBe(200);
  expect(json).toMatchObject({ reference: 'S-001', state: 'Waiting', dueAt: '2026-03-03T10:00:00.000Z' });
  expect(json.recipients).toHaveLength(3);
  expect(json.text).toContain('YOUR ACTIONS');
  for (const reference of ['AI-001', 'S-001']) expect(json.text).toContain(`https://contoso.example/tab/${reference}`);
  expect(world.mail.held).toEqual([]);
});

test('a summary that went out in time is not called late for being read later', async () => {
  await server.call('POST', APPROVAL);
  await letRecover(world, server.runner, 1);
  world.clock.advance(3 * 24 * 60 * 60_000);
  const { json } = await server.call('GET', SUMMARY, undefined, { as: BEN });
  expect(json.state).toBe('Sent');
  expect(json.text).not.toMatch(/^Late:/m);
});

test('an action that is open over three sessions stays in the summary', async () => {
  const later = [
    aSession({ key: 'session-key-2', reference: 'S-002', eventId: null, previousRef: 'S-001', summaryState: 'Sent' }),
    aSession({ key: 'session-key-3', reference: 'S-003', eventId: null, previousRef: 'S-002' }),
  ];
  await world.lists.create({ kind: 'app', tenantId: TENANT }, 'sessions', later);
  world.clock.advance(6 * 60_000);
  await server.runner.runDue();
  expect((await server.call('GET', pathOf('summary', { reference: 'S-003' }))).json.text).toContain('AI-001');
});

test('approval sends at once and without the mark of a draft', async () => {
  expect((await server.call('POST', APPROVAL)).json.summaryState).toBe('Approved');
  await letRecover(world, server.runner, 1);
  expect(world.mail.sent()).toHaveLength(3);
  expect(world.mail.sent()[0]?.mail.subject).not.toMatch(/draft/i);
  const [held] = world.lists.all(TENANT, 'sessions');
  expect(held?.record.summaryState).toBe('Sent');
  expect(world.lists.all(TENANT, 'log').filter(({ record }) => record.what === 'session-changed')).toHaveLength(1);
});

test('approving twice is once, approving what is out is refused', async () => {
  await server.call('POST', APPROVAL);
  expect((await server.call('POST', APPROVAL)).status).toBe(200);
  await letRecover(world, server.runner, 1);
  expect((await server.call('POST', APPROVAL)).json.type).toBe('/problems/transition-refused');
  expect(world.mail.sent()).toHaveLength(3);
});

test('an approval that the list refuses leaves the summary a draft, and may be tried again', async () => {
  const denied = () => new PortFailure('denied', 'no right to write here');
  const approve = async () => (await server.call('POST', APPROVAL)).status;
  world.lists.breakWith(denied, ['update']);
  expect([await approve(), await approve()]).toEqual([403, 403]);
  world.clock.set('2026-03-03T09:00:00.000Z');
  world.lists.breakWith(null);
  await letRecover(world, server.runner, 1);
  expect(world.mail.sent()).toHaveLength(3);
  expect(world.mail.sent().every(({ mail }) => /draft/i.test(mail.subject))).toBe(true);
  expect(world.lists.all(TENANT, 'sessions')[0]?.record.summaryState).toBe('Sent as draft');
});

test('an approval that the list takes at the second try goes out as approved', async () => {
  world.lists.breakWith(() => new PortFailure('denied', 'no right to write here'), ['update']);
  await server.call('POST', APPROVAL);
  world.lists.breakWith(null);
  expect((await server.call('POST', APPROVAL)).status).toBe(200);
  await letRecover(world, server.runner, 1);
  expect(world.mail.sent().map(({ mail }) => /draft/i.test(mail.subject))).toEqual([false, false, false]);
});

describe('while the mails are on their way', () => {
  const subjects = () => world.mail.sent().map(({ mail }) => mail.subject);
  const send = () => Promise.reject(new PortFailure('throttled', 'wait', { retryAfterSeconds: 600 }));
  const nextRound = async (ms: number) => {
    world.clock.advance(ms);
    await letRecover(world, server.runner, 1);
  };

  beforeEach(async () => {
    const whole = world.mail.send;
    Object.assign(world.mail, { send });
    world.clock.set('2026-03-03T09:00:00.000Z');
    await letRecover(world, server.runner, 1);
    Object.assign(world.mail, { send: whole });
    expect(subjects()).toEqual([]);
  });

  test('approval comes too late and is refused', async () => {
    const { status, json } = await server.call('POST', APPROVAL);
    expect([status, json.type]).toEqual([409, '/problems/transition-refused']);
    await nextRound(16 * 60_000);
    expect(subjects()[0]).toMatch(/draft/i);
    expect(world.lists.all(TENANT, 'sessions')[0]?.record.summaryState).toBe('Sent as draft');
  });

  test('what is captured is told in the next revision', async () => {
    const body = captureBody(0, { items: [captureItem(1), captureItem(7)] });
    await server.call('POST', pathOf('capture', { key: 'session-key-1' }), body);
    expect(world.lists.all(TENANT, 'sessions')[0]?.record).toMatchObject({
      summaryRevision: 2,
      summaryState: 'Waiting',
      summaryDueAt: '2026-03-04T09:03:00.000Z',
    });
    await nextRound(16 * 60_000);
    await nextRound(24 * 3_600_000);
    const told = world.mail.sent().filter(({ mail }) => /summary/i.test(mail.subject));
    expect(told.map(({ mail }) => mail.text.includes('AI-003'))).toEqual([false, false, false, true, true, true]);
    expect(world.lists.all(TENANT, 'sessions')[0]?.record.summaryState).toBe('Sent as draft');
  });
});

describe('approval and freeze at the same moment', () => {
  const subjects = () => world.mail.sent().map(({ mail }) => mail.subject);
  const state = () => world.lists.all(TENANT, 'sessions')[0]?.record.summaryState;
  /** Does `act` once, right before the first call of that method that is `meant`. */
  function rightBefore<Port extends object, Inputs extends readonly unknown[]>(
    port: Port,
    method: keyof Port & string,
    meant: (...inputs: Inputs) => boolean,
    act: () => Promise<unknown>,
  ): void {
    const whole = port[method] as (...inputs: Inputs) => unknown;
    const once = async (...inputs: Inputs) => {
      if (!meant(...inputs)) return whole(...inputs);
      Object.assign(port, { [method]: whole });
      await act();
      return whole(...inputs);
    };
    Object.assign(port, { [method]: once });
  }

  test('an approval while the mails are written as drafts is refused, not answered and dropped', async () => {
    const answers: number[] = [];
    // The follow-up's date is looked up for the mails, and for nothing else.
    const isComposing = (...inputs: readonly unknown[]) => inputs[2] === 'S-002';
    rightBefore(server.ports.mirror, 'byReference', isComposing, async () => {
      answers.push((await server.call('POST', APPROVAL)).status);
    });
    world.clock.set('2026-03-03T09:00:00.000Z');
    await letRecover(world, server.runner, 1);
    expect(answers).toEqual([409]);
    expect(subjects().every((subject) => /draft/i.test(subject))).toBe(true);
    expect(state()).toBe('Sent as draft');
  });

  test('a freeze while the approval is being written sends what was approved', async () => {
    world.clock.set('2026-03-03T08:59:00.000Z');
    rightBefore(
      world.lists,
      'update',
      () => true,
      async () => {
        world.clock.set('2026-03-03T09:00:00.000Z');
        await letRecover(world, server.runner, 1);
      },
    );
    const { status, json } = await server.call('POST', APPROVAL);
    expect([status, json.summaryState]).toEqual([200, 'Sent']);
    expect(subjects()).toHaveLength(3);
    expect(subjects().some((subject) => /draft/i.test(subject))).toBe(false);
  });

  test('an approval that another approver was quicker with is logged once, as theirs', async () => {
    rightBefore(
      world.lists,
      'update',
      () => true,
      () => server.call('POST', APPROVAL, undefined, { as: DAN }),
    );
    // The quicker one's line is lost on its way: the other must not step in for it.
    const { create } = world.lists;
    let lost = 0;
    const createLog: typeof create = (actor, list, records) => {
      if (list === 'log' && lost++ === 0) return Promise.reject(new PortFailure('unavailable', 'no history'));
      return create(actor, list, records);
    };
    Object.assign(world.lists, { create: createLog });
    const { status, json } = await server.call('POST', APPROVAL);
    Object.assign(world.lists, { create });
    expect([status, json.summaryState]).toEqual([200, 'Approved']);
    await letRecover(world, server.runner, 1);
    const lines = world.lists.all(TENANT, 'log').filter(({ record }) => record.what === 'session-changed');
    expect(lines.map(({ record }) => record.who?.name)).toEqual([DAN.name]);
  });

  test('the state of a revision that somebody opened meanwhile is not written over', async () => {
    world.clock.set('2026-03-03T09:00:00.000Z');
    const isSettling = (...inputs: Parameters<Lists['update']>) => 'summarySentAt' in inputs[4];
    rightBefore(world.lists, 'update', isSettling, async () =>
      world.lists.edit(TENANT, 'sessions', '1', { summaryRevision: 2, summaryState: 'Waiting' }),
    );
    await letRecover(world, server.runner, 1);
    expect(subjects()).toHaveLength(3);
    expect(world.lists.all(TENANT, 'sessions')[0]?.record).toMatchObject({
      summaryRevision: 2,
      summaryState: 'Waiting',
      summarySentAt: null,
    });
  });
});

test('approval is for the organiser and coordinators', async () => {
  expect((await server.call('POST', APPROVAL, undefined, { as: BEN })).json.type).toBe('/problems/role-missing');
  expect((await server.call('POST', APPROVAL, undefined, { as: DAN })).status).toBe(200);
  expect((await server.call('POST', APPROVAL, undefined, { as: ANA })).status).toBe(200);
});
