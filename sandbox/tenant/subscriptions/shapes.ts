/**
 * How Graph shows subscriptions.
 */
import type { Json } from '../json.ts';
import { contextUrl } from '../odata/page.ts';
import type { Context } from '../route.ts';
import type { Subscription } from './state.ts';

/** One subscription as an answer. */
export function subscriptionBody({ tenant, query }: Context, subscription: Subscription): Json {
  const base = { '@odata.context': contextUrl(tenant.graphBaseUrl, 'subscriptions', query, true) };
  return { ...base, ...subscriptionEntity(subscription) };
}

/** The subscription entity. */
export function subscriptionEntity(subscription: Subscription): Json {
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
