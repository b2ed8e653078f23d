/** What every mirror must do: one behaviour suite, run by each implementation. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Stored } from '../../server/ports/lists.ts';
import type { ActionQuery, Mirror } from '../../server/ports/mirror.ts';
import type { ActionItem } from '../../shared/action-item/action-item.ts';
import type { LogEntry } from '../../shared/action-item/log-entry.ts';
import { BLANK_ITEM } from '../../shared/action-item/new-item.ts';
import type { Session } from '../../shared/meeting/session.ts';
import { aSession } from '../support/builders.ts';

const stored = <R>(itemId: string, record: R, version = 1): Stored<R> => ({
  record,
  itemId,
  version,
  etag: `"${itemId},${version}"`,
  createdAt: '2026-03-01T08:00:00.000Z',
  modifiedAt: `2026-03-01T08:00:0${version}.000Z`,
  modifiedBy: 'Ana',
  webUrl: `https://contoso.example/${itemId}`,
});

const ANA = { key: 'ana', name: 'Ana Ärmel', mail: 'ana@contoso.example' };
const action = (number: number, changes: Partial<ActionItem> = {}, version = 1): Stored<ActionItem> =>
  stored(
    String(number),
    {
      ...BLANK_ITEM,
      key: `key-${number}`,
      reference: `AI-${String(number).padStart(3, '0')}`,
      title: `Item ${number}`,
      ...changes,
    },
    version,
  );
/** `make` gives an empty mirror. */
export function describeMirror(name: string, make: () => Promise<Mirror>): void {
  describe(`mirror contract, ${name}`, () => {
    let mirror: Mirror;
    beforeEach(async () => {
      mirror = await make();
    });
    statesAreKept(() => mirror);
    actionsAreFound(() => mirror);
    sessionsAndLogAreOrdered(() => mirror);
  });
}

function statesAreKept(get: () => Mirror): void {
  test('what is put in is found again whole, by reference and by key, by its own tenant only', async () => {
    const item = action(1, { title: 'Budget – 予算', owner: ANA, evidenceLinks: ['a', 'b'] });
    await get().put('tenant-a', 'actions', [item]);
    expect(await get().byReference('tenant-a', 'actions', 'AI-001')).toEqual(item);
    expect(await get().byKey('tenant-a', 'actions', 'key-1')).toEqual(item);
    expect(await get().byReference('tenant-b', 'actions', 'AI-001')).toBeNull();
    expect(await get().byKey('tenant-b', 'actions', 'key-1')).toBeNull();
    expect(await get().byReference('tenant-a', 'sessions', 'AI-001')).toBeNull();
    expect(await get().findActions('tenant-b', { limit: 10, offset: 0 })).toEqual({ items: [], total: 0 });
  });

  test('an older version never replaces a newer one, in whatever order they come', async () => {
    const versions = [2, 5, 3].map((version) => action(1, { title: `version ${version}` }, version));
    await get().put('tenant-a', 'actions', versions);
    await get().put('tenant-a', 'actions', [action(1, { title: 'version 4' }, 4)]);
    expect((await get().byKey('tenant-a', 'actions', 'key-1'))?.record.title).toBe('version 5');
    const racing = Array.from({ length: 20 }, (_, i) => action(1, { title: `version ${10 + i}` }, 10 + i)).reverse();
    await Promise.all(racing.map((item) => get().put('tenant-a', 'actions', [item])));
    expect((await get().byKey('tenant-a', 'actions', 'key-1'))?.record.title).toBe('version 29');
  });

  test('the revision grows with each change taken in, and stays when nothing changed', async () => {
    expect(await get().revision('tenant-a')).toBe(0);
    await get().put('tenant-a', 'actions', [action(1, {}, 2), action(2)]);
    const first = await get().revision('tenant-a');
    expect(first).toBeGreaterThan(0);
    await get().put('tenant-a', 'actions', [action(1, {}, 2), action(1, {}, 1)]);
    await get().put('tenant-a', 'actions', []);
    await get().remove('tenant-a', 'actions', ['99']);
    expect(await get().revision('tenant-a')).toBe(first);
    await get().remove('tenant-a', 'actions', ['2']);
    const second = await get().revision('tenant-a');
    expect(second).toBeGreaterThan(first);
    await get().keepOnly('tenant-a', 'actions', []);
    expect(await get().revision('tenant-a')).toBeGreaterThan(second);
    expect(await get().revision('tenant-b')).toBe(0);
  });

  test('removal and keeping touch the named list of that tenant only', async () => {
    for (const tenant of ['tenant-a', 'tenant-b'])
      await get().put(
        tenant,
        'actions',
        [1, 2, 3].map((n) => action(n)),
      );
    await get().put('tenant-a', 'log', [stored('1', logLine('AI-001', 1))]);
    await get().remove('tenant-a', 'actions', ['1']);
    await get().keepOnly('tenant-a', 'actions', ['3', '77']);
    expect(await references(get(), 'tenant-a', {})).toEqual(['AI-003']);
    expect(await references(get(), 'tenant-b', {})).toEqual(['AI-001', 'AI-002', 'AI-003']);
    expect(await get().logOf('tenant-a', 'AI-001')).toHaveLength(1);
  });
}

async function references(mirror: Mirror, tenantId: string, query: Partial<ActionQuery>): Promise<readonly string[]> {
  const { items } = await mirror.findActions(tenantId, { limit: 100, offset: 0, ...query });
  return items.map(({ record }) => record.reference);
}

const REGISTER = [
  action(9, { title: 'Zebra', owner: ANA, dueOn: '2026-03-10', priority: 'Low', sessionRef: 'S-001' }),
  action(10, { title: 'apple', status: 'Overdue', dueOn: '2026-02-01', priority: 'Critical', stage: 'Blocked' }),
  action(1000, { title: 'Éclair', notes: 'needs 100% of\nthe budget_plan', owner: { ...ANA, key: 'bo', name: 'bo' } }),
  action(999, { title: 'mango', status: 'Closed', stage: 'Closed', owner: ANA, priority: 'High' }),
];

function actionsAreFound(get: () => Mirror): void {
  test.each<[Partial<ActionQuery>, string[]]>([
    [{}, ['AI-009', 'AI-010', 'AI-999', 'AI-1000']],
    [{ descending: true }, ['AI-1000', 'AI-999', 'AI-010', 'AI-009']],
    [{ orderBy: 'title' }, ['AI-010', 'AI-999', 'AI-009', 'AI-1000']],
    [{ orderBy: 'dueOn' }, ['AI-010', 'AI-009', 'AI-999', 'AI-1000']],
    [{ orderBy: 'dueOn', descending: true }, ['AI-009', 'AI-010', 'AI-999', 'AI-1000']],
    [{ orderBy: 'owner' }, ['AI-009', 'AI-999', 'AI-1000', 'AI-010']],
    [{ orderBy: 'status' }, ['AI-010', 'AI-009', 'AI-1000', 'AI-999']],
    [{ orderBy: 'priority', descending: true }, ['AI-010', 'AI-999', 'AI-1000', 'AI-009']],
    [{ ownerKey: 'ana' }, ['AI-009', 'AI-999']],
    [{ ownerKey: 'ana', statuses: ['Closed', 'Overdue'] }, ['AI-999']],
    [{ stages: ['Blocked', 'Closed'] }, ['AI-010', 'AI-999']],
    [{ stages: [] }, []],
    [{ references: ['AI-1000', 'AI-007', 'AI-009'] }, ['AI-009', 'AI-1000']],
    [{ references: [] }, []],
    [{ sessionRef: 'S-001' }, ['AI-009']],
    [{ dueBefore: '2026-03-10' }, ['AI-010']],
    [{ dueBefore: '2026-03-11' }, ['AI-009', 'AI-010']],
    [{ text: 'ÉCLAIR' }, ['AI-1000']],
    [{ text: ' budget   ai-1000 ' }, ['AI-1000']],
    [{ text: 'ärmel zebra' }, ['AI-009']],
    [{ text: '100%' }, ['AI-1000']],
    [{ text: '%' }, ['AI-1000']],
    [{ text: 't_p' }, ['AI-1000']],
    [{ text: "no'such\\thing" }, []],
  ])('of four actions %j finds %j', async (query, expected) => {
    await get().put('tenant-a', 'actions', REGISTER);
    expect(await references(get(), 'tenant-a', query)).toEqual(expected);
  });

  test('pages follow each other, and the total counts all that match', async () => {
    await get().put(
      'tenant-a',
      'actions',
      Array.from({ length: 25 }, (_, i) => action(i + 1)),
    );
    const page = await get().findActions('tenant-a', { limit: 10, offset: 20 });
    expect(page.total).toBe(25);
    expect(page.items.map(({ record }) => record.reference)).toEqual([21, 22, 23, 24, 25].map((n) => `AI-0${n}`));
  });

  test('the latest change comes first when sorted by it', async () => {
    await get().put('tenant-a', 'actions', [action(1, {}, 2), action(2, {}, 9), action(3, {}, 4)]);
    const latest = await references(get(), 'tenant-a', { orderBy: 'modifiedAt', descending: true });
    expect(latest).toEqual(['AI-002', 'AI-003', 'AI-001']);
  });
}

const logLine = (on: string, minute: number): LogEntry => ({
  key: `log-${on}-${minute}`,
  at: `2026-03-02T09:0${minute}:00.000Z`,
  who: null,
  what: 'changed',
  on,
  before: '{}',
  after: '{}',
  comment: '',
  channel: 'Server',
  messageId: null,
});

const session = (number: number, startsAt: string): Session =>
  aSession({ key: `session-${number}`, reference: `S-00${number}`, startsAt, endsAt: startsAt });

function sessionsAndLogAreOrdered(get: () => Mirror): void {
  test('sessions come newest first, as many as asked for', async () => {
    const days = ['2026-03-01', '2026-03-03', '2026-03-02'];
    const items = days.map((day, i) => stored(String(i), session(i + 1, `${day}T09:00:00.000Z`)));
    await get().put('tenant-a', 'sessions', items);
    expect((await get().sessions('tenant-a', 2)).map(({ record }) => record.reference)).toEqual(['S-002', 'S-003']);
    expect(await get().sessions('tenant-b', 2)).toEqual([]);
    expect((await get().byReference('tenant-a', 'sessions', 'S-001'))?.record.key).toBe('session-1');
  });

  test('the log of a record comes oldest first, in order of writing within one instant', async () => {
    const lines = [
      stored('10', { ...logLine('AI-001', 1), key: 'second' }),
      stored('9', { ...logLine('AI-001', 1), key: 'first' }),
      stored('2', { ...logLine('AI-001', 5), key: 'third' }),
      stored('3', logLine('AI-002', 1)),
    ];
    await get().put('tenant-a', 'log', lines);
    const found = await get().logOf('tenant-a', 'AI-001');
    expect(found.map(({ record }) => record.key)).toEqual(['first', 'second', 'third']);
    expect(await get().logOf('tenant-b', 'AI-001')).toEqual([]);
  });
}
