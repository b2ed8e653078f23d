/**
 * How Graph shows drives and the items in them.
 */
import { createHash } from 'node:crypto';

import type { Json } from '../../json.ts';
import type { Tenant } from '../../tenant.ts';
import { identitySet } from '../access.ts';
import { etagOf } from '../field-read.ts';
import { listUrl } from '../shapes.ts';
import type { List, Row, Site, Tombstone } from '../state.ts';
import { FILES } from './state.ts';
import { childrenOf, driveIdOf, driveItemId, pathOf } from './tree.ts';

const TICKET_MS = 3_600_000;
const ROOM_BYTES = 27_487_790_694_400;

/** The drive of a library. */
export function driveEntity(site: Site, list: List): Json {
  const used = Object.values(list.rows).reduce((sum, { file }) => sum + (file?.size ?? 0), 0);
  return {
    createdDateTime: list.createdAt,
    description: list.description,
    id: driveIdOf(list),
    lastModifiedDateTime: list.modifiedAt,
    name: list.displayName,
    webUrl: listUrl(site, list),
    driveType: 'documentLibrary',
    createdBy: identitySet(list.createdBy),
    owner: { group: { displayName: `${site.displayName} Owners`, id: site.id.split(',')[1] } },
    quota: { deleted: 0, remaining: ROOM_BYTES - used, state: 'normal', total: ROOM_BYTES, used },
  };
}

/** One file, folder or the root. Files carry a fresh download address. */
export function driveItemEntity(tenant: Tenant, site: Site, list: List, row: Row | null): Json {
  return row?.file ? placedItem(tenant, site, list, row) : rootItem(site, list);
}

function rootItem(site: Site, list: List): Json {
  const size = Object.values(list.rows).reduce((sum, { file }) => sum + (file?.size ?? 0), 0);
  return {
    createdDateTime: list.createdAt,
    cTag: `"c:{${list.id}},${list.changeNumber}"`,
    eTag: `"{${list.id}},${list.changeNumber}"`,
    id: driveItemId(list, null),
    lastModifiedDateTime: list.modifiedAt,
    name: 'root',
    webUrl: listUrl(site, list),
    size,
    parentReference: { driveType: 'documentLibrary', driveId: driveIdOf(list) },
    createdBy: identitySet(list.createdBy),
    lastModifiedBy: identitySet(list.createdBy),
    fileSystemInfo: { createdDateTime: list.createdAt, lastModifiedDateTime: list.modifiedAt },
    folder: { childCount: childrenOf(list, null).length },
    root: {},
  };
}

function placedItem(tenant: Tenant, site: Site, list: List, row: Row): Json {
  const { file } = row;
  if (!file) throw new Error('A row without a file part is no drive item.');
  const webPath = pathOf(list, row).split('/').map(encodeURIComponent).join('/');
  return {
    ...(file.folder ? {} : { '@microsoft.graph.downloadUrl': downloadUrl(tenant, row) }),
    createdDateTime: row.createdAt,
    cTag: `"c:{${row.guid}},${file.contentVersion}"`,
    eTag: etagOf(row),
    id: driveItemId(list, row),
    lastModifiedDateTime: row.modifiedAt,
    name: file.name,
    webUrl: `${listUrl(site, list)}/${webPath}`,
    size: file.size,
    createdBy: identitySet(row.createdBy),
    lastModifiedBy: identitySet(row.modifiedBy),
    parentReference: parentReference(site, list, row),
    fileSystemInfo: { createdDateTime: row.createdAt, lastModifiedDateTime: row.modifiedAt },
    ...(file.folder
      ? { folder: { childCount: childrenOf(list, row).length } }
      : { file: { mimeType: file.mimeType, hashes: { sha256Hash: hashOf(tenant, row) } } }),
  };
}

function parentReference(site: Site, list: List, row: Row): Json {
  const parentRow = row.file?.parentRow ?? null;
  const parent = parentRow === null ? null : (list.rows[parentRow] ?? null);
  const path = pathOf(list, parent);
  return {
    driveType: 'documentLibrary',
    driveId: driveIdOf(list),
    id: driveItemId(list, parent),
    name: parent?.file?.name ?? list.name,
    path: `/drives/${driveIdOf(list)}/root:${path === '' ? '' : `/${path}`}`,
    siteId: site.id.split(',')[1],
  };
}

function hashOf(tenant: Tenant, row: Row): string {
  const content = tenant.store.slice(FILES).contents[row.guid] ?? '';
  return createHash('sha256').update(Buffer.from(content, 'base64')).digest('hex').toUpperCase();
}

/** A pre-authenticated address of a file's content, good for an hour. */
export function downloadUrl(tenant: Tenant, row: Row): string {
  const ticket = tenant.ids.token(24);
  const { tickets } = tenant.store.slice(FILES);
  const now = tenant.clock.now();
  for (const [id, { expiresAtMs }] of Object.entries(tickets)) {
    if (expiresAtMs <= now) delete tickets[id];
  }
  const { name = '', mimeType = '' } = row.file ?? {};
  tickets[ticket] = { guid: row.guid, name, mimeType, expiresAtMs: now + TICKET_MS };
  return `${tenant.origin}/download/${ticket}`;
}

/** A deleted item as delta shows it. */
export function deletedDriveItem(list: List, tombstone: Tombstone): Json {
  return {
    id: driveItemId(list, tombstone),
    name: tombstone.file?.name ?? '',
    size: 0,
    parentReference: { driveType: 'documentLibrary', driveId: driveIdOf(list) },
    ...(tombstone.file?.folder
      ? { folder: { childCount: 0 } }
      : { file: { mimeType: tombstone.file?.mimeType ?? '' } }),
    deleted: { state: 'deleted' },
  };
}
