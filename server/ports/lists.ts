/** The record: SharePoint lists and the evidence library in the customer's own site. */
import type { ActionItem } from '../../shared/action-item/action-item.ts';
import type { LogEntry } from '../../shared/action-item/log-entry.ts';
import type { Session } from '../../shared/meeting/session.ts';
import type { IsoInstant } from '../../shared/time/instant.ts';
import type { PortFailure } from './failures.ts';
import type { Actor } from './identity.ts';

/** Which record lives in which list. Cases and measures are provisioned too; their records come with their features. */
export interface ListRecords {
  readonly actions: ActionItem;
  readonly sessions: Session;
  readonly log: LogEntry;
}
export type ListName = keyof ListRecords;

/** A record as the list holds it. */
export interface Stored<Record> {
  readonly record: Record;
  /** The list item's id, unique in its list. */
  readonly itemId: string;
  /** Opaque; handed back on update. */
  readonly etag: string;
  /** Grows with every change of the item; the larger one is the newer state. */
  readonly version: number;
  readonly createdAt: IsoInstant;
  readonly modifiedAt: IsoInstant;
  /** Who made the latest change, as the list names them; null when unknown. */
  readonly modifiedBy: string | null;
  /** Address of the item for people. */
  readonly webUrl: string;
  /** Fields with a date that cannot be kept (years 1970 to 2199): they read as none. Absent when there is none such. */
  readonly unreadable?: readonly string[];
}

/** What became of one record of a `create`. `known`: that key was there already, nothing was written. */
export type Created<Record> =
  | { readonly outcome: 'created' | 'known'; readonly stored: Stored<Record> }
  | { readonly outcome: 'reference-taken' }
  | { readonly outcome: 'failed'; readonly failure: PortFailure };

/** One item's part of an `updateAll`. */
export interface Update<Record> {
  readonly itemId: string;
  readonly etag: string;
  readonly changes: Partial<Record>;
  /** The item that is changed: what is written is told from it when it cannot be read back. */
  readonly held?: Stored<Record>;
}

/** What became of one part of an `updateAll`. */
export type Updated<Record> = { readonly stored: Stored<Record> } | { readonly failure: PortFailure };

export interface ListChanges<Record> {
  readonly changed: readonly Stored<Record>[];
  readonly deletedItemIds: readonly string[];
  /** True when the feed started over: what is not in `changed` no longer exists. */
  readonly isComplete: boolean;
  /** Give it back next time. */
  readonly token: string;
}

export interface Lists {
  /**
   * Writes records, 20 a request. Answers come in the order of `records`. Safe to repeat: a key that is there already
   * gives the stored record back. Never half-written: an entry that failed wrote nothing.
   */
  create<N extends ListName>(
    actor: Actor,
    list: N,
    records: readonly ListRecords[N][],
  ): Promise<readonly Created<ListRecords[N]>[]>;
  /** Writes the named fields only. Rejects `conflict` when the etag is stale, `not-found` when the item is gone. */
  update<N extends ListName>(
    actor: Actor,
    list: N,
    itemId: string,
    etag: string,
    changes: Partial<ListRecords[N]>,
  ): Promise<Stored<ListRecords[N]>>;
  /**
   * As `update` for several items, 20 a request. Answers come in the order of `updates`, each part judged alone: what
   * was refused wrote nothing, whatever became of the others. No item may stand in there twice.
   */
  updateAll<N extends ListName>(
    actor: Actor,
    list: N,
    updates: readonly Update<ListRecords[N]>[],
  ): Promise<readonly Updated<ListRecords[N]>[]>;
  /**
   * Only for taking back what this very request has just made: records that people may have seen are never removed.
   * Rejects `conflict` when the etag is stale, because somebody has written there since. An item that is gone is fine.
   */
  remove(actor: Actor, list: ListName, itemId: string, etag: string): Promise<void>;
  /** The item as the list holds it now. Rejects `not-found`. */
  read<N extends ListName>(actor: Actor, list: N, itemId: string): Promise<Stored<ListRecords[N]>>;
  /** By idempotency key; null when there is none. */
  findByKey<N extends ListName>(actor: Actor, list: N, key: string): Promise<Stored<ListRecords[N]> | null>;
  /** All changes since the token; everything when the token is null or no longer known. */
  changes<N extends ListName>(actor: Actor, list: N, token: string | null): Promise<ListChanges<ListRecords[N]>>;
  /** Largest number used in references `PREFIX-nnn` of that list; 0 when empty. */
  highestReference(actor: Actor, list: 'actions' | 'sessions'): Promise<number>;
}

export interface Evidence {
  /**
   * Puts a file into the folder of that reference, streaming large ones. A file of the same name and content is not
   * stored twice; same name and other content gets a numbered name.
   */
  add(
    actor: Actor,
    reference: string,
    fileName: string,
    content: Uint8Array,
  ): Promise<{ readonly name: string; readonly webUrl: string; readonly size: number }>;
}

export type ListFault =
  | { readonly kind: 'list-missing' | 'list-renamed' | 'schema-old'; readonly list: string }
  | {
      readonly kind:
        | 'column-missing'
        | 'column-renamed'
        | 'column-wrong-type'
        | 'column-not-indexed'
        | 'column-not-unique'
        | 'choice-missing';
      readonly list: string;
      readonly column: string;
    }
  | { readonly kind: 'site-denied' | 'site-missing' | 'site-read-only'; readonly list: string };

export interface DoctorReport {
  readonly faults: readonly ListFault[];
  /** What was created or mended, in plain words, one line each. */
  readonly repairs: readonly string[];
  /** Faults that a person has to mend. */
  readonly remaining: readonly ListFault[];
  /** How many Graph requests the check took. */
  readonly requests: number;
}

/** Provisioning and lists doctor. */
export interface ListsDoctor {
  /** Compares the site with what is needed and binds lists by id. Changes nothing. */
  check(actor: Actor): Promise<DoctorReport>;
  /** Creates what is missing and mends what differs; safe to repeat, never deletes. Then binds. */
  repair(actor: Actor): Promise<DoctorReport>;
}
