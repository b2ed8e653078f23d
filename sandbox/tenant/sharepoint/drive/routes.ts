/**
 * Drives: every operation for every way to name an item, built from two tables.
 */
import { invalidRequest } from '../../errors.ts';
import { asArray, asObject, asString, type Json } from '../../json.ts';
import { contextUrl, readPage, select } from '../../odata/page.ts';
import { expansion } from '../../odata/query.ts';
import type { Permissions } from '../../permissions.ts';
import { type Context, created, type Method, noContent, ok, type Reply, type Route } from '../../route.ts';
import { requireSiteAccess } from '../access.ts';
import { readDelta } from '../item-delta.ts';
import { addRow, checkEtag, touchRow } from '../rows.ts';
import { FILES_READ, FILES_WRITE, UPLOAD_LARGE } from '../scopes.ts';
import { itemEntity } from '../shapes.ts';
import { findList, findSite, itemNotFound, type List, type Site } from '../state.ts';
import { rowOf } from '../targets.ts';
import { download, itemReply, putContent, redirectToContent } from './contents.ts';
import { deletedDriveItem, driveEntity, driveItemEntity } from './shapes.ts';
import type { Conflict } from './state.ts';
import {
  checkedName,
  childrenOf,
  folderPart,
  libraryOf,
  type Place,
  removeTree,
  rowByItemId,
  rowByPath,
  settleName,
} from './tree.ts';
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

function collection(context: Context, path: string, rows: readonly Json[]): Reply {
  const limits = { size: 200, max: 999, above: 'clamp' } as const;
  const page = readPage(context, { rows, limits, key: ({ id }) => String(id), shape: (row) => row });
  return ok({ '@odata.context': contextUrl(context.tenant.graphBaseUrl, path, context.query), ...page });
}

function getItem(context: Context, { site, list, row }: Place): Reply {
  const { tenant, query } = context;
  const entity = driveItemEntity(tenant, site, list, row);
  if (expansion(query, 'children')) {
    entity.children = childrenOf(list, row).map((child) => driveItemEntity(tenant, site, list, child));
  }
  const path = `drives('${encodeURIComponent(list.id)}')/items`;
  return ok({ '@odata.context': contextUrl(tenant.graphBaseUrl, path, query, true), ...select(entity, query) });
}

function getDriveItem(context: Context): Reply {
  const { row, ...deed } = rowOf(context, 'read', true);
  if (!row.file) throw itemNotFound();
  return getItem(context, { ...deed, row });
}

function listChildren(context: Context, { site, list, row }: Place): Reply {
  const { tenant } = context;
  const thumbnails = expansion(context.query, 'thumbnails') ? { thumbnails: [] } : {};
  const children = childrenOf(list, row).map((child) => ({
    ...driveItemEntity(tenant, site, list, child),
    ...thumbnails,
  }));
  return collection(context, `drives('${encodeURIComponent(list.id)}')/items`, children);
}

function createFolder(context: Context, place: Place): Reply {
  const source = asObject(context.body);
  const name = asString(source.name);
  if (name === undefined || source.folder === undefined)
    throw invalidRequest('A folder needs a name and the folder facet.');
  const conflict = (asString(source['@microsoft.graph.conflictBehavior']) ?? 'fail') as Conflict;
  const settled = settleName(place.list, place.row, checkedName(name), conflict);
  const row = settled.existing ?? addRow(place, {}, folderPart(settled.name, place.row));
  return itemReply(context, place, row, true);
}

/** Renames, moves, or both. */
function patchItem(context: Context, place: Place): Reply {
  const { row, list } = place;
  if (!row?.file) throw invalidRequest('The root cannot be changed.');
  checkEtag(context.headers['if-match'], row);
  const source = asObject(context.body);
  const newParent = asString(asObject(source.parentReference).id);
  const parent = newParent === undefined ? undefined : rowByItemId(list, newParent);
  const parentRow = parent === undefined ? row.file.parentRow : (parent?.id ?? null);
  const name = checkedName(asString(source.name) ?? row.file.name);
  const siblings = parentRow === null ? null : (list.rows[parentRow] ?? null);
  if (name !== row.file.name || parentRow !== row.file.parentRow) settleName(list, siblings, name, 'fail');
  row.file = { ...row.file, name, parentRow };
  touchRow(place, row);
  return itemReply(context, place, row, false);
}

function deleteItem(context: Context, place: Place): Reply {
  if (!place.row) throw invalidRequest('The root cannot be deleted.');
  checkEtag(context.headers['if-match'], place.row);
  removeTree(place, place.row);
  return noContent();
}

function deltaItems(context: Context, { site, list }: Place): Reply {
  const { tenant, query, url } = context;
  const token = query.raw.get('token') ?? query.skipToken ?? query.deltaToken;
  const { changes, link } = readDelta({ tenant, list, url, token, size: query.top ?? 200 });
  const value = changes.map((change) =>
    'fields' in change ? driveItemEntity(tenant, site, list, change) : deletedDriveItem(list, change),
  );
  const root = token === null ? [driveItemEntity(tenant, site, list, null)] : [];
  const shown = [...root, ...value].map((entity) => select(entity, query));
  return ok({ '@odata.context': `${tenant.graphBaseUrl}/$metadata#Collection(driveItem)`, ...link, value: shown });
}

function getListItem(context: Context, { site, list, row }: Place): Reply {
  if (!row) throw itemNotFound();
  const path = `sites('${encodeURIComponent(site.id)}')/lists('${list.id}')/items`;
  const entity = select(itemEntity(context, site, list, row), context.query);
  return ok({ '@odata.context': contextUrl(context.tenant.graphBaseUrl, path, context.query, true), ...entity });
}

function listPermissions(context: Context, { site }: Place): Reply {
  const owners = {
    id: 'owners',
    roles: ['owner'],
    grantedToV2: { group: { id: site.id.split(',')[1], displayName: `${site.displayName} Owners` } },
  };
  return collection(context, 'permissions', [owners]);
}

function createLink(context: Context, { tenant, row, site, list }: Place): Reply {
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

function invite(context: Context, { tenant }: Place): Reply {
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
