/**
 * What can be done with an item of a library: read, list, make folders, rename, move, delete, follow changes.
 */
import { invalidRequest } from '../../errors.ts';
import { asObject, asString } from '../../json.ts';
import { contextUrl, select } from '../../odata/page.ts';
import { expansion } from '../../odata/query.ts';
import { type Context, noContent, ok, type Reply } from '../../route.ts';
import { readDelta } from '../item-delta.ts';
import { addRow, checkEtag, touchRow } from '../rows.ts';
import { itemEntity } from '../shapes.ts';
import { itemNotFound } from '../state.ts';
import { collection } from './collection.ts';
import { itemReply } from './contents.ts';
import { deletedDriveItem, driveItemEntity } from './shapes.ts';
import type { Conflict } from './state.ts';
import { checkedName, childrenOf, folderPart, type Place, removeTree, rowByItemId, settleName } from './tree.ts';

/** The item, with its children when they are expanded. */
export function getItem(context: Context, { site, list, row }: Place): Reply {
  const { tenant, query } = context;
  const entity = driveItemEntity(tenant, site, list, row);
  if (expansion(query, 'children')) {
    entity.children = childrenOf(list, row).map((child) => driveItemEntity(tenant, site, list, child));
  }
  const path = `drives('${encodeURIComponent(list.id)}')/items`;
  return ok({ '@odata.context': contextUrl(tenant.graphBaseUrl, path, query, true), ...select(entity, query) });
}

/** What lies directly below a folder. */
export function listChildren(context: Context, { site, list, row }: Place): Reply {
  const { tenant } = context;
  const thumbnails = expansion(context.query, 'thumbnails') ? { thumbnails: [] } : {};
  const children = childrenOf(list, row).map((child) => ({
    ...driveItemEntity(tenant, site, list, child),
    ...thumbnails,
  }));
  return collection(context, `drives('${encodeURIComponent(list.id)}')/items`, children);
}

/** A new folder below this one. */
export function createFolder(context: Context, place: Place): Reply {
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
export function patchItem(context: Context, place: Place): Reply {
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

/** Removes the item with everything below it. */
export function deleteItem(context: Context, place: Place): Reply {
  if (!place.row) throw invalidRequest('The root cannot be deleted.');
  checkEtag(context.headers['if-match'], place.row);
  removeTree(place, place.row);
  return noContent();
}

/** Changes since a token; the first page begins with the root. */
export function deltaItems(context: Context, { site, list }: Place): Reply {
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

/** The row of the library behind the item. */
export function getListItem(context: Context, { site, list, row }: Place): Reply {
  if (!row) throw itemNotFound();
  const path = `sites('${encodeURIComponent(site.id)}')/lists('${list.id}')/items`;
  const entity = select(itemEntity(context, site, list, row), context.query);
  return ok({ '@odata.context': contextUrl(context.tenant.graphBaseUrl, path, context.query, true), ...entity });
}
