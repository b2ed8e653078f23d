/** What the lists held when we last looked. May be emptied at any time. */
import type { Migration } from './migration.ts';

export const mirror: Migration = {
  name: '0002-mirror',
  statements: [
    // Text that is sorted by uses the byte order, which is the same on every server whatever its locale.
    `create table mirror_items (
      tenant_id text not null,
      list text not null,
      item_id text not null,
      version bigint not null,
      stored jsonb not null,
      item_key text not null,
      reference text not null,
      at timestamptz,
      owner_key text,
      stage text,
      status text,
      session_ref text,
      due_on text collate "C",
      title_sort text collate "C",
      owner_sort text collate "C",
      status_rank integer,
      priority_rank integer,
      modified_at timestamptz not null,
      search_text text,
      primary key (tenant_id, list, item_id)
    )`,
    'create index mirror_by_reference on mirror_items (tenant_id, list, reference)',
    'create index mirror_by_key on mirror_items (tenant_id, list, item_key)',
    'create index mirror_by_owner on mirror_items (tenant_id, list, owner_key)',
    'create table mirror_revisions (tenant_id text primary key, revision bigint not null)',
  ],
};
