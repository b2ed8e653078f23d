/**
 * Drives: every operation for every way to name an item, built from two tables.
 */
import { contextUrl, select } from '../../odata/page.ts';
import type { Permissions } from '../../permissions.ts';
import { type Context, type Method, ok, type Reply, type Route } from '../../route.ts';
import { requireSiteAccess } from '../access.ts';
import { FILES_READ, FILES_WRITE, UPLOAD_LARGE } from '../scopes.ts';
import { findList, findSite, itemNotFound, type List, type Site } from '../state.ts';
import { rowOf } from '../targets.ts';
import { collection } from './collection.ts';
import { download, putContent, redirectToContent } from './contents.ts';
import { createFolder, deleteItem, deltaItems, getItem, getListItem, listChildren, patchItem } from './items.ts';
import { driveEntity } from './shapes.ts';
import { createLink, invite, listPermissions } from './sharing.ts';
import { libraryOf, type Place, rowByItemId, rowByPath } from './tree.ts';
import { cancelUpload, createUploadSession, putRange, showProgress } from './uploads.ts';

const BASES = [
  '/drives/{drive-id}',
  '/sites/{site-id}/drive',
  '/sites/{site-id}/drives/{drive-id}',
  '/sites/{site-id}/lists/{list-id}/drive',
];

/** Ways to name an item; a path is followed by a colon before what comes next. */
const TARGETS = [
  { path: '/root', byPath: false },
  { path: '/items/{driveItem-id}', byPath: false },
  { path: '/root:/{item-path}', byPath: true },
  { path: '/items/{driveItem-id}:/{item-path}', byPath: true },
];

type Deed = (context: Context, place: Place, path: string | null) => Reply;

interface Operation {
  method: Method;
  suffix: string;
  permissions: Permissions;
  /** `new`: the path need not exist. */
  finds: 'existing' | 'new';
  run: Deed;
}

const OPERATIONS: readonly Operation[] = [
  { method: 'GET', suffix: '', permissions: FILES_READ, finds: 'existing', run: getItem },
  { method: 'PATCH', suffix: '', permissions: FILES_WRITE, finds: 'existing', run: patchItem },
  { method: 'DELETE', suffix: '', permissions: FILES_WRITE, finds: 'existing', run: deleteItem },
  { method: 'GET', suffix: '/children', permissions: FILES_READ, finds: 'existing', run: listChildren },
  { method: 'POST', suffix: '/children', permissions: FILES_WRITE, finds: 'existing', run: createFolder },
  { method: 'GET', suffix: '/content', permissions: FILES_READ, finds: 'existing', run: redirectToContent },
  { method: 'PUT', suffix: '/content', permissions: FILES_WRITE, finds: 'new', run: putContent },
  { method: 'POST', suffix: '/createUploadSession', permissions: UPLOAD_LARGE, finds: 'new', run: createUploadSession },
  { method: 'GET', suffix: '/delta', permissions: FILES_READ, finds: 'existing', run: deltaItems },
  { method: 'GET', suffix: '/listItem', permissions: FILES_READ, finds: 'existing', run: getListItem },
  { method: 'GET', suffix: '/permissions', permissions: FILES_READ, finds: 'existing', run: listPermissions },
  { method: 'POST', suffix: '/createLink', permissions: FILES_WRITE, finds: 'existing', run: createLink },
  { method: 'POST', suffix: '/invite', permissions: FILES_WRITE, finds: 'existing', run: invite },
];

export const DRIVE_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/sites/{site-id}/drives', permissions: FILES_READ, handler: listDrives },
  {
    method: 'GET',
    path: '/sites/{site-id}/lists/{list-id}/items/{listItem-id}/driveItem',
    permissions: FILES_READ,
    handler: getDriveItem,
  },
  ...BASES.map((path): Route => ({ method: 'GET', path, permissions: FILES_READ, handler: getDrive })),
  ...BASES.flatMap((base) =>
    TARGETS.flatMap((target) => OPERATIONS.map((operation) => routeOf(base, target, operation))),
  ),
];

/** Upload and download addresses, which carry their own permission. */
export const DRIVE_OPEN_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/download/{ticket}', handler: download },
  { method: 'PUT', path: '/upload/{session}', handler: putRange },
  { method: 'GET', path: '/upload/{session}', handler: showProgress },
  { method: 'DELETE', path: '/upload/{session}', handler: cancelUpload },
];

function routeOf(base: string, target: (typeof TARGETS)[number], operation: Operation): Route {
  const { method, suffix, permissions, finds, run } = operation;
  const colon = target.byPath && suffix !== '' ? ':' : '';
  const handler = (context: Context): Reply => {
    const need = permissions === FILES_READ ? 'read' : 'write';
    const { site, list } = libraryFor(context, base, need);
    const start = target.path.includes('{driveItem-id}') ? rowByItemId(list, context.param('driveItem-id')) : null;
    const path = target.byPath ? context.param('item-path') : null;
    const row = path !== null && finds === 'existing' ? rowByPath(list, start, path) : start;
    return run(context, { tenant: context.tenant, site, list, caller: context.caller, row }, path);
  };
  return { method, path: `${base}${target.path}${colon}${suffix}`, permissions, handler };
}

function libraryFor(context: Context, base: string, need: 'read' | 'write'): { site: Site; list: List } {
  const { store } = context.tenant;
  const found = base.includes('{drive-id}') ? libraryOf(store, context.param('drive-id')) : siteLibrary(context, base);
  requireSiteAccess(context, found.site, need, true);
  return found;
}

function siteLibrary(context: Context, base: string): { site: Site; list: List } {
  const site = findSite(context.tenant.store, context.param('site-id'));
  if (!site) throw itemNotFound('Requested site could not be found');
  const byList = base.includes('{list-id}') ? findList(site, context.param('list-id')) : null;
  const list = byList ?? Object.values(site.lists).find(({ template }) => template === 'documentLibrary');
  if (list?.template !== 'documentLibrary') throw itemNotFound('The list is no library.');
  return { site, list };
}

function getDrive(context: Context): Reply {
  const { path } = context;
  const base = BASES.find(
    (one) => one.split('/').length === path.split('/').length && one.split('/')[3] === path.split('/')[3],
  );
  const { site, list } = libraryFor(context, base ?? '/drives/{drive-id}', 'read');
  const body = select(driveEntity(site, list), context.query);
  return ok({ '@odata.context': contextUrl(context.tenant.graphBaseUrl, 'drives', context.query, true), ...body });
}

function listDrives(context: Context): Reply {
  const { site } = siteLibrary(context, '');
  requireSiteAccess(context, site, 'read', true);
  const libraries = Object.values(site.lists).filter(({ template }) => template === 'documentLibrary');
  return collection(
    context,
    'drives',
    libraries.map((list) => driveEntity(site, list)),
  );
}

function getDriveItem(context: Context): Reply {
  const { row, ...deed } = rowOf(context, 'read', true);
  if (!row.file) throw itemNotFound();
  return getItem(context, { ...deed, row });
}
