/** The tables as TypeScript sees them; migrations/ is what makes them. Instants are text, see column-types.ts. */
import type { Generated, JSONColumnType, Kysely } from 'kysely';
import type { ObligationKind, ObligationState, Payload } from '../../ledger/store.ts';

export interface ObligationTable {
  id: string;
  /** Order of promising, for rows due at the same instant. */
  seq: Generated<number>;
  tenant_id: string;
  kind: ObligationKind;
  subject: string;
  revision: string;
  state: ObligationState;
  due_at: string;
  deadline_at: string;
  payload: JSONColumnType<Payload>;
  is_uncertain: boolean;
  attempts: Generated<number>;
  external_id: string | null;
  last_fault: string | null;
  fence: Generated<number>;
  /** Null when nobody holds the row. */
  lease_until: string | null;
  created_at: string;
  acted_at: string | null;
  confirmed_at: string | null;
}

export interface MirrorItemTable {
  tenant_id: string;
  list: string;
  item_id: string;
  version: number;
  /** The whole `Stored` record. The columns below are what is searched and sorted by. */
  stored: JSONColumnType<object>;
  item_key: string;
  /** Of the record itself; of what it is about in the log. */
  reference: string;
  /** Start of a session, instant of a log line. */
  at: string | null;
  owner_key: string | null;
  stage: string | null;
  status: string | null;
  session_ref: string | null;
  due_on: string | null;
  title_sort: string | null;
  owner_sort: string | null;
  status_rank: number | null;
  priority_rank: number | null;
  modified_at: string;
  search_text: string | null;
}

export interface Tables {
  obligations: ObligationTable;
  ledger_birth: { is_only: boolean; born_at: string };
  mirror_items: MirrorItemTable;
  mirror_revisions: { tenant_id: string; revision: number };
  register_settings: { tenant_id: string; settings: JSONColumnType<object> };
  remembered: { tenant_id: string; name: string; value: string };
  counters: { tenant_id: string; name: string; used: number };
  subscriptions: {
    subscription_id: string;
    tenant_id: string;
    resource: string;
    topic: string;
    client_state: string;
    expires_at: string;
  };
  applied_migrations: { name: string; applied_at: string };
}

/** The database as the adapters use it. */
export type Db = Kysely<Tables>;
