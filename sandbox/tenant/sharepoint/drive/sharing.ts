/**
 * Sharing of items: permissions, links, invitations.
 */
import { asArray, asObject, asString, type Json } from '../../json.ts';
import { type Context, created, ok, type Reply } from '../../route.ts';
import { collection } from './collection.ts';
import { driveItemEntity } from './shapes.ts';
import type { Place } from './tree.ts';

/** Who may open the item: the site's owners, by inheritance. */
export function listPermissions(context: Context, { site }: Place): Reply {
  const owners = {
    id: 'owners',
    roles: ['owner'],
    grantedToV2: { group: { id: site.id.split(',')[1], displayName: `${site.displayName} Owners` } },
  };
  return collection(context, 'permissions', [owners]);
}

/** A sharing link; the sandbox's links open nothing beyond the site's own rights. */
export function createLink(context: Context, { tenant, row, site, list }: Place): Reply {
  const { type, scope } = asObject(context.body);
  const entity = driveItemEntity(tenant, site, list, row);
  return created({
    '@odata.context': `${tenant.graphBaseUrl}/$metadata#permission`,
    id: tenant.ids.guid(),
    roles: [type === 'edit' ? 'write' : 'read'],
    link: {
      type: asString(type) ?? 'view',
      scope: asString(scope) ?? 'organization',
      webUrl: entity.webUrl,
      preventsDownload: false,
    },
  });
}

/** Invitations, answered as the service does; nobody is mailed. */
export function invite(context: Context, { tenant }: Place): Reply {
  const source = asObject(context.body);
  const roles = asArray(source.roles).map(String);
  const value = asArray(source.recipients).map((recipient): Json => {
    const email = asString(asObject(recipient).email) ?? '';
    return {
      id: tenant.ids.guid(),
      roles,
      grantedTo: { user: { id: tenant.ids.guid(), displayName: email } },
      hasPassword: source.password !== undefined,
      invitation: { email, signInRequired: source.requireSignIn === true },
      ...(asString(source.expirationDateTime) ? { expirationDateTime: source.expirationDateTime } : {}),
    };
  });
  return ok({ '@odata.context': `${tenant.graphBaseUrl}/$metadata#Collection(permission)`, value });
}
