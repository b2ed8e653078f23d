/**
 * Turns rows into a Graph collection: filter, order, count, one page, next link.
 * How a row is shaped and what may be filtered is the area's matter; how pages hang together is decided here.
 */
import { badRequest } from '../errors.ts';
import type { Json } from '../json.ts';
import { compileFilter, type ReadPath, readJsonPath, sortRows } from './evaluate.ts';
import type { Query } from './query.ts';

/** Page size when none is asked for, the largest one, and what happens above it. */
export interface PageLimits {
  size: number;
  max: number;
  above: 'clamp' | 'refuse';
}

/** A collection about to be read. */
export interface Listing<T> {
  rows: readonly T[];
  limits: PageLimits;
  /** Identity of a row, stable between pages; next links continue behind it even when rows before it change. */
  key(row: T): string;
  /** The entity as JSON, whole; `select` is applied afterwards. */
  shape(row: T): Json;
  /** Reads a property for filter and order; plain JSON paths by default. */
  read?: ReadPath<T>;
  /** Members that stay although `$select` does not name them. */
  always?: readonly string[];
  /** `odata.maxpagesize` of the Prefer header, where the operation honours it. */
  maxPageSize?: number | undefined;
}

/** What a page needs to know of its request. */
export interface PageRequest {
  query: Query;
  url: URL;
}

/**
 * One page of a collection, without `@odata.context`.
 *
 * @throws 400 for a `$top` above the limit where the service refuses it, and for a foreign skip token.
 */
export function readPage<T>(request: PageRequest, listing: Listing<T>): Json {
  const { query } = request;
  const read = listing.read ?? readJsonPath;
  const kept = query.filter ? listing.rows.filter(compileFilter(query.filter, read)) : listing.rows;
  const rows = query.orderBy.length > 0 ? sortRows(kept, query.orderBy, read) : kept;
  const token = query.skipToken === null ? null : decodeSkipToken(query.skipToken);
  const start = token ? continueAt(rows, token, listing.key) : (query.skip ?? 0);
  const size = pageSize(query, listing);
  const page = rows.slice(start, start + size);
  const last = page.at(-1);
  const more = start + size < rows.length && last !== undefined;
  return {
    ...(query.count && !token ? { '@odata.count': rows.length } : {}),
    ...(more ? { '@odata.nextLink': nextLink(request.url, { key: listing.key(last), at: start + size }) } : {}),
    value: page.map((row) => select(listing.shape(row), query, listing.always)),
  };
}

/** The entity with only what `$select` names, what `$expand` brought, annotations, and `always`. */
export function select(entity: Json, query: Query, always: readonly string[] = []): Json {
  if (!query.select || query.select.includes('*')) return entity;
  const wanted = new Set([...query.select, ...query.expand.map((expand) => expand.name), ...always].map(headOf));
  return Object.fromEntries(
    Object.entries(entity).filter(([name]) => name.startsWith('@odata.') || wanted.has(headOf(name))),
  );
}

/** Path of `@odata.context`, with the selected members in brackets as Graph writes them. */
export function contextUrl(graphBaseUrl: string, path: string, query: Query, entity = false): string {
  const members = [...(query.select ?? []), ...query.expand.map((expand) => `${expand.name}()`)];
  const brackets = members.length > 0 ? `(${members.join(',')})` : '';
  return `${graphBaseUrl}/$metadata#${path}${brackets}${entity ? '/$entity' : ''}`;
}

/** The request's URL with another token in it: opaque to clients, absolute, all other options kept. */
export function linkWith(url: URL, name: '$skiptoken' | '$deltatoken' | 'token', token: string): string {
  const kept = url.search
    .slice(1)
    .split('&')
    .filter((part) => part !== '' && !/^(\$|%24)?(skip|skiptoken|deltatoken|token)=/i.test(part));
  return `${url.origin}${url.pathname}?${[...kept, `${name}=${encodeURIComponent(token)}`].join('&')}`;
}

function headOf(name: string): string {
  return (name.split(/[/@]/, 1)[0] ?? '').toLowerCase();
}

function pageSize<T>(query: Query, listing: Listing<T>): number {
  const { size, max, above } = listing.limits;
  const asked = query.top ?? listing.maxPageSize ?? size;
  if (asked > max && above === 'refuse')
    throw badRequest(`Invalid page size specified: '${asked}'. Must be between 1 and ${max} inclusive.`);
  return Math.max(1, Math.min(asked, max));
}

interface SkipToken {
  key: string;
  at: number;
}

function nextLink(url: URL, token: SkipToken): string {
  return linkWith(url, '$skiptoken', Buffer.from(JSON.stringify([token.at, token.key])).toString('base64url'));
}

function decodeSkipToken(text: string): SkipToken {
  try {
    const [at, key] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as [number, string];
    if (Number.isInteger(at) && typeof key === 'string') return { at, key };
  } catch {
    // Falls through to the refusal below.
  }
  throw badRequest('The provided skip token is invalid.');
}

/** Behind the last row of the page before; by count when that row is gone. */
function continueAt<T>(rows: readonly T[], token: SkipToken, key: (row: T) => string): number {
  const hinted = rows[token.at - 1];
  if (hinted !== undefined && key(hinted) === token.key) return token.at;
  const found = rows.findIndex((row) => key(row) === token.key);
  return found < 0 ? Math.max(0, token.at - 1) : found + 1;
}
