/**
 * What SharePoint keeps: sites with their lists, columns, rows and versions. Everything is plain JSON.
 * Files' contents lie in a slice of their own (`drive/contents.ts`), so that lists stay small.
 */
import { fail } from '../errors.ts';
import type { Json } from '../json.ts';
import type { SliceDefinition, Store } from '../store.ts';

/** Who did something: a person, or an application on its own. */
export interface Actor {
  kind: 'user' | 'app';
  /** Object id of the person, client id of the application. */
  id: string;
  displayName: string;
  email: string | null;
  /** Row in the site's user list; 0 where no site is concerned. */
  row: number;
}

/** The type of a column: exactly one of Graph's facets. */
export type Facet =
  | 'text'
  | 'choice'
  | 'dateTime'
  | 'number'
  | 'currency'
  | 'boolean'
  | 'personOrGroup'
  | 'lookup'
  | 'hyperlinkOrPicture'
  | 'calculated'
  | 'term'
  | 'geolocation'
  | 'thumbnail'
  | 'contentApprovalStatus';

/** A column of a list or site. `settings` is the facet's own object. */
export interface Column {
  id: string;
  name: string;
  displayName: string;
  description: string;
  group: string;
  facet: Facet;
  settings: Json;
  hidden: boolean;
  indexed: boolean;
  unique: boolean;
  required: boolean;
  readOnly: boolean;
  /** `{value}` or `{formula}`; null for none. */
  defaultValue: Json | null;
  /** Came with the list: cannot be deleted. */
  builtIn: boolean;
}

/** Values by column name, as Graph shows them; person and lookup columns hold row numbers. */
export type Fields = Record<string, unknown>;

/** One older state of a row. */
export interface RowVersion {
  /** Major version, 1 and up. */
  number: number;
  fields: Fields;
  modifiedAt: string;
  modifiedBy: Actor;
}

/** The file part of a row in a library. */
export interface FilePart {
  name: string;
  /** Row number of the folder above; null at the root. */
  parentRow: number | null;
  folder: boolean;
  mimeType: string;
  size: number;
  /** Counts content changes, for the cTag. */
  contentVersion: number;
}

/** One list item. */
export interface Row {
  /** Number within the list; never reused. */
  id: number;
  guid: string;
  version: number;
  fields: Fields;
  createdAt: string;
  createdBy: Actor;
  modifiedAt: string;
  modifiedBy: Actor;
  /** Number of the list's change that touched the row last. */
  changed: number;
  /** Older states, newest first. */
  versions: RowVersion[];
  file?: FilePart;
}

/** A deleted row as delta reports it. */
export interface Tombstone {
  id: number;
  guid: string;
  changed: number;
  file?: FilePart;
}

/** One list or library. */
export interface List {
  id: string;
  name: string;
  displayName: string;
  description: string;
  template: 'genericList' | 'documentLibrary' | 'userInformation';
  hidden: boolean;
  createdAt: string;
  createdBy: Actor;
  modifiedAt: string;
  version: number;
  columns: Column[];
  rows: Record<number, Row>;
  nextRow: number;
  changeNumber: number;
  tombstones: Tombstone[];
  /** Delta tokens older than this change are refused. */
  oldestChange: number;
}

export type Role = 'read' | 'write' | 'owner' | 'fullcontrol';

/** A grant of the site to an application. */
export interface Grant {
  id: string;
  roles: Role[];
  clientId: string;
  displayName: string;
}

/** One site. */
export interface Site {
  /** `hostname,siteCollectionGuid,webGuid`. */
  id: string;
  /** `/sites/name`, or empty for the root. */
  path: string;
  name: string;
  displayName: string;
  description: string;
  createdAt: string;
  modifiedAt: string;
  /** IANA zone of the regional settings. */
  timeZone: string;
  owners: string[];
  writers: string[];
  readers: string[];
  grants: Grant[];
  columns: Column[];
  /** Added by clients; the built-in ones are known anyway. */
  contentTypes: Json[];
  lists: Record<string, List>;
}

/** SharePoint's slice. */
export interface SharePoint {
  hostname: string;
  sites: Record<string, Site>;
}

export const SHAREPOINT: SliceDefinition<SharePoint> = {
  name: 'sharepoint',
  empty: () => ({ hostname: 'sandbox.sharepoint.example', sites: {} }),
};

/** The site with that id: the whole triple, its site collection's GUID, `root` or the host name. */
export function findSite(store: Store, id: string): Site | null {
  const { sites, hostname } = store.slice(SHAREPOINT);
  const wanted = id.toLowerCase();
  const all = Object.values(sites);
  if (wanted === 'root' || wanted === hostname) return all.find((site) => site.path === '') ?? null;
  return all.find((site) => site.id.toLowerCase() === wanted || site.id.split(',')[1] === wanted) ?? null;
}

/** The site at a server-relative path such as `sites/followthrough`. */
export function findSiteByPath(store: Store, hostname: string, path: string): Site | null {
  const sharepoint = store.slice(SHAREPOINT);
  const wanted = `/${path.replace(/^\/+|\/+$/g, '')}`.toLowerCase();
  if (hostname.toLowerCase() !== sharepoint.hostname) return null;
  return (
    Object.values(sharepoint.sites).find((site) => site.path.toLowerCase() === (wanted === '/' ? '' : wanted)) ?? null
  );
}

/** The list with that id or title. */
export function findList(site: Site, idOrTitle: string): List | null {
  const byId = site.lists[idOrTitle.toLowerCase()];
  if (byId) return byId;
  const wanted = idOrTitle.toLowerCase();
  return (
    Object.values(site.lists).find(
      (list) => list.displayName.toLowerCase() === wanted || list.name.toLowerCase() === wanted,
    ) ?? null
  );
}

/** 404 of the files and lists family. */
export function itemNotFound(message = 'The resource could not be found.') {
  return fail(404, 'itemNotFound', message);
}
