/**
 * Libraries as trees: ids of drives and items, children, paths, names that must be free.
 */
import { fail, invalidRequest } from '../../errors.ts';
import type { Store } from '../../store.ts';
import { addRow, type ListDeed, removeRow } from '../rows.ts';
import { type FilePart, itemNotFound, type List, type Row, SHAREPOINT, type Site } from '../state.ts';
import { type Conflict, FILES } from './state.ts';

/** A place in a library: null row for the root. */
export interface Place extends ListDeed {
  row: Row | null;
}

/** Id of a library's drive. */
export function driveIdOf(list: List): string {
  return `b!${Buffer.from(list.id.replaceAll('-', ''), 'hex').toString('base64url')}`;
}

/** The library behind a drive id. @throws 404. */
export function libraryOf(store: Store, driveId: string): { site: Site; list: List } {
  for (const site of Object.values(store.slice(SHAREPOINT).sites)) {
    const list = Object.values(site.lists).find(
      (one) => one.template === 'documentLibrary' && driveIdOf(one) === driveId,
    );
    if (list) return { site, list };
  }
  throw itemNotFound('The drive could not be found.');
}

/** Id of an item: root's comes from the library, others' from their row. */
export function driveItemId(list: List, row: Pick<Row, 'guid'> | null): string {
  return `01${(row?.guid ?? list.id).replaceAll('-', '').toUpperCase()}`;
}

/** The row with that item id, null for the root. @throws 404. */
export function rowByItemId(list: List, id: string): Row | null {
  if (id === driveItemId(list, null) || id === 'root') return null;
  const row = Object.values(list.rows).find((one) => driveItemId(list, one) === id);
  if (!row) throw itemNotFound('The resource could not be found.');
  return row;
}

/** Rows directly below a folder. */
export function childrenOf(list: List, parent: Row | null): Row[] {
  return Object.values(list.rows).filter(({ file }) => file?.parentRow === (parent?.id ?? null));
}

/** The child with that name, whatever its case. */
function childNamed(list: List, parent: Row | null, name: string): Row | undefined {
  const wanted = name.toLowerCase();
  return childrenOf(list, parent).find(({ file }) => file?.name.toLowerCase() === wanted);
}

/** Segments of an item path. */
export function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}

/** The row at a path below a folder. @throws 404. */
export function rowByPath(list: List, start: Row | null, path: string): Row | null {
  let row = start;
  for (const segment of segmentsOf(path)) {
    const child = childNamed(list, row, segment);
    if (!child) throw itemNotFound('The resource could not be found.');
    row = child;
  }
  return row;
}

/** The folder that will hold a new file; missing folders on the way are made, as the service does for uploads. */
export function ensureFolders(place: Place, segments: readonly string[]): Row | null {
  let row = place.row;
  for (const segment of segments) {
    row = childNamed(place.list, row, segment) ?? addRow(place, {}, folderPart(segment, row));
    if (!row.file?.folder) throw invalidRequest(`'${segment}' is not a folder.`);
  }
  return row;
}

/** File part of a new folder. */
export function folderPart(name: string, parent: Row | null): FilePart {
  return {
    name: checkedName(name),
    parentRow: parent?.id ?? null,
    folder: true,
    mimeType: '',
    size: 0,
    contentVersion: 0,
  };
}

const BAD_NAME = /["*:<>?/\\|]|^\s|\s$|^\.+$|^$/;

/** @throws 400 for a name SharePoint does not take. */
export function checkedName(name: string): string {
  if (BAD_NAME.test(name))
    throw invalidRequest('The provided name cannot contain any of these characters: " * : < > ? / \\ |');
  return name;
}

/** A free name by the rule for conflicts, or the row to replace. @throws 409 when the rule says fail. */
export function settleName(
  list: List,
  parent: Row | null,
  name: string,
  conflict: Conflict,
): { name: string; existing?: Row } {
  const existing = childNamed(list, parent, name);
  if (!existing) return { name };
  if (conflict === 'replace') return { name, existing };
  if (conflict === 'fail')
    throw fail(409, 'nameAlreadyExists', 'An item with the same name already exists under the parent');
  const dot = name.lastIndexOf('.');
  const [stem, end] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  let count = 1;
  while (childNamed(list, parent, `${stem} ${count}${end}`)) count += 1;
  return { name: `${stem} ${count}${end}` };
}

/** Path of a row below the root, names joined by slashes; empty for the root. */
export function pathOf(list: List, row: Row | null): string {
  if (!row?.file) return '';
  const parent = row.file.parentRow === null ? null : (list.rows[row.file.parentRow] ?? null);
  const above = pathOf(list, parent);
  return above === '' ? row.file.name : `${above}/${row.file.name}`;
}

/** Removes a row with everything below it and their contents. */
export function removeTree(place: Place, row: Row): void {
  for (const child of childrenOf(place.list, row)) removeTree(place, child);
  delete place.tenant.store.slice(FILES).contents[row.guid];
  removeRow(place, row);
}
