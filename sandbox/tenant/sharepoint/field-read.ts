/**
 * Shows a row's values as a fieldValueSet. Without `$select` all visible columns with a value come, references as
 * `…LookupId`; named columns come alone, references by name as text.
 * @see https://learn.microsoft.com/graph/api/resources/fieldvalueset
 */
import { invalidRequest } from '../errors.ts';
import type { Json } from '../json.ts';
import { isMultiple, isReference, referenceColumn } from './field-write.ts';
import type { Column, Fields, List, Row, Site } from './state.ts';
import { userListOf } from './user-list.ts';

/** Reference columns one query may name; SharePoint joins no more. */
const REFERENCE_LIMIT = 12;

/** A row's state: the current one, or an older version. */
export interface RowState {
  fields: Fields;
  version: number;
  modifiedAt: string;
  /** Row numbers in the user list. */
  author: number;
  editor: number;
}

/** Where the values come from. */
export interface FieldSource {
  site: Site;
  list: List;
  row: Row;
  state: RowState;
}

/** `"{guid},version"` with its quotes. */
export function etagOf(row: Row, version = row.version): string {
  return `"${row.guid},${version}"`;
}

/** The values with their etag. @throws 400 when `select` names an unknown column or too many references. */
export function fieldValueSet(source: FieldSource, select: readonly string[] | null): Json {
  const etag = { '@odata.etag': etagOf(source.row, source.state.version) };
  return { ...etag, ...(select ? namedValues(source, select) : allValues(source)) };
}

function allValues(source: FieldSource): Json {
  const { list, state, row } = source;
  const values: Json = {};
  for (const column of list.columns) {
    if (column.builtIn || column.hidden) continue;
    const value = state.fields[column.name];
    if (value !== undefined) values[keyOf(column)] = shownValue(source.site, column, value);
  }
  return { ...titleValues(state), ...values, ...builtInValues(source), id: String(row.id) };
}

/** In multi-person columns the full objects come under the name itself. */
function keyOf(column: Column): string {
  return isReference(column) && !isMultiple(column) ? `${column.name}LookupId` : column.name;
}

function shownValue(site: Site, column: Column, value: unknown): unknown {
  if (!isReference(column)) return value;
  return isMultiple(column) ? (value as number[]).map((id) => reference(site, id)) : String(value);
}

function titleValues({ fields }: RowState): Json {
  const title = fields.Title;
  return title === undefined ? {} : { Title: title, LinkTitle: title, LinkTitleNoMenu: title };
}

function builtInValues({ list, row, state }: FieldSource): Json {
  const isFolder = row.file?.folder === true;
  return {
    ContentType: list.template === 'documentLibrary' ? (isFolder ? 'Folder' : 'Document') : 'Item',
    Modified: state.modifiedAt,
    Created: row.createdAt,
    AuthorLookupId: String(state.author),
    EditorLookupId: String(state.editor),
    _UIVersionString: `${state.version}.0`,
    ...(list.template === 'documentLibrary'
      ? { FileLeafRef: row.file?.name ?? '', FileSizeDisplay: String(row.file?.size ?? 0) }
      : { Attachments: false }),
    Edit: '',
    ItemChildCount: '0',
    FolderChildCount: '0',
    ...(list.template === 'userInformation' ? userValues(state) : {}),
  };
}

function userValues({ fields }: RowState): Json {
  return Object.fromEntries(
    ['Name', 'EMail', 'UserName', 'JobTitle', 'Department'].flatMap((name) =>
      fields[name] === undefined ? [] : [[name, fields[name]]],
    ),
  );
}

function namedValues(source: FieldSource, select: readonly string[]): Json {
  const values: Json = {};
  let references = 0;
  for (const name of select) {
    const column = findColumn(source.list, name);
    if (column && isReference(column) && column.name === name) references += 1;
    const value = readValue(source, name, column);
    if (value !== undefined) values[name] = value;
  }
  if (references > REFERENCE_LIMIT) {
    throw invalidRequest(
      'The query cannot be completed because the number of lookup columns it contains exceeds the lookup column threshold.',
    );
  }
  return values;
}

/** The column a name in `$select`, `$filter` or `$orderby` means, with or without `LookupId`. */
export function findColumn(list: List, name: string): Column | undefined {
  return list.columns.find((column) => column.name === name) ?? referenceColumn(list, name);
}

function readValue(source: FieldSource, name: string, column: Column | undefined): unknown {
  const { state, row } = source;
  if (name.toLowerCase() === 'id') return String(row.id);
  if (!column) throw invalidRequest(`Field '${name}' is not recognized`);
  const all = { ...builtInValues(source), ...titleValues(state), UniqueId: row.guid };
  if (column.builtIn && column.name in all) return all[column.name as keyof typeof all];
  if (column.name === 'Author' || column.name === 'Editor') return builtInReference(source, column, name);
  const value = state.fields[column.name];
  if (value === undefined || !isReference(column)) return value;
  if (name !== column.name) return isMultiple(column) ? value : String(value);
  return isMultiple(column) ? (value as number[]).map((id) => reference(source.site, id)) : textOf(source.site, value);
}

function builtInReference({ site, state }: FieldSource, column: Column, name: string): unknown {
  const id = column.name === 'Author' ? state.author : state.editor;
  return name === column.name ? textOf(site, id) : String(id);
}

function textOf(site: Site, id: unknown): unknown {
  return userListOf(site).rows[Number(id)]?.fields.Title;
}

function reference(site: Site, id: number): Json {
  const fields = userListOf(site).rows[id]?.fields ?? {};
  return { LookupId: id, LookupValue: fields.Title ?? '', Email: fields.EMail ?? '' };
}
