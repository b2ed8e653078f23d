/** Obligations: the key is unique for ever, so rows that prove something are never deleted. */
import type { Migration } from './migration.ts';

export const ledger: Migration = {
  name: '0001-ledger',
  statements: [
    `create table obligations (
      id text primary key,
      seq bigint generated always as identity,
      tenant_id text not null,
      kind text not null,
      subject text not null,
      revision text not null,
      state text not null check (state in ('waiting', 'claimed', 'acted', 'confirmed', 'cancelled', 'dead')),
      due_at timestamptz not null,
      deadline_at timestamptz not null,
      payload jsonb not null,
      is_uncertain boolean not null,
      attempts integer not null default 0,
      external_id text,
      last_fault text,
      fence bigint not null default 0,
      lease_until timestamptz,
      created_at timestamptz not null,
      acted_at timestamptz,
      confirmed_at timestamptz,
      constraint one_row_per_key unique (tenant_id, kind, subject, revision),
      constraint lease_while_held check ((lease_until is not null) = (state in ('claimed', 'acted')))
    )`,
    `create index obligations_open on obligations (due_at, seq) where state in ('waiting', 'claimed', 'acted')`,
    'create index obligations_by_state on obligations (tenant_id, state, due_at)',
    'create table ledger_birth (is_only boolean primary key check (is_only), born_at timestamptz not null)',
  ],
};
