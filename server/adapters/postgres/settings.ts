/** Settings of registers, remembered things and counters in the database. */
import { sql } from 'kysely';
import type { RegisterSettings, Settings } from '../../ports/settings.ts';
import type { Db } from './schema.ts';

export interface SettingsParts {
  readonly db: Db;
  /** What applies where a register has set nothing. */
  readonly defaults: RegisterSettings;
  /** Tenants named by the configuration; those in the database are added. */
  readonly tenants: readonly string[];
}

/** Only what was changed is stored, so that a new default reaches every register that never touched it. */
export function createSettings({ db, defaults, tenants }: SettingsParts): Settings {
  const settingsOf = (stored: object | undefined): RegisterSettings => ({ ...defaults, ...stored });
  return {
    async read(tenantId) {
      const row = await db
        .selectFrom('register_settings')
        .select('settings')
        .where('tenant_id', '=', tenantId)
        .executeTakeFirst();
      return settingsOf(row?.settings);
    },
    async change(tenantId, changes) {
      const row = await db
        .insertInto('register_settings')
        .values({ tenant_id: tenantId, settings: JSON.stringify(changes) })
        .onConflict((conflict) =>
          conflict.column('tenant_id').doUpdateSet({ settings: sql`register_settings.settings || excluded.settings` }),
        )
        .returning('settings')
        .executeTakeFirstOrThrow();
      return settingsOf(row.settings);
    },
    async grant(tenantId, objectId, roles) {
      const granted = roles.length > 0 ? { [objectId]: roles } : {};
      const row = await db
        .insertInto('register_settings')
        .values({ tenant_id: tenantId, settings: JSON.stringify({ roles: { ...defaults.roles, ...granted } }) })
        .onConflict((conflict) => conflict.column('tenant_id').doUpdateSet({ settings: withRoles(objectId, granted) }))
        .returning('settings')
        .executeTakeFirstOrThrow();
      return settingsOf(row.settings);
    },
    async tenants() {
      const rows = await db.selectFrom('register_settings').select('tenant_id').execute();
      return [...new Set([...tenants, ...rows.map((row) => row.tenant_id)])].sort();
    },
    async recall(tenantId, name) {
      const row = await db
        .selectFrom('remembered')
        .select('value')
        .where('tenant_id', '=', tenantId)
        .where('name', '=', name)
        .executeTakeFirst();
      return row?.value ?? null;
    },
    async remember(tenantId, name, value) {
      await db
        .insertInto('remembered')
        .values({ tenant_id: tenantId, name, value })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'name']).doUpdateSet({ value }))
        .execute();
    },
    async reserve(tenantId, counter, count, atLeast) {
      const row = await db
        .insertInto('counters')
        .values({ tenant_id: tenantId, name: counter, used: Math.max(0, atLeast) + count })
        .onConflict((conflict) =>
          conflict
            .columns(['tenant_id', 'name'])
            .doUpdateSet({ used: sql`greatest(counters.used, ${atLeast}) + ${count}` }),
        )
        .returning('used')
        .executeTakeFirstOrThrow();
      return row.used - count + 1;
    },
  };
}

/** One statement, so that no grant is worked out from roles that somebody else is just changing. */
const withRoles = (objectId: string, granted: object) => sql<string>`register_settings.settings || jsonb_build_object(
  'roles',
  (coalesce(register_settings.settings -> 'roles', '{}'::jsonb) - ${objectId}::text) || ${JSON.stringify(granted)}::jsonb
)`;
