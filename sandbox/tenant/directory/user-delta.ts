/**
 * Delta over people: everything in pages, then changes and removals. Tokens live seven days.
 * @see https://learn.microsoft.com/graph/delta-query-users
 */
import { badRequest, fail } from '../errors.ts';
import type { Json } from '../json.ts';
import { contextUrl, linkWith, select } from '../odata/page.ts';
import { type Context, ok, type Reply } from '../route.ts';
import { DIRECTORY } from './people.ts';
import { userEntity } from './users.ts';

const TOKEN_MS = 7 * 86_400_000;
const PAGE_SIZE = 100;

interface Token {
  since: number;
  at: number;
}

/** `GET /users/delta`. */
export function deltaUsers(context: Context): Reply {
  const { tenant, query, url } = context;
  const directory = tenant.store.slice(DIRECTORY);
  const text = query.deltaToken ?? query.skipToken;
  const { since } = text === null || text === 'latest' ? { since: 0 } : readToken(context, text);
  const changed = [
    ...Object.entries(directory.changes).map(([id, change]) => ({ id, change, removed: false })),
    ...Object.entries(directory.removed).map(([id, change]) => ({ id, change, removed: true })),
  ]
    .filter(({ change, removed }) => change > since && !(removed && since === 0))
    .sort((a, b) => a.change - b.change);
  const page = text === 'latest' ? [] : changed.slice(0, PAGE_SIZE);
  const more = page.length < changed.length && text !== 'latest';
  const token = encode({ since: more ? (page.at(-1)?.change ?? 0) : directory.changeNumber, at: tenant.clock.now() });
  const link = more
    ? { '@odata.nextLink': linkWith(url, '$skiptoken', token) }
    : { '@odata.deltaLink': linkWith(url, '$deltatoken', token) };
  const value = page.map(({ id, removed }) =>
    removed ? { id, '@removed': { reason: 'changed' } } : shown(context, id),
  );
  return ok({ '@odata.context': contextUrl(tenant.graphBaseUrl, 'users', query), ...link, value });
}

function shown({ tenant, query }: Context, id: string): Json {
  const person = tenant.store.slice(DIRECTORY).people[id];
  // Without $select delta shows fewer members than a read; the id always comes.
  return person ? select(userEntity(person, query.select), query, ['id']) : { id };
}

function encode({ since, at }: Token): string {
  return Buffer.from(JSON.stringify([since, at])).toString('base64url');
}

function readToken({ tenant }: Context, text: string): Token {
  try {
    const [since, at] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as [number, number];
    if (tenant.clock.now() - at <= TOKEN_MS) return { since, at };
  } catch {
    throw badRequest('Badly formed token.');
  }
  throw fail(410, 'syncStateNotFound', 'The delta token is expired. Start a new enumeration.');
}
