/** Where an administrator of Microsoft 365 approves what Followthrough may do. */
import type { PageConfig } from '../../host/page-config.ts';

const APPLICATION = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

/**
 * Entra's page for granting consent for the whole organisation.
 *
 * @param tenantId Entra tenant of the signed-in person.
 * @see https://learn.microsoft.com/entra/identity/enterprise-apps/grant-admin-consent
 */
export function consentLink(
  { authority, scope, clientId }: Pick<PageConfig, 'authority' | 'scope' | 'clientId'>,
  tenantId: string,
): string {
  // The permissions belong to the application whose API the scope names; the pages may be another one.
  const application = APPLICATION.exec(scope)?.[0] ?? clientId;
  return `${new URL(authority).origin}/${tenantId}/adminconsent?client_id=${application}`;
}
