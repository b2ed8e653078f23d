/** The lists as the database remembers them, so that reading costs no Graph call. Can be dropped at any time. */
import type { ActionItem } from '../../shared/action-item/action-item.ts';
import type { ListName, ListRecords, Stored } from './lists.ts';

export interface ActionQuery {
  /** Exactly these, as far as they are there. */
  readonly references?: readonly string[];
  /** Directory key of the owner; the mail address, in lower case, of one who has none. */
  readonly ownerKey?: string;
  readonly stages?: readonly ActionItem['stage'][];
  readonly statuses?: readonly ActionItem['status'][];
  readonly sessionRef?: string;
  /** Words that title, notes, reference or owner must hold, without regard to case. */
  readonly text?: string;
  readonly dueBefore?: string;
  readonly orderBy?: 'reference' | 'dueOn' | 'title' | 'owner' | 'status' | 'priority' | 'modifiedAt';
  readonly descending?: boolean;
  readonly limit: number;
  readonly offset: number;
}

export interface Mirror {
  /** Takes states in; an older version never replaces a newer one. */
  put<N extends ListName>(tenantId: string, list: N, items: readonly Stored<ListRecords[N]>[]): Promise<void>;
  remove(tenantId: string, list: ListName, itemIds: readonly string[]): Promise<void>;
  /** Forgets everything of that list that is not among the ids. */
  keepOnly(tenantId: string, list: ListName, itemIds: readonly string[]): Promise<void>;
  byReference<N extends 'actions' | 'sessions'>(
    tenantId: string,
    list: N,
    reference: string,
  ): Promise<Stored<ListRecords[N]> | null>;
  byKey<N extends ListName>(tenantId: string, list: N, key: string): Promise<Stored<ListRecords[N]> | null>;
  findActions(
    tenantId: string,
    query: ActionQuery,
  ): Promise<{ readonly items: readonly Stored<ActionItem>[]; readonly total: number }>;
  /** Newest first. */
  sessions(tenantId: string, limit: number): Promise<readonly Stored<ListRecords['sessions']>[]>;
  /** Oldest first. */
  logOf(tenantId: string, reference: string): Promise<readonly Stored<ListRecords['log']>[]>;
  /** Grows with each change taken in: what an open tab asks for to learn that something changed. */
  revision(tenantId: string): Promise<number>;
}
