/**
 * Levers below `/sandbox`: see all subscriptions, send lifecycle events, lose or repeat notifications, wait for delivery.
 */
import { badRequest } from '../errors.ts';
import { asObject, asString } from '../json.ts';
import { accepted, type Context, noContent, ok, type Reply, type Route } from '../route.ts';
import { settleDelivery } from './deliver.ts';
import { type LifecycleEvent, liveSubscriptions, notifyLifecycle } from './notify.ts';
import { subscriptionEntity } from './shapes.ts';
import { SUBSCRIPTIONS } from './state.ts';

/** Control routes of the area. */
export const SUBSCRIPTION_LEVERS: readonly Route[] = [
  { method: 'GET', path: '/sandbox/subscriptions', handler: showAll },
  { method: 'POST', path: '/sandbox/subscriptions/{subscription-id}/lifecycle', handler: sendLifecycle },
  { method: 'POST', path: '/sandbox/notifications', handler: setMode },
  { method: 'POST', path: '/sandbox/notifications/settle', handler: settle },
  { method: 'POST', path: '/sandbox/hook', handler: echoValidation },
];

function showAll({ tenant }: Context): Reply {
  const { queue, mode } = tenant.store.slice(SUBSCRIPTIONS);
  return ok({ value: liveSubscriptions(tenant).map(subscriptionEntity), mode, queue });
}

const EVENTS: readonly string[] = ['reauthorizationRequired', 'subscriptionRemoved', 'missed'];

/** `{event}`: sends a lifecycle event; a removal is carried out as well. */
function sendLifecycle({ tenant, body, param }: Context): Reply {
  const event = asString(asObject(body).event) ?? '';
  const subscription = liveSubscriptions(tenant).find(({ id }) => id === param('subscription-id'));
  if (!subscription || !EVENTS.includes(event))
    throw badRequest(`Give an existing subscription and one of ${EVENTS.join(', ')}.`);
  notifyLifecycle(tenant, subscription, event as LifecycleEvent);
  if (event === 'subscriptionRemoved') delete tenant.store.slice(SUBSCRIPTIONS).all[subscription.id];
  return noContent();
}

/** `{mode: deliver | drop | duplicate}`. */
function setMode({ tenant, body }: Context): Reply {
  const { mode } = asObject(body);
  if (mode !== 'deliver' && mode !== 'drop' && mode !== 'duplicate') throw badRequest('Give a mode.');
  tenant.store.slice(SUBSCRIPTIONS).mode = mode;
  return noContent();
}

/** Answers when every due notification has been delivered or has failed: tests wait on this instead of sleeping. */
async function settle({ tenant }: Context): Promise<Reply> {
  await settleDelivery(tenant);
  return noContent();
}

/** An endpoint that subscriptions can be pointed at: echoes the handshake, takes every notification. */
function echoValidation({ query }: Context): Reply {
  const token = query.raw.get('validationtoken');
  return token === undefined ? accepted() : { status: 200, body: token, contentType: 'text/plain; charset=utf-8' };
}
