/** What the store of subscriptions must do: one behaviour suite, run by each implementation. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Subscription, Subscriptions } from '../../server/ports/subscriptions.ts';

const held = (changes: Partial<Subscription> = {}): Subscription => ({
  subscriptionId: 'sub-1',
  tenantId: 'tenant-a',
  resource: '/sites/1/lists/2',
  topic: 'list:actions',
  clientState: 'random-1',
  expiresAt: '2026-03-03T09:00:00.000Z',
  ...changes,
});

/** `make` gives a store that holds nothing. */
export function describeSubscriptions(name: string, make: () => Promise<Subscriptions>): void {
  describe(`subscriptions contract, ${name}`, () => {
    let subscriptions: Subscriptions;
    beforeEach(async () => {
      subscriptions = await make();
    });

    test('a saved subscription is found by its id, and saving again replaces it', async () => {
      expect(await subscriptions.find('sub-1')).toBeNull();
      await subscriptions.save(held());
      expect(await subscriptions.find('sub-1')).toEqual(held());
      const renewed = held({ expiresAt: '2026-03-05T09:00:00.000Z', clientState: 'random-2' });
      await subscriptions.save(renewed);
      expect(await subscriptions.find('sub-1')).toEqual(renewed);
      expect(await subscriptions.all('tenant-a')).toEqual([renewed]);
    });

    test('a tenant sees its own subscriptions, by topic', async () => {
      const list = held({ subscriptionId: 'sub-2' });
      const calendar = held({ subscriptionId: 'sub-3', topic: 'calendar:ana@contoso.example' });
      for (const one of [list, calendar, held({ tenantId: 'tenant-b' })]) await subscriptions.save(one);
      expect(await subscriptions.all('tenant-a')).toEqual([calendar, list]);
      expect(await subscriptions.all('tenant-c')).toEqual([]);
    });

    test('of many ids those that are held are found, each once', async () => {
      const other = held({ subscriptionId: 'sub-2', topic: 'list:sessions' });
      for (const one of [held(), other]) await subscriptions.save(one);
      const found = await subscriptions.among(['sub-2', 'nobody', 'sub-1', 'sub-2']);
      expect([...found].sort((a, b) => (a.subscriptionId < b.subscriptionId ? -1 : 1))).toEqual([held(), other]);
      expect(await subscriptions.among([])).toEqual([]);
    });

    test('a forgotten subscription is gone, and forgetting twice is fine', async () => {
      await subscriptions.save(held());
      await subscriptions.forget('sub-1');
      await subscriptions.forget('sub-1');
      expect(await subscriptions.find('sub-1')).toBeNull();
    });
  });
}
