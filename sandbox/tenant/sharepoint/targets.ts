/**
 * From path parameters to sites, lists and rows, with the access check that goes with them.
 */
import type { Context } from '../route.ts';
import { type Need, requireSiteAccess } from './access.ts';
import type { ListDeed } from './rows.ts';
import { findList, findSite, itemNotFound, type List, type Row, type Site } from './state.ts';

/** The site of `{site-id}`. @param files the route is a drive's, where Files scopes count. @throws 404, 403. */
export function siteOf(context: Context, need: Need, files = false): Site {
  const site = findSite(context.tenant.store, context.param('site-id'));
  if (!site) throw itemNotFound('Requested site could not be found');
  requireSiteAccess(context, site, need, files);
  return site;
}

/** A list with all that a change needs. */
export function listOf(context: Context, need: Need, files = false): ListDeed {
  const site = siteOf(context, need, files);
  const list = findList(site, context.param('list-id'));
  if (!list) throw itemNotFound('The specified list was not found');
  return { tenant: context.tenant, site, list, caller: context.caller };
}

/** A row of a list. */
export function rowOf(context: Context, need: Need, files = false): ListDeed & { row: Row } {
  const deed = listOf(context, need, files);
  return { ...deed, row: requireRow(deed.list, context.param('listItem-id')) };
}

/** @throws 404 when the list has no such row. */
function requireRow(list: List, id: string): Row {
  const row = /^\d+$/.test(id) ? list.rows[Number(id)] : Object.values(list.rows).find(({ guid }) => guid === id);
  if (!row) throw itemNotFound('The specified item was not found');
  return row;
}

/** Path of a list for `@odata.context`. */
export function listContext(site: Site, list: List): string {
  return `sites('${encodeURIComponent(site.id)}')/lists('${list.id}')`;
}
