import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createGraphLists } from '../../server/adapters/graph/lists.ts';
import { createGraphNotifications } from '../../server/adapters/graph/notifications.ts';
import { createUserRows } from '../../server/adapters/graph/user-rows.ts';
import type { Notifications } from '../../server/ports/subscriptions.ts';
import { addHours, instantOf } from '../../shared/time/instant.ts';
import { anItem, TENANT } from '../support/builders.ts';
import { createWorld } from '../support/memory-ports.ts';
import { type GraphStage, openGraphStage } from './graph-stage.ts';
import { describeNotifications } from './notifications.ts';
import { openWebhook, type Webhook } from './webhook.ts';

let stage: GraphStage;
let webhook: Webhook;
let notifications: Notifications;
beforeAll(async () => {
  stage = await openGraphStage(true);
  webhook = await openWebhook(stage.sandbox.certificate);
  notifications = createGraphNotifications(stage.graph, stage.site, webhook.url);
});
afterAll(async () => {
  await webhook.close();
  await stage.close();
});

const now = () => instantOf(stage.sandbox.tenant.clock.now());

describeNotifications('memory', async () => {
  const { clock, notifications: memory } = createWorld();
  const actor = { kind: 'app', tenantId: TENANT } as const;
  return { notifications: memory, actor, now: clock.now(), topics: ['list:actions'] };
});
describeNotifications('Graph', async () => ({
  notifications,
  actor: stage.app,
  now: now(),
  topics: ['list:actions', `calendar:${stage.sender}`, `mail:${stage.sender}`],
}));

describe('notifications over Graph', () => {
  const settle = () => stage.control('POST', '/notifications/settle', {});

  test('a change of a list is told with the client state', async () => {
    await notifications.subscribe(stage.app, 'list:actions', 'told-by-list', addHours(now(), 24));
    const lists = createGraphLists(stage.graph, stage.site, createUserRows(stage.graph, stage.site));
    await lists.create(stage.app, 'actions', [anItem()]);
    await settle();
    expect(webhook.posted.flatMap(({ value }) => value ?? [])).toContainEqual(
      expect.objectContaining({ clientState: 'told-by-list' }),
    );
  });

  test('lifecycle events come to the same address', async () => {
    const made = await notifications.subscribe(stage.app, `mail:${stage.sender}`, 'life', addHours(now(), 24));
    const { subscriptionId } = made;
    await stage.control('POST', `/subscriptions/${subscriptionId}/lifecycle`, { event: 'reauthorizationRequired' });
    await settle();
    expect(webhook.posted.flatMap(({ value }) => value ?? [])).toContainEqual(
      expect.objectContaining({ subscriptionId, lifecycleEvent: 'reauthorizationRequired' }),
    );
  });

  test('an address that does not answer the handshake gets no subscription', async () => {
    webhook.isOpen = false;
    const call = notifications.subscribe(stage.app, 'list:actions', 's', addHours(now(), 24));
    await expect(call).rejects.toMatchObject({ kind: 'invalid' });
    webhook.isOpen = true;
  });

  test.each(['nothing', 'drive:x', ''])('the topic %j is refused', async (topic) => {
    const call = notifications.subscribe(stage.app, topic, 's', addHours(now(), 24));
    await expect(call).rejects.toMatchObject({ kind: 'invalid' });
  });
});
