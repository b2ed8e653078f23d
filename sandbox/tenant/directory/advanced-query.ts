/**
 * The directory's rules for queries: some need `ConsistencyLevel: eventual` together with `$count`, and `$search`
 * has its own small language.
 * @see https://learn.microsoft.com/graph/aad-advanced-queries
 */
import { badRequest, fail } from '../errors.ts';
import type { Json } from '../json.ts';
import type { Expression } from '../odata/filter.ts';
import type { Query } from '../odata/query.ts';
import type { Context } from '../route.ts';

/** @throws 400 for an advanced query without its header. */
export function checkAdvancedQuery({ query, headers }: Pick<Context, 'query' | 'headers'>): void {
  const eventual = headers.consistencylevel?.toLowerCase() === 'eventual';
  if (query.search !== null && !eventual) {
    throw badRequest(
      "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
    );
  }
  const advanced = (query.filter && isAdvanced(query.filter)) || (query.filter && query.orderBy.length > 0);
  if (advanced && !(eventual && query.count)) {
    throw fail(400, 'Request_UnsupportedQuery', 'Unsupported Query.', { innerCode: 'Request_UnsupportedQuery' });
  }
  if (query.count && !eventual && query.raw.has('$count')) {
    throw badRequest("$count is not currently supported without the header 'ConsistencyLevel: eventual'.");
  }
}

function isAdvanced(filter: Expression): boolean {
  switch (filter.kind) {
    case 'compare':
      return filter.operator === 'ne';
    case 'call':
      return filter.name === 'endswith' || filter.name === 'contains';
    case 'not':
      return true;
    case 'logic':
      return isAdvanced(filter.left) || isAdvanced(filter.right);
    default:
      return false;
  }
}

/**
 * Keeps the entities a `$search` means: `"displayName:word"` parts joined by AND and OR, OR binding less.
 *
 * @throws 400 for parts without quotes or without a property.
 */
export function searchEntities(entities: readonly Json[], query: Query): Json[] {
  if (query.search === null) return [...entities];
  const alternatives = query.search.split(/\s+OR\s+/i).map((part) => part.split(/\s+AND\s+/i).map(readClause));
  return entities.filter((entity) => alternatives.some((all) => all.every((clause) => meets(entity, clause))));
}

interface Clause {
  property: string;
  words: string;
}

function readClause(text: string): Clause {
  const match = /^\s*"([A-Za-z]+):(.*)"\s*$/.exec(text);
  if (!match) throw badRequest("Syntax error: character ':' is not valid or the search clause is not in quotes.");
  return { property: match[1] ?? '', words: (match[2] ?? '').toLowerCase() };
}

/** A clause holds when every word of it begins a word of the property. */
function meets(entity: Json, { property, words }: Clause): boolean {
  const tokens = String(entity[property] ?? '')
    .toLowerCase()
    .split(/[\s@._-]+/);
  const whole = String(entity[property] ?? '').toLowerCase();
  return words.split(/\s+/).every((word) => whole.startsWith(word) || tokens.some((token) => token.startsWith(word)));
}
