/** What every list store must do: one behaviour suite, run by each implementation. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../server/ports/identity.ts';
import type { Lists } from '../../server/ports/lists.ts';
import type { ActionItem } from '../../shared/action-item/action-item.ts';
import { anItem, aSession } from '../support/builders.ts';

/** A store and the hands of people who work on the site without us. */
export interface ListsHarness {
  readonly lists: Lists;
  readonly actor: Actor;
  /** A person changes progress in SharePoint itself. */
  editProgress(itemId: string, progress: number): Promise<void>;
  erase(itemId: string): Promise<void>;
  /** The next delta token handed back is no longer known. */
  forgetTokens(): Promise<void>;
}

let number = 0;
/** An item nobody has written yet. */
const fresh = (changes: Partial<ActionItem> = {}): ActionItem => {
  number += 1;
  return anItem({ key: `key-${number}`, reference: `AI-${String(number).padStart(3, '0')}`, ...changes });
};

/** `make` gives a provisioned register with nothing of key `key-n` or reference `AI-nnn` in it. */
export function describeLists(name: string, make: () => Promise<ListsHarness>): void {
  describe(`lists contract, ${name}`, () => {
    let harness: ListsHarness;
    beforeAll(async () => {
      harness = await make();
    });
    const stage = () => harness;
    createsOnce(stage);
    updates(stage);
    updatesMany(stage);
    takesBack(stage);
    tellsChanges(stage);
  });
}

function createsOnce(stage: () => ListsHarness): void {
  const create = (records: readonly ActionItem[]) => stage().lists.create(stage().actor, 'actions', records);

  test('gives every record back as it was written, in the order of the asking', async () => {
    const records = Array.from({ length: 23 }, (_one, index) =>
      fresh({ title: `Nr. ${index}`, notes: "O'Brien & 品質" }),
    );
    const created = await create(records);
    expect(created.map(({ outcome }) => outcome)).toEqual(records.map(() => 'created'));
    for (const [index, one] of created.entries()) {
      if (one.outcome !== 'created') throw new Error(one.outcome);
      expect(one.stored.record).toEqual(records[index]);
      const read = await stage().lists.read(stage().actor, 'actions', one.stored.itemId);
      expect(read).toEqual({ ...one.stored, modifiedAt: read.modifiedAt });
    }
  });

  test('a known key gives the stored record back and writes nothing', async () => {
    const first = fresh({ title: 'first' });
    const [created] = await create([first]);
    const [again, other] = await create([{ ...first, title: 'second', reference: 'AI-9001' }, fresh()]);
    expect(again).toMatchObject({ outcome: 'known', stored: { record: first } });
    expect(again).toMatchObject({ stored: created?.outcome === 'created' ? { itemId: created.stored.itemId } : {} });
    expect(other?.outcome).toBe('created');
  });

  test('the same key twice in one call is written once', async () => {
    const record = fresh();
    const outcomes = (await create([record, record])).map(({ outcome }) => outcome);
    expect(outcomes.sort()).toEqual(['created', 'known']);
  });

  test('a taken reference is told and written nothing', async () => {
    const first = fresh();
    await create([first]);
    const second = { ...fresh(), reference: first.reference };
    expect(await create([second])).toEqual([{ outcome: 'reference-taken' }]);
    expect(await stage().lists.findByKey(stage().actor, 'actions', second.key)).toBeNull();
  });

  test('finds by key, also one with a quote, and null for none', async () => {
    const record = fresh({ key: "it's-a-key & more" });
    await create([record]);
    const { lists, actor } = stage();
    expect((await lists.findByKey(actor, 'actions', record.key))?.record).toEqual(record);
    expect(await lists.findByKey(actor, 'actions', 'no-such-key')).toBeNull();
  });

  test('knows the highest reference as a number', async () => {
    await create([fresh({ reference: 'AI-20000' }), fresh({ reference: 'AI-9999' })]);
    expect(await stage().lists.highestReference(stage().actor, 'actions')).toBe(20_000);
  });

  test('keeps sessions and log lines as well', async () => {
    const { lists, actor } = stage();
    const session = aSession({
      decisions: ['one', 'two'],
      nextOn: '2026-04-01',
      summaryDueAt: '2026-03-03T10:00:00.000Z',
    });
    const [stored] = await lists.create(actor, 'sessions', [session]);
    expect(stored).toMatchObject({ outcome: 'created', stored: { record: session } });
    const entry = {
      key: 'log-1',
      at: '2026-03-02T10:00:00.000Z',
      who: null,
      what: 'created',
      on: 'AI-001',
      before: '',
      after: '{"stage":"Open"}',
      comment: '',
      channel: 'Server',
      messageId: null,
    } as const;
    expect(await lists.create(actor, 'log', [entry])).toMatchObject([
      { outcome: 'created', stored: { record: entry } },
    ]);
  });
}

async function createFresh({ lists, actor }: ListsHarness) {
  const [created] = await lists.create(actor, 'actions', [fresh()]);
  if (created?.outcome !== 'created') throw new Error(`not created: ${created?.outcome}`);
  return created.stored;
}

function takesBack(stage: () => ListsHarness): void {
  test('takes back what was just made: it is found no more, and its key is free again', async () => {
    const { lists, actor } = stage();
    const { record, itemId, etag } = await createFresh(stage());
    await lists.remove(actor, 'actions', itemId, etag);
    await expect(lists.read(actor, 'actions', itemId)).rejects.toMatchObject({ kind: 'not-found' });
    expect(await lists.findByKey(actor, 'actions', record.key)).toBeNull();
    expect(await lists.create(actor, 'actions', [record])).toMatchObject([{ outcome: 'created' }]);
  });

  test('takes nothing back that somebody has written to', async () => {
    const { lists, actor } = stage();
    const { itemId, etag } = await createFresh(stage());
    await stage().editProgress(itemId, 70);
    await expect(lists.remove(actor, 'actions', itemId, etag)).rejects.toMatchObject({ kind: 'conflict' });
    expect((await lists.read(actor, 'actions', itemId)).record.progress).toBe(70);
  });

  test('an item that is gone is taken back already', async () => {
    const { lists, actor } = stage();
    const { itemId, etag } = await createFresh(stage());
    await lists.remove(actor, 'actions', itemId, etag);
    await expect(lists.remove(actor, 'actions', itemId, etag)).resolves.toBeUndefined();
  });
}

function updates(stage: () => ListsHarness): void {
  const createOne = () => createFresh(stage());

  test('writes the named fields only, and the version grows', async () => {
    const { lists, actor } = stage();
    const before = await createOne();
    const changes = { progress: 50, owner: null, dueOn: '2026-12-31', notes: 'x' } as const;
    const after = await lists.update(actor, 'actions', before.itemId, before.etag, changes);
    expect(after.record).toEqual({ ...before.record, ...changes });
    expect(after.version).toBeGreaterThan(before.version);
    expect(after.etag).not.toBe(before.etag);
    expect(await lists.read(actor, 'actions', before.itemId)).toEqual(after);
  });

  test('refuses a stale etag and leaves the other change alone', async () => {
    const { lists, actor } = stage();
    const before = await createOne();
    await stage().editProgress(before.itemId, 70);
    const late = lists.update(actor, 'actions', before.itemId, before.etag, { progress: 10 });
    await expect(late).rejects.toMatchObject({ kind: 'conflict' });
    expect((await lists.read(actor, 'actions', before.itemId)).record.progress).toBe(70);
  });

  test('of two writers with one etag the second is refused', async () => {
    const { lists, actor } = stage();
    const before = await createOne();
    const write = (progress: number) => lists.update(actor, 'actions', before.itemId, before.etag, { progress });
    const outcomes = await Promise.allSettled([write(11), write(22)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('says not-found for an item that is gone', async () => {
    const { lists, actor } = stage();
    const before = await createOne();
    await stage().erase(before.itemId);
    const late = lists.update(actor, 'actions', before.itemId, before.etag, { progress: 10 });
    await expect(late).rejects.toMatchObject({ kind: 'not-found' });
    await expect(lists.read(actor, 'actions', before.itemId)).rejects.toMatchObject({ kind: 'not-found' });
  });
}

function updatesMany(stage: () => ListsHarness): void {
  test('writes many at once, each judged alone, and answers in the order of the asking', async () => {
    const { lists, actor } = stage();
    const items = await Promise.all(Array.from({ length: 5 }, () => createFresh(stage())));
    const [, second, third] = items;
    await stage().editProgress(second?.itemId ?? '', 70);
    await stage().erase(third?.itemId ?? '');
    const updates = items.map(({ itemId, etag }, at) => ({ itemId, etag, changes: { progress: at, notes: 'all' } }));
    const outcomes = await lists.updateAll(actor, 'actions', updates);
    const told = outcomes.map((one) => ('stored' in one ? one.stored.record.progress : one.failure.kind));
    expect(told).toEqual([0, 'conflict', 'not-found', 3, 4]);
    const [first] = outcomes;
    expect(first).toEqual({ stored: await lists.read(actor, 'actions', items[0]?.itemId ?? '') });
    expect((await lists.read(actor, 'actions', second?.itemId ?? '')).record).toMatchObject({
      progress: 70,
      notes: '',
    });
  });

  test('one alone, and none at all, are many too', async () => {
    const { lists, actor } = stage();
    const { itemId, etag } = await createFresh(stage());
    const update = { itemId, etag, changes: { progress: 9 } };
    expect(await lists.updateAll(actor, 'actions', [update])).toMatchObject([{ stored: { record: { progress: 9 } } }]);
    expect(await lists.updateAll(actor, 'actions', [update])).toMatchObject([{ failure: { kind: 'conflict' } }]);
    expect(await lists.updateAll(actor, 'actions', [])).toEqual([]);
  });
}

function tellsChanges(stage: () => ListsHarness): void {
  const titles = (changed: readonly { readonly record: ActionItem }[]) =>
    changed.map(({ record }) => record.title).sort();

  test('tells everything first, then only what changed and what was deleted', async () => {
    const { lists, actor } = stage();
    const created = await lists.create(actor, 'actions', [fresh({ title: 'kept' }), fresh({ title: 'erased' })]);
    const [kept, erased] = created.map((one) => (one.outcome === 'created' ? one.stored : null));
    if (!kept || !erased) throw new Error('not created');
    const first = await lists.changes(actor, 'actions', null);
    expect(first.isComplete).toBe(true);
    expect(titles(first.changed)).toEqual(expect.arrayContaining(['erased', 'kept']));

    await stage().editProgress(kept.itemId, 30);
    await stage().editProgress(kept.itemId, 40);
    await stage().erase(erased.itemId);
    const second = await lists.changes(actor, 'actions', first.token);
    expect(second.isComplete).toBe(false);
    expect(titles(second.changed)).toEqual(['kept']);
    expect(second.changed[0]?.record.progress).toBe(40);
    expect(second.deletedItemIds).toEqual([erased.itemId]);

    const third = await lists.changes(actor, 'actions', second.token);
    expect(third).toMatchObject({ changed: [], deletedItemIds: [], isComplete: false });
  });

  test('starts over when the token is no longer known', async () => {
    const { lists, actor } = stage();
    await lists.create(actor, 'actions', [fresh({ title: 'still here' })]);
    const { token } = await lists.changes(actor, 'actions', null);
    await stage().forgetTokens();
    const again = await lists.changes(actor, 'actions', token);
    expect(again.isComplete).toBe(true);
    expect(titles(again.changed)).toContain('still here');
  });
}
