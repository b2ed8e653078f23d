/**
 * Reads a query string into OData options. Both spellings, `$select` and `select`, are taken, since Microsoft's own
 * documentation mixes them. Options of one operation only (`startDateTime`, `token`) are found in `raw`.
 */
import { badRequest } from '../errors.ts';
import type { OrderBy } from './evaluate.ts';
import { type Expression, parseFilter } from './filter.ts';

/** One member of `$expand` with its own options. */
export interface Expand {
  name: string;
  query: Query;
}

/** The OData options of a request. Absent options are null or empty. */
export interface Query {
  select: string[] | null;
  expand: Expand[];
  filter: Expression | null;
  orderBy: OrderBy[];
  top: number | null;
  skip: number | null;
  count: boolean;
  search: string | null;
  skipToken: string | null;
  deltaToken: string | null;
  /** All options as sent, names in lower case and with their `$`. */
  raw: ReadonlyMap<string, string>;
}

const KNOWN = ['$select', '$expand', '$filter', '$orderby', '$top', '$skip', '$count', '$search', '$format'];
const TOKENS = ['$skiptoken', '$deltatoken'];

/** @param text the part after `?`, still encoded; `+` stands for a space. @throws 400 on unreadable options. */
export function parseQuery(text: string): Query {
  const raw = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(text)) raw.set(name.toLowerCase(), value);
  return queryFrom(raw);
}

/** The member of `$expand` with that name, or undefined. */
export function expansion(query: Query, name: string): Query | undefined {
  return query.expand.find((expand) => expand.name.toLowerCase() === name.toLowerCase())?.query;
}

function queryFrom(raw: Map<string, string>): Query {
  const option = (name: string): string | null => raw.get(`$${name}`) ?? raw.get(name) ?? null;
  for (const name of raw.keys()) {
    if (name.startsWith('$') && !KNOWN.includes(name) && !TOKENS.includes(name)) {
      throw badRequest(`The query parameter '${name}' is not supported.`);
    }
  }
  const filter = option('filter');
  const select = option('select');
  return {
    select: select ? splitTop(select, ',') : null,
    expand: splitTop(option('expand') ?? '', ',').map(parseExpand),
    filter: filter === null ? null : parseFilter(filter),
    orderBy: splitTop(option('orderby') ?? '', ',').map(parseOrderBy),
    top: wholeNumber(option('top'), '$top'),
    skip: wholeNumber(option('skip'), '$skip'),
    count: option('count')?.toLowerCase() === 'true',
    search: raw.get('$search') ?? null,
    skipToken: raw.get('$skiptoken') ?? null,
    deltaToken: raw.get('$deltatoken') ?? null,
    raw,
  };
}

function wholeNumber(text: string | null, name: string): number | null {
  if (text === null) return null;
  if (!/^\d+$/.test(text)) {
    throw badRequest(
      `Invalid value '${text}' for ${name} query option found. The ${name} query option requires a non-negative integer value.`,
    );
  }
  return Number(text);
}

function parseOrderBy(text: string): OrderBy {
  const [path = '', direction = 'asc', ...rest] = text.trim().split(/\s+/);
  const word = direction.toLowerCase();
  if (rest.length > 0 || (word !== 'asc' && word !== 'desc')) throw badRequest(`Syntax error in $orderby '${text}'.`);
  return { path: path.split('/'), descending: word === 'desc' };
}

function parseExpand(text: string): Expand {
  const open = text.indexOf('(');
  if (open < 0) return { name: text, query: queryFrom(new Map()) };
  if (!text.endsWith(')')) throw badRequest(`Syntax error in $expand '${text}'.`);
  const options = splitTop(text.slice(open + 1, -1), ';').map((part): [string, string] => {
    const equals = part.indexOf('=');
    return [part.slice(0, equals).trim().toLowerCase(), part.slice(equals + 1).trim()];
  });
  return { name: text.slice(0, open), query: queryFrom(new Map(options)) };
}

/** Splits at a separator outside quotes and parentheses; empty parts are dropped. */
function splitTop(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quoted = false;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === "'") quoted = !quoted;
    else if (quoted) continue;
    else if (char === '(') depth += 1;
    else if (char === ')') depth -= 1;
    else if (char === separator && depth === 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)].map((part) => part.trim()).filter((part) => part !== '');
}
