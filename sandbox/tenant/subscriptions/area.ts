/**
 * Subscriptions to changes: create with handshake, renew, delete, and knobs for tests.
 * @see https://learn.microsoft.com/graph/change-notifications-delivery-webhooks
 */
import { badRequest, fail } from '../errors.ts';
import { asObject, asString, type Json } from '../json.ts';
import { contextUrl, readPage } from '../odata/page.ts';
import { permissions } from '../permissions.ts';
import { type Area, accepted, type Context, created, noContent, ok, type Reply } from '../route.ts';
import type { ChangeType, Tenant } from '../tenant.ts';
import { settleDelivery, wakeDelivery } from './deliver.ts';
import { type LifecycleEvent, liveSubscriptions, notifyLifecycle } from './notify.ts';
import { readResource } from './resources.ts';
import { SUBSCRIPTIONS, type Subscription } from './state.ts';

const MINUTE_MS = 60_000;
const SHORTEST_MINUTES = 45;
const HANDSHAKE_MS = 10_000;
const CLIENT_STATE_LIMIT = 128;

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
  controlRoutes: [
    { method: 'GET', path: '/sandbox/subscriptions', handler: showAll },
    { method: 'POST', path: '/sandbox/subscriptions/{subscription-id}/lifecycle', handler: sendLifecycle },
    { method: 'POST', path: '/sandbox/notifications', handler: setMode },
    { method: 'POST', path: '/sandbox/notifications/settle', handler: settle },
    { method: 'POST', path: '/sandbox/hook', handler: echoValidation },
  ],
  start(tenant) {
    tenant.clock.onJump(() => wakeDelivery(tenant));
    wakeDelivery(tenant);
  },
};

async function createSubscription(context: Context): Promise<Reply> {
  const { tenant, caller } = context;
  const source = asObject(context.body);
  const listed = context.path.startsWith('/sites/') ? context.path.replace(/\/subscriptions$/, '') : undefined;
  const resource = required(asString(source.resource) ?? listed, 'resource');
  const changeTypes = readChangeTypes(required(asString(source.changeType), 'changeType'));
  const clientState = asString(source.clientState) ?? null;
  if ((clientState?.length ?? 0) > CLIENT_STATE_LIMIT) {
    throw fail(400, 'InvalidRequest', `ClientState must not be longer than ${CLIENT_STATE_LIMIT} characters.`);
  }
  const { target, maxMinutes } = readResource(context, resource, changeTypes);
  const expiresAtMs = readExpiry(tenant, source.expirationDateTime, maxMinutes);
  const notificationUrl = await checkedUrl(tenant, required(asString(source.notificationUrl), 'notificationUrl'));
  const lifecycle = asString(source.lifecycleNotificationUrl);
  const subscription: Subscription = {
    id: tenant.ids.guid(),
    resource,
    target,
    changeTypes,
    notificationUrl,
    lifecycleNotificationUrl: lifecycle === undefined ? null : await checkedUrl(tenant, lifecycle),
    clientState,
    expiresAtMs,
    applicationId: caller.appId,
    userId: caller.userId,
    latestSupportedTlsVersion: asString(source.latestSupportedTlsVersion) ?? 'v1_2',
    immutableIds: context.prefer.get('idtype')?.toLowerCase() === 'immutableid',
    maxMinutes,
  };
  tenant.store.slice(SUBSCRIPTIONS).all[subscription.id] = subscription;
  return created(subscriptionBody(context, subscription));
}

function required(value: string | undefined, name: string): string {
  if (value === undefined || value === '')
    throw fail(400, 'InvalidRequest', `The required property '${name}' is missing.`);
  return value;
}

const CHANGE_TYPES: readonly string[] = ['created', 'updated', 'deleted'];

function readChangeTypes(text: string): ChangeType[] {
  const types = text.split(',').map((type) => type.trim().toLowerCase());
  const unknown = types.find((type) => !CHANGE_TYPES.includes(type));
  if (unknown !== undefined) throw fail(400, 'InvalidRequest', `The change type '${unknown}' is not supported.`);
  return types as ChangeType[];
}

/** Too short a life is lengthened silently, too long a one is refused. */
function readExpiry(tenant: Tenant, value: unknown, maxMinutes: number): number {
  const asked = Date.parse(required(asString(value), 'expirationDateTime'));
  const now = tenant.clock.now();
  if (Number.isNaN(asked)) throw fail(400, 'InvalidRequest', 'Subscription expiration is not a valid date.');
  if (asked <= now) throw fail(400, 'InvalidRequest', 'Subscription expiration must be in the future.');
  if (asked > now + (maxMinutes + 1) * MINUTE_MS) {
    throw fail(400, 'InvalidRequest', `Subscription expiration can only be ${maxMinutes} minutes in the future.`);
  }
  return Math.max(asked, now + SHORTEST_MINUTES * MINUTE_MS);
}

/** The address, after it has echoed a token. @throws 400 when it is not HTTPS or does not answer in ten seconds. */
async function checkedUrl(tenant: Tenant, text: string): Promise<string> {
  if (!URL.canParse(text) || new URL(text).protocol !== 'https:') {
    throw fail(400, 'InvalidRequest', 'NotificationUrl must be a valid HTTPS address.');
  }
  const token = `Validation: Testing client application reachability for subscription Request-Id: ${tenant.ids.guid()}`;
  const url = new URL(text);
  url.searchParams.append('validationToken', token);
  const message = { contentType: 'text/plain; charset=utf-8', body: '', timeoutMs: HANDSHAKE_MS };
  const answer = await tenant.post(url.href, message);
  const exact = answer.status === 200 && /^text\/plain\b/i.test(answer.contentType) && answer.text === token;
  if (exact) return text;
  throw fail(
    400,
    'ValidationError',
    answer.status === 0
      ? 'Subscription validation request timed out or the endpoint could not be reached.'
      : 'Subscription validation request failed. Response must exactly match validationToken query parameter.',
  );
}

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

function subscriptionBody({ tenant, query }: Context, subscription: Subscription): Json {
  const base = { '@odata.context': contextUrl(tenant.graphBaseUrl, 'subscriptions', query, true) };
  return { ...base, ...subscriptionEntity(subscription) };
}

function subscriptionEntity(subscription: Subscription): Json {
  return {
    id: subscription.id,
    resource: subscription.resource,
    applicationId: subscription.applicationId,
    changeType: subscription.changeTypes.join(','),
    clientState: subscription.clientState,
    notificationUrl: subscription.notificationUrl,
    notificationQueryOptions: null,
    lifecycleNotificationUrl: subscription.lifecycleNotificationUrl,
    expirationDateTime: new Date(subscription.expiresAtMs).toISOString(),
    creatorId: subscription.userId ?? subscription.applicationId,
    includeResourceData: null,
    latestSupportedTlsVersion: subscription.latestSupportedTlsVersion,
    encryptionCertificate: null,
    encryptionCertificateId: null,
    notificationUrlAppId: null,
  };
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
