/** The subscriptions we hold, in the database. */
import type { Selectable } from 'kysely';
import type { Subscription, Subscriptions } from '../../ports/subscriptions.ts';
import type { Db, Tables } from './schema.ts';

const subscriptionOf = (row: Selectable<Tables['subscriptions']>): Subscription => ({
  subscriptionId: row.subscription_id,
  tenantId: row.tenant_id,
  resource: row.resource,
  topic: row.topic,
  clientState: row.client_state,
  expiresAt: row.expires_at,
});

/** `find`, `among` and `forget` go by the id alone: a notification names its subscription before anything else can be trusted. */
export function createSubscriptions(db: Db): Subscriptions {
  return {
    async all(tenantId) {
      const rows = await db
        .selectFrom('subscriptions')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .orderBy('topic')
        .execute();
      return rows.map(subscriptionOf);
    },
    async find(subscriptionId) {
      const row = await db
        .selectFrom('subscriptions')
        .selectAll()
        .where('subscription_id', '=', subscriptionId)
        .executeTakeFirst();
      return row ? subscriptionOf(row) : null;
    },
    async among(subscriptionIds) {
      if (subscriptionIds.length === 0) return [];
      const rows = await db
        .selectFrom('subscriptions')
        .selectAll()
        .where('subscription_id', 'in', subscriptionIds)
        .execute();
      return rows.map(subscriptionOf);
    },
    async save(one) {
      const values = {
        tenant_id: one.tenantId,
        resource: one.resource,
        topic: one.topic,
        client_state: one.clientState,
        expires_at: one.expiresAt,
      };
      await db
        .insertInto('subscriptions')
        .values({ subscription_id: one.subscriptionId, ...values })
        .onConflict((conflict) => conflict.column('subscription_id').doUpdateSet(values))
        .execute();
    },
    async forget(subscriptionId) {
      await db.deleteFrom('subscriptions').where('subscription_id', '=', subscriptionId).execute();
    },
  };
}
