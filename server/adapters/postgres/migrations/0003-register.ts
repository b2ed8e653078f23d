/** Settings of registers, small remembered things, counters of references, and the subscriptions we hold. */
import type { Migration } from './migration.ts';

export const register: Migration = {
  name: '0003-register',
  statements: [
    'create table register_settings (tenant_id text primary key, settings jsonb not null)',
    `create table remembered (
      tenant_id text not null, name text not null, value text not null, primary key (tenant_id, name)
    )`,
    `create table counters (
      tenant_id text not null, name text not null, used bigint not null, primary key (tenant_id, name)
    )`,
    `create table subscriptions (
      subscription_id text primary key,
      tenant_id text not null,
      resource text not null,
      topic text not null,
      client_state text not null,
      expires_at timestamptz not null
    )`,
    'create index subscriptions_by_tenant on subscriptions (tenant_id, topic)',
  ],
};
