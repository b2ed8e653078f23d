/** Items of a list as Graph writes them, and what the port calls a stored record. Pure: no calls here. */
import { epochMs, instantOf } from '../../../shared/time/instant.ts';
import type { ListName, ListRecords, Stored } from '../../ports/lists.ts';
import type { Fields } from './field-codecs.ts';
import { columnsOf, fromFields, type Reading, unreadableFields } from './list-columns.ts';

/** The members of a list item we ask for. */
export interface WireItem {
  readonly id: string;
  readonly eTag?: string;
  readonly '@odata.etag'?: string;
  readonly createdDateTime?: string;
  readonly lastModifiedDateTime?: string;
  readonly lastModifiedBy?: {
    readonly user?: { readonly displayName?: string; readonly email?: string };
    readonly application?: { readonly displayName?: string };
  };
  readonly webUrl?: string;
  readonly fields?: Fields;
  readonly deleted?: { readonly state?: string };
}

/** `$select` and `$expand` for whole records of that list. */
export const itemQuery = (list: ListName): string =>
  '$select=id,eTag,createdDateTime,lastModifiedDateTime,lastModifiedBy,webUrl' +
  `&$expand=fields($select=${columnsOf(list).join(',')})`;

/** A filter for one exact value of an indexed text column, encoded. */
export const equals = (column: string, value: string): string =>
  `$filter=${encodeURIComponent(`fields/${column} eq '${value.replaceAll("'", "''")}'`)}`;

/** @param fields what was written, for answers that leave the fields out. */
export function storedOf<N extends ListName>(
  reading: Reading<N>,
  item: WireItem,
  fields: Fields = item.fields ?? {},
): Stored<ListRecords[N]> {
  const etag = item.eTag ?? item['@odata.etag'] ?? '';
  const unreadable = unreadableFields(reading.list, fields);
  return {
    record: fromFields(reading, fields, item.id),
    itemId: item.id,
    etag,
    version: versionOf(etag),
    createdAt: toInstant(item.createdDateTime),
    modifiedAt: toInstant(item.lastModifiedDateTime),
    modifiedBy: nameOf(item.lastModifiedBy),
    webUrl: pageOf(item),
    ...(unreadable.length > 0 && { unreadable }),
  };
}

/** @example versionOf('"4f1c,7"') // 7 */
export const versionOf = (etag: string): number => Number(/,(\d+)"?$/.exec(etag)?.[1] ?? 0);

const nameOf = (by: WireItem['lastModifiedBy']): string | null =>
  by?.user?.displayName ?? by?.user?.email ?? by?.application?.displayName ?? null;

const toInstant = (text: string | undefined): string => instantOf(text ? epochMs(text) : 0);

/** Graph's own address of an item, `…/12_.000`, opens nothing in a browser; the list's form page does. */
const pageOf = (item: WireItem): string =>
  (item.webUrl ?? '').replace(/\/\d+_\.000$/, `/DispForm.aspx?ID=${encodeURIComponent(item.id)}`);
