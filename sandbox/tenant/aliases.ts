/**
 * Paths that stand for others: `/me` for the signed-in person, `/sites/{host}:/{path}:` for the site at that path.
 */

import type { Caller } from './caller.ts';
import { badRequest, fail } from './errors.ts';
import { findSiteByPath } from './sharepoint/state.ts';
import type { Store } from './store.ts';

/** The path with ids in it. @throws 400 for `/me` of an application on its own, 404 for a site that is not there. */
export function resolveAliases(store: Store, path: string, caller: Caller): string {
  return resolveSitePath(store, resolveMe(path, caller));
}

function resolveMe(path: string, caller: Caller): string {
  const match = /^\/me(?=$|[/(])/i.exec(path);
  if (!match) return path;
  if (caller.userId === null) throw badRequest('/me request is only valid with delegated authentication flow.');
  return `/users/${caller.userId}${path.slice(match[0].length)}`;
}

const SITE_PATH = /^\/sites\/([^/:]+):\/([^:]*)(?::(\/.*)?)?$/i;

function resolveSitePath(store: Store, path: string): string {
  const match = SITE_PATH.exec(path.replaceAll(/%3a/gi, ':'));
  if (!match) return path;
  const [, hostname = '', relative = '', rest = ''] = match;
  const site = findSiteByPath(store, decodeURIComponent(hostname), decodeURIComponent(relative));
  if (!site) throw fail(404, 'itemNotFound', 'Requested site could not be found');
  return `/sites/${site.id}${rest}`;
}
