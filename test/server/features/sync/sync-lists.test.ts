import { beforeEach, describe, expect, test } from 'vitest';
import { captureActions } from '../../../../server/features/capture/capture-actions.ts';
import { syncLists } from '../../../../server/features/sync/sync-lists.ts';
import type { Runner } from '../../../../server/ledger/runner.ts';
import { PortFailure } from '../../../../server/ports/failures.ts';
import type { Ports } from '../../../../server/ports/ports.ts';
import type { ActionItem } from '../../../../shared/action-item/action-item.ts';
import type { Session } from '../../../../shared/meeting/session.ts';
import { ANA, anItem, aSession, callerOf, captureBody, TENANT } from '../../../support/builders.ts';
import { letRecover, startProcess } from '../../../support/crash-sweep.ts';
import { createWorld, type World } from '../../../support/memory-ports.ts';

let world: World;
let ports: Ports;
let runner: Runner;
const edits = () =>
  world.lists
    .all(TENANT, 'log')
    .map(({ record }) => record)
    .filter(({ what }) => what === 'edited-in-sharepoint');
const edit = (changes: Partial<ActionItem>) => world.lists.edit(TENANT, 'actions', '1', changes);
const nextRound = async () => {
  world.clock.advance(5 * 60_000);
  await runner.runDue();
};

beforeEach(async () => {
  world = createWorld('2026-03-02T10:05:00.000Z');
  ports = world.ports();
  runner = await startProcess(ports);
  await captureActions(ports, { caller: callerOf(ANA), key: 'session-key-1', body: captureBody(2) });
  await runner.runDue();
});

test('what the server wrote itself is no edit of anybody', async () => {
  await nextRound();
  await nextRound();
  expect(edits()).toEqual([]);
});

test('an edit in SharePoint is taken in and logged once, with before, after and who', async () => {
  edit({ progress: 30 });
  await nextRound();
  await nextRound();
  expect(edits()).toHaveLength(1);
  expect(edits()[0]).toMatchObject({
    on: 'AI-001',
    before: '{"progress":0}',
    after: '{"progress":30}',
    channel: 'SharePoint',
    who: { name: 'A person' },
  });
  expect((await ports.mirror.byReference(TENANT, 'actions', 'AI-001'))?.record.progress).toBe(30);
});

test.each([
  [{ stage: 'Closed' }, 'Breaks the lifecycle: Open does not lead to Closed.'],
  [{ stage: 'Completed' }, ''],
] as const)('an edit to %j is flagged where the lifecycle has no such step', async (changes, comment) => {
  edit(changes);
  await nextRound();
  expect(edits()[0]?.comment).toBe(comment);
});

test('closing by hand without what closing takes is flagged', async () => {
  edit({ stage: 'Completed' });
  await nextRound();
  edit({ stage: 'Closed' });
  await nextRound();
  expect(edits()[1]?.comment).toContain('closed without actionTaken');
});

test('a new deadline set in SharePoint gets its own reminders', async () => {
  edit({ dueOn: '2026-03-30' });
  await nextRound();
  expect(await ports.ledger.find(TENANT, 'reminder', 'AI-001', '2026-03-30/-3')).not.toBeNull();
});

describe('a deadline nobody can reach, typed into the list', () => {
  beforeEach(async () => {
    edit({ dueOn: '9999-12-31' });
    await nextRound();
  });

  test('reads as none, and the history says why', async () => {
    expect((await ports.mirror.byReference(TENANT, 'actions', 'AI-001'))?.record.dueOn).toBeNull();
    expect(edits().map(({ comment }) => comment)).toEqual([
      'Reads as none, because it is not in the years 1970 to 2199: dueOn.',
    ]);
  });

  test('keeps nothing else from being read, and is told once', async () => {
    world.lists.edit(TENANT, 'actions', '2', { title: 'changed after' });
    await nextRound();
    await nextRound();
    expect((await ports.mirror.byReference(TENANT, 'actions', 'AI-002'))?.record.title).toBe('changed after');
    expect(edits()).toHaveLength(2);
  });

  test('stops no summary', async () => {
    world.clock.set('2026-03-03T09:00:00.000Z');
    await letRecover(world, runner, 2);
    expect(world.mail.sent().length).toBeGreaterThan(0);
  });
});

describe('an item typed into the list itself', () => {
  const app = { kind: 'app', tenantId: TENANT } as const;
  const byHand = async () => {
    const itemId = String(world.lists.all(TENANT, 'actions').length + 1);
    const record = anItem({ key: `item-${itemId}`, reference: '', title: 'By hand', sessionRef: null });
    await world.lists.create(app, 'actions', [record]);
    return itemId;
  };
  const references = () => world.lists.all(TENANT, 'actions').map(({ record }) => record.reference);
  const created = () =>
    world.lists.all(TENANT, 'log').filter(({ record }) => record.what === 'created' && record.on === 'AI-003');

  test('gets the next number and one line of history, and its promises', async () => {
    await byHand();
    await nextRound();
    await nextRound();
    expect(references()).toEqual(['AI-001', 'AI-002', 'AI-003']);
    expect(created().map(({ record }) => record.channel)).toEqual(['SharePoint']);
    expect(edits()).toEqual([]);
    expect(await ports.ledger.find(TENANT, 'overdue', 'AI-003', '2026-03-09/1')).not.toBeNull();
  });

  test('takes no number twice when the database was lost', async () => {
    await byHand();
    world.freshDatabase();
    await (await startProcess(world.ports())).runDue();
    expect(references()).toEqual(['AI-001', 'AI-002', 'AI-003']);
    expect(created()).toHaveLength(1);
  });

  test('is numbered with the next reading when somebody changes it at that moment', async () => {
    const itemId = await byHand();
    const { highestReference } = world.lists;
    (world.lists as { highestReference: typeof highestReference }).highestReference = (actor, list) => {
      world.lists.edit(TENANT, 'actions', itemId, { notes: 'first' });
      (world.lists as { highestReference: typeof highestReference }).highestReference = highestReference;
      return highestReference(actor, list);
    };
    await nextRound();
    expect(references()[2]).toBe('');
    await nextRound();
    expect(world.lists.all(TENANT, 'actions')[2]?.record).toMatchObject({ notes: 'first', reference: 'AI-004' });
  });
});

describe('a session that somebody typed into the list', () => {
  const TYPED = {
    title: 'Typed in',
    eventId: null,
    iCalUId: null,
    summaryState: 'Not due',
    summaryDueAt: null,
  } as const;
  const typeIn = (changes: Partial<Session>) => {
    const record = aSession({ ...TYPED, key: 'item-2', reference: '', summaryRevision: 0, ...changes });
    return world.lists.create({ kind: 'app', tenantId: TENANT }, 'sessions', [record]);
  };
  const typed = () => world.lists.all(TENANT, 'sessions')[1]?.record;

  test('gets the next number, a line of history, and owes its summary', async () => {
    await typeIn({ endsAt: '2026-03-02T12:00:00.000Z' });
    await nextRound();
    await nextRound();
    expect(typed()).toMatchObject({ reference: 'S-002', summaryRevision: 1 });
    const lines = world.lists.all(TENANT, 'log').filter(({ record }) => record.on === 'S-002');
    expect(lines.map(({ record }) => [record.what, record.channel])).toEqual([['created', 'SharePoint']]);
    expect(await ports.ledger.find(TENANT, 'summary', 'S-002', '1')).toMatchObject({
      deadlineAt: '2026-03-03T12:00:00.000Z',
    });
    expect(edits()).toEqual([]);
  });

  test('owes nothing before it has an end', async () => {
    await typeIn({ startsAt: '1970-01-01T00:00:00.000Z', endsAt: '1970-01-01T00:00:00.000Z' });
    await nextRound();
    expect(typed()?.reference).toBe('S-002');
    expect(await ports.ledger.find(TENANT, 'summary', 'S-002', '1')).toBeNull();
    world.lists.edit(TENANT, 'sessions', '2', { endsAt: '2026-03-02T12:00:00.000Z' });
    await nextRound();
    expect(await ports.ledger.find(TENANT, 'summary', 'S-002', '1')).not.toBeNull();
  });
});

test('a record that nothing can be promised for keeps the others from nothing', async () => {
  const broken = {
    daysOff: () => {
      throw new RangeError('not a date');
    },
  };
  const warned: object[] = [];
  const log = { info: () => {}, warn: () => {}, error: (facts: object) => void warned.push(facts) };
  world.freshDatabase();
  const again = { ...world.ports(), holidays: broken };
  await syncLists(again, TENANT, log);
  expect(warned).toHaveLength(2);
  expect(await again.ledger.find(TENANT, 'summary', 'S-001', '1')).not.toBeNull();
});

test('an end that is moved in SharePoint moves the summary, and its due time in the list', async () => {
  world.lists.edit(TENANT, 'sessions', '1', {
    startsAt: '2026-03-05T09:00:00.000Z',
    endsAt: '2026-03-05T10:00:00.000Z',
  });
  await nextRound();
  expect(world.lists.all(TENANT, 'sessions')[0]?.record.summaryDueAt).toBe('2026-03-06T10:00:00.000Z');
  expect(await ports.ledger.find(TENANT, 'summary', 'S-001', '1')).toMatchObject({
    dueAt: '2026-03-06T09:00:00.000Z',
    deadlineAt: '2026-03-06T10:00:00.000Z',
  });
});

test('a deleted item leaves the mirror', async () => {
  world.lists.erase(TENANT, 'actions', '1');
  await nextRound();
  expect(await ports.mirror.byReference(TENANT, 'actions', 'AI-001')).toBeNull();
});

test('a token that is no longer known leads to a full read that forgets what is gone', async () => {
  world.lists.erase(TENANT, 'actions', '1');
  world.lists.forgetTokens();
  await nextRound();
  expect(await ports.mirror.byReference(TENANT, 'actions', 'AI-001')).toBeNull();
  expect(await ports.mirror.byReference(TENANT, 'actions', 'AI-002')).not.toBeNull();
  expect(edits()).toEqual([]);
});

test('a night without SharePoint leaves no dead letters, and the round goes on', async () => {
  world.lists.breakWith(() => new PortFailure('unavailable', 'down'));
  for (let hour = 0; hour < 10; hour += 1) {
    world.clock.advance(3_600_000);
    await runner.runDue();
  }
  expect(await ports.ledger.list(TENANT, ['dead'], 9)).toEqual([]);
  world.lists.breakWith(null);
  edit({ progress: 30 });
  await nextRound();
  expect(edits()).toHaveLength(1);
});

describe('a fresh database', () => {
  test('is filled from the lists, and promises what is owed as uncertain', async () => {
    world.clock.advance(3_600_000);
    world.freshDatabase();
    const again = world.ports();
    await (await startProcess(again)).runDue();
    expect((await again.mirror.findActions(TENANT, { limit: 9, offset: 0 })).total).toBe(2);
    expect(await again.ledger.find(TENANT, 'summary', 'S-001', '1')).toMatchObject({ isUncertain: true });
    expect(await again.ledger.find(TENANT, 'overdue', 'AI-001', '2026-03-09/1')).toMatchObject({ isUncertain: true });
  });

  test('owes nothing for a session whose summary is out', async () => {
    world.lists.edit(TENANT, 'sessions', '1', { summaryState: 'Sent' });
    world.freshDatabase();
    const again = world.ports();
    await (await startProcess(again)).runDue();
    expect(await again.ledger.find(TENANT, 'summary', 'S-001', '1')).toBeNull();
  });
});
