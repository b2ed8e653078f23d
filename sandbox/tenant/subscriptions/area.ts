/**
 * Subscriptions to changes as an area: routes, whose is whose, renewal and end.
 * @see https://learn.microsoft.com/graph/change-notifications-delivery-webhooks
 */
import { fail } from '../errors.ts';
import { asObject } from '../json.ts';
import { contextUrl, readPage } from '../odata/page.ts';
import { permissions } from '../permissions.ts';
import { type Area, type Context, noContent, ok, type Reply } from '../route.ts';
import { SUBSCRIPTION_LEVERS } from './control-routes.ts';
import { createSubscription, readExpiry } from './create.ts';
import { wakeDelivery } from './deliver.ts';
import { liveSubscriptions } from './notify.ts';
import { subscriptionBody, subscriptionEntity } from './shapes.ts';
import { SUBSCRIPTIONS, type Subscription } from './state.ts';

/** Any scope that opens a resource gets past the door; the resource's own rule is checked inside. */
const LISTEN = permissions(
  'Mail.ReadBasic Mail.ReadBasic.All Mail.Read Mail.ReadWrite Calendars.Read Calendars.ReadWrite Contacts.Read ' +
    'Contacts.ReadWrite Sites.ReadWrite.All Sites.Manage.All Sites.FullControl.All Sites.Selected Files.ReadWrite ' +
    'Files.ReadWrite.All User.Read.All User.ReadWrite.All Directory.Read.All Directory.ReadWrite.All',
);
const LIST = '/sites/{site-id}/lists/{list-id}/subscriptions';

export const SUBSCRIPTIONS_AREA: Area = {
  name: 'subscriptions',
  family: 'general',
  routes: [
    { method: 'GET', path: '/subscriptions', permissions: LISTEN, handler: listSubscriptions },
    { method: 'POST', path: '/subscriptions', permissions: LISTEN, handler: createSubscription },
    { method: 'GET', path: '/subscriptions/{subscription-id}', permissions: LISTEN, handler: getSubscription },
    { method: 'PATCH', path: '/subscriptions/{subscription-id}', permissions: LISTEN, handler: renewSubscription },
    { method: 'DELETE', path: '/subscriptions/{subscription-id}', permissions: LISTEN, handler: deleteSubscription },
    { method: 'POST', path: '/subscriptions/{subscription-id}/reauthorize', permissions: LISTEN, handler: reauthorize },
    { method: 'GET', path: LIST, permissions: LISTEN, handler: listSubscriptions },
    { method: 'POST', path: LIST, permissions: LISTEN, handler: createSubscription },
    { method: 'GET', path: `${LIST}/{subscription-id}`, permissions: LISTEN, handler: getSubscription },
    { method: 'PATCH', path: `${LIST}/{subscription-id}`, permissions: LISTEN, handler: renewSubscription },
    { method: 'DELETE', path: `${LIST}/{subscription-id}`, permissions: LISTEN, handler: deleteSubscription },
  ],
  controlRoutes: SUBSCRIPTION_LEVERS,
  start(tenant) {
    tenant.clock.onJump(() => wakeDelivery(tenant));
    wakeDelivery(tenant);
  },
};

function ownSubscriptions({ tenant, caller }: Context): Subscription[] {
  return liveSubscriptions(tenant).filter(
    ({ applicationId, userId }) =>
      applicationId === caller.appId && (caller.userId === null || userId === caller.userId),
  );
}

function ownSubscription(context: Context): Subscription {
  const id = context.param('subscription-id').toLowerCase();
  const found = ownSubscriptions(context).find((subscription) => subscription.id === id);
  if (!found) throw fail(404, 'ResourceNotFound', 'The object was not found.');
  return found;
}

function listSubscriptions(context: Context): Reply {
  const page = readPage(context, {
    rows: ownSubscriptions(context).map(subscriptionEntity),
    limits: { size: 100, max: 100, above: 'clamp' },
    key: ({ id }) => String(id),
    // A collection never shows the secret that notifications are recognised by.
    shape: (entity) => ({ ...entity, clientState: null }),
  });
  return ok({ '@odata.context': contextUrl(context.tenant.graphBaseUrl, 'subscriptions', context.query), ...page });
}

function getSubscription(context: Context): Reply {
  return ok(subscriptionBody(context, ownSubscription(context)));
}

function renewSubscription(context: Context): Reply {
  const subscription = ownSubscription(context);
  const source = asObject(context.body);
  if (source.lifecycleNotificationUrl !== undefined) {
    throw fail(400, 'InvalidRequest', 'lifecycleNotificationUrl cannot be added to an existing subscription.');
  }
  subscription.expiresAtMs = readExpiry(context.tenant, source.expirationDateTime, subscription.maxMinutes);
  return ok(subscriptionBody(context, subscription));
}

function deleteSubscription(context: Context): Reply {
  delete context.tenant.store.slice(SUBSCRIPTIONS).all[ownSubscription(context).id];
  return noContent();
}

function reauthorize(context: Context): Reply {
  ownSubscription(context);
  return noContent();
}
