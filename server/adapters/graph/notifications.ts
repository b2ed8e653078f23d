/** Change notifications: implements `Notifications` over Graph subscriptions. Receiving them is the web server's. */
import { isPortFailure, PortFailure } from '../../ports/failures.ts';
import { type Actor, tenantOf } from '../../ports/identity.ts';
import type { Notifications, Subscription } from '../../ports/subscriptions.ts';
import type { Graph } from './client.ts';
import type { RegisterSite } from './register-site.ts';

interface WireSubscription {
  readonly id: string;
  readonly resource: string;
  readonly expirationDateTime: string;
}

/**
 * @param notificationUrl where Graph posts, `https://…/webhooks/graph`; lifecycle events go there too. It must answer
 * the handshake while `subscribe` is waiting.
 */
export function createGraphNotifications(graph: Graph, site: RegisterSite, notificationUrl: string): Notifications {
  return {
    async subscribe(actor, topic, clientState, expiresAt): Promise<Subscription> {
      const { resource, changeType, mailbox } = await resourceOf(site, actor, topic);
      const { body } = await graph.call<WireSubscription>({
        actor,
        method: 'POST',
        path: '/subscriptions',
        ...(mailbox ? { mailbox } : {}),
        body: {
          changeType,
          notificationUrl,
          lifecycleNotificationUrl: notificationUrl,
          resource,
          clientState,
          expirationDateTime: expiresAt,
        },
      });
      const tenantId = tenantOf(actor);
      const until = new Date(body.expirationDateTime).toISOString();
      return { subscriptionId: body.id, tenantId, resource, topic, clientState, expiresAt: until };
    },
    async renew(actor, subscriptionId, expiresAt) {
      const path = `/subscriptions/${encodeURIComponent(subscriptionId)}`;
      await graph.call({ actor, method: 'PATCH', path, body: { expirationDateTime: expiresAt }, repeat: 'safe' });
    },
    async unsubscribe(actor, subscriptionId) {
      const path = `/subscriptions/${encodeURIComponent(subscriptionId)}`;
      try {
        await graph.call({ actor, method: 'DELETE', path, repeat: 'safe' });
      } catch (error) {
        if (!isPortFailure(error, 'not-found')) throw error;
      }
    },
  };
}

/** `list:actions`, `calendar:<mail>`, `mail:<mail>`. Lists tell only that something changed; delta tells what. */
async function resourceOf(site: RegisterSite, actor: Actor, topic: string) {
  const colon = topic.indexOf(':');
  const subject = topic.slice(colon + 1);
  const user = `/users/${subject}`;
  switch (topic.slice(0, colon)) {
    case 'list':
      return { resource: await site.listPath(actor, subject), changeType: 'updated', mailbox: undefined };
    case 'calendar':
      return { resource: `${user}/events`, changeType: 'created,updated,deleted', mailbox: subject };
    case 'mail':
      return { resource: `${user}/mailFolders('inbox')/messages`, changeType: 'created', mailbox: subject };
    default:
      throw new PortFailure('invalid', 'a topic of an unknown kind');
  }
}
