/**
 * Makes subscriptions: reads the wish, shakes hands with the address, settles how long it lives.
 * @see https://learn.microsoft.com/graph/change-notifications-delivery-webhooks
 */
import { fail } from '../errors.ts';
import { asObject, asString } from '../json.ts';
import { type Context, created, type Reply } from '../route.ts';
import type { ChangeType, Tenant } from '../tenant.ts';
import { readResource } from './resources.ts';
import { subscriptionBody } from './shapes.ts';
import { SUBSCRIPTIONS, type Subscription } from './state.ts';

const MINUTE_MS = 60_000;
const SHORTEST_MINUTES = 45;
const HANDSHAKE_MS = 10_000;
const CLIENT_STATE_LIMIT = 128;

/** `POST /subscriptions`. @throws 400 for a wish or an address that will not do, 403 without the right. */
export async function createSubscription(context: Context): Promise<Reply> {
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

/** Instant of the end. Too short a life is lengthened silently, too long a one is refused. */
export function readExpiry(tenant: Tenant, value: unknown, maxMinutes: number): number {
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
