/** What every source of change notifications must do: one behaviour suite, run by each implementation. */
import { describe, expect, test } from 'vitest';
import type { Actor } from '../../server/ports/identity.ts';
import { tenantOf } from '../../server/ports/identity.ts';
import type { Notifications } from '../../server/ports/subscriptions.ts';
import { addHours, type IsoInstant } from '../../shared/time/instant.ts';

export interface NotificationsHarness {
  readonly notifications: Notifications;
  readonly actor: Actor;
  readonly now: IsoInstant;
  /** Topics that can be listened to. */
  readonly topics: readonly string[];
}

export function describeNotifications(name: string, make: () => Promise<NotificationsHarness>): void {
  describe(`notifications contract, ${name}`, () => {
    test('listens to each topic until the instant asked for, under the client state given', async () => {
      const { notifications, actor, now, topics } = await make();
      const expiresAt = addHours(now, 24);
      for (const topic of topics) {
        const made = await notifications.subscribe(actor, topic, `state of ${topic}`, expiresAt);
        const expected = { topic, clientState: `state of ${topic}`, tenantId: tenantOf(actor) };
        expect(made).toMatchObject(expected);
        expect(Date.parse(made.expiresAt)).toBeCloseTo(Date.parse(expiresAt), -4);
        expect(made.subscriptionId).not.toBe('');
      }
    });

    test('renews what lives and says not-found for what lapsed', async () => {
      const { notifications, actor, now, topics } = await make();
      const { subscriptionId } = await notifications.subscribe(actor, topics[0] ?? '', 's', addHours(now, 1));
      await notifications.renew(actor, subscriptionId, addHours(now, 48));
      await notifications.unsubscribe(actor, subscriptionId);
      const late = notifications.renew(actor, subscriptionId, addHours(now, 48));
      await expect(late).rejects.toMatchObject({ kind: 'not-found' });
    });

    test('stopping twice is fine', async () => {
      const { notifications, actor, now, topics } = await make();
      const { subscriptionId } = await notifications.subscribe(actor, topics[0] ?? '', 's', addHours(now, 1));
      await notifications.unsubscribe(actor, subscriptionId);
      await notifications.unsubscribe(actor, subscriptionId);
    });
  });
}
