/** A site with its lists in memory: keys and references are unique, etags go stale, the change feed has a token. */

import type { Clock } from '../../server/ports/clock.ts';
import { isPortFailure, PortFailure } from '../../server/ports/failures.ts';
import { type Actor, tenantOf } from '../../server/ports/identity.ts';
import type { Created, Evidence, ListName, ListRecords, Lists, Stored, Updated } from '../../server/ports/lists.ts';
import { asRead } from './as-read.ts';

type AnyRecord = ListRecords[ListName];
interface Row {
  stored: Stored<AnyRecord>;
  sequence: number;
  isDeleted: boolean;
}

export interface MemoryLists extends Lists {
  /** What stands in the list now, in the order it was made. */
  all<N extends ListName>(tenantId: string, list: N): readonly Stored<ListRecords[N]>[];
  /** A person edits in SharePoint itself. */
  edit<N extends ListName>(tenantId: string, list: N, itemId: string, changes: Partial<ListRecords[N]>): void;
  /** A person deletes in SharePoint itself. */
  erase(tenantId: string, list: ListName, itemId: string): void;
  /** Makes every token unknown. */
  forgetTokens(): void;
  /** Makes every call of these lists reject (a deleted list, a read-only site); null heals. */
  breakWith(failure: (() => PortFailure) | null, methods?: readonly (keyof Lists)[]): void;
}

const referenceOf = (record: AnyRecord): string | null => ('reference' in record ? record.reference : null);
const numberOf = (reference: string): number => Number(reference.replace(/^\D+/, '')) || 0;
const whoOf = (actor: Actor): string => (actor.kind === 'person' ? actor.caller.name : 'Followthrough');

/** Empty lists for every tenant. */
export function createMemoryLists(clock: Clock): MemoryLists {
  const shelves = new Map<string, Row[]>();
  let sequence = 0;
  let tokenAge = 0;
  let broken: { failure: () => PortFailure; methods: readonly (keyof Lists)[] | undefined } | null = null;

  const shelf = (tenantId: string, list: ListName): Row[] => {
    const key = JSON.stringify([tenantId, list]);
    const found = shelves.get(key) ?? [];
    shelves.set(key, found);
    return found;
  };
  const guard = (method: keyof Lists) => {
    if (broken && (!broken.methods || broken.methods.includes(method))) throw broken.failure();
  };
  const live = (tenantId: string, list: ListName): Row[] => shelf(tenantId, list).filter((row) => !row.isDeleted);
  // One shelf holds one list's records only, which the map's type cannot say.
  const as = <N extends ListName>(stored: Stored<AnyRecord>): Stored<ListRecords[N]> =>
    structuredClone(asRead(stored)) as Stored<ListRecords[N]>;
  const get = (tenantId: string, list: ListName, itemId: string): Row => {
    const row = live(tenantId, list).find(({ stored }) => stored.itemId === itemId);
    if (!row) throw new PortFailure('not-found', 'no such item');
    return row;
  };
  const write = (row: Row, changes: Partial<AnyRecord>, who: string) => {
    sequence += 1;
    const version = row.stored.version + 1;
    const record = { ...row.stored.record, ...structuredClone(changes) } as AnyRecord;
    const { itemId } = row.stored;
    row.sequence = sequence;
    row.stored = {
      ...row.stored,
      record,
      version,
      etag: `"${itemId},${version}"`,
      modifiedAt: clock.now(),
      modifiedBy: who,
    };
  };
  const bury = (row: Row) => {
    sequence += 1;
    row.sequence = sequence;
    row.isDeleted = true;
  };
  const add = (rows: Row[], list: ListName, record: AnyRecord, who: string): Row => {
    sequence += 1;
    const itemId = String(rows.length + 1);
    const stored: Stored<AnyRecord> = {
      record: structuredClone(record),
      itemId,
      etag: `"${itemId},1"`,
      version: 1,
      createdAt: clock.now(),
      modifiedAt: clock.now(),
      modifiedBy: who,
      webUrl: `https://contoso.example/sites/register/${list}/${itemId}`,
    };
    const row = { stored, sequence, isDeleted: false };
    rows.push(row);
    return row;
  };

  const update: Lists['update'] = async (actor, list, itemId, etag, changes) => {
    guard('update');
    const row = get(tenantOf(actor), list, itemId);
    if (row.stored.etag !== etag) throw new PortFailure('conflict', 'stale etag');
    write(row, changes, whoOf(actor));
    return as(row.stored);
  };

  return {
    async create(actor, list, records) {
      guard('create');
      const tenantId = tenantOf(actor);
      return records.map((record): Created<ListRecords[typeof list]> => {
        const rows = live(tenantId, list);
        const known = rows.find(({ stored }) => stored.record.key === record.key);
        if (known) return { outcome: 'known', stored: as(known.stored) };
        const reference = referenceOf(record);
        if (reference && rows.some(({ stored }) => referenceOf(stored.record) === reference)) {
          return { outcome: 'reference-taken' };
        }
        return { outcome: 'created', stored: as(add(shelf(tenantId, list), list, record, whoOf(actor)).stored) };
      });
    },
    update,
    async updateAll(actor, list, updates) {
      const outcomes: Updated<ListRecords[typeof list]>[] = [];
      for (const { itemId, etag, changes } of updates) {
        try {
          outcomes.push({ stored: await update(actor, list, itemId, etag, changes) });
        } catch (failure) {
          if (!isPortFailure(failure)) throw failure;
          outcomes.push({ failure });
        }
      }
      return outcomes;
    },
    async remove(actor, list, itemId, etag) {
      guard('remove');
      const row = live(tenantOf(actor), list).find(({ stored }) => stored.itemId === itemId);
      if (!row) return;
      if (row.stored.etag !== etag) throw new PortFailure('conflict', 'stale etag');
      bury(row);
    },
    async read(actor, list, itemId) {
      guard('read');
      return as(get(tenantOf(actor), list, itemId).stored);
    },
    async findByKey(actor, list, key) {
      guard('findByKey');
      const row = live(tenantOf(actor), list).find(({ stored }) => stored.record.key === key);
      return row ? as(row.stored) : null;
    },
    async changes(actor, list, token) {
      guard('changes');
      const [age, since] = (token ?? '').split(':').map(Number);
      const isKnown = token !== null && age === tokenAge;
      const rows = shelf(tenantOf(actor), list).filter((row) => !isKnown || row.sequence > (since ?? 0));
      return {
        changed: rows.filter((row) => !row.isDeleted).map((row) => as(row.stored)),
        deletedItemIds: isKnown ? rows.filter((row) => row.isDeleted).map((row) => row.stored.itemId) : [],
        isComplete: !isKnown,
        token: `${tokenAge}:${sequence}`,
      };
    },
    async highestReference(actor, list) {
      guard('highestReference');
      const rows = live(tenantOf(actor), list);
      return Math.max(0, ...rows.map(({ stored }) => numberOf(referenceOf(stored.record) ?? '')));
    },
    all: (tenantId, list) => live(tenantId, list).map((row) => as(row.stored)),
    edit: (tenantId, list, itemId, changes) => write(get(tenantId, list, itemId), changes as never, 'A person'),
    erase: (tenantId, list, itemId) => bury(get(tenantId, list, itemId)),
    forgetTokens() {
      tokenAge += 1;
    },
    breakWith(failure, methods) {
      broken = failure && { failure, methods };
    },
  };
}

export interface MemoryEvidence extends Evidence {
  readonly files: Map<string, Uint8Array>;
}

/** A library with one folder per reference. */
export function createMemoryEvidence(): MemoryEvidence {
  const files = new Map<string, Uint8Array>();
  const isSame = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;
  return {
    files,
    async add(actor, reference, fileName, content) {
      const dot = fileName.lastIndexOf('.');
      const [stem, end] = dot > 0 ? [fileName.slice(0, dot), fileName.slice(dot)] : [fileName, ''];
      for (let number = 0; ; number += 1) {
        const name = number === 0 ? fileName : `${stem} (${number})${end}`;
        const path = `${tenantOf(actor)}/${reference}/${name}`;
        const held = files.get(path);
        if (held && !isSame(held, content)) continue;
        files.set(path, content);
        const webUrl = `https://contoso.example/sites/register/Evidence/${reference}/${encodeURIComponent(name)}`;
        return { name, webUrl, size: content.length };
      }
    },
  };
}
