/**
 * Finds the route of a path. Segments match without regard to case, ids as they are; `users('x')` equals `users/x`,
 * `delta()` equals `delta`, and namespaces before actions may be left out.
 */
import type { Family } from './caller.ts';
import type { Area, Method, Route } from './route.ts';

/** A route with the parameters it was reached by. */
export interface RouteMatch {
  route: Route;
  family: Family;
  params: Readonly<Record<string, string>>;
}

/** Result of a look-up: a match, a path that exists for other methods, or nothing. */
export type RouteLookup = RouteMatch | 'other-method' | 'unknown';

export type Router = (method: Method, path: string) => RouteLookup;

interface Compiled {
  pattern: RegExp;
  names: string[];
  /** Characters outside parameters: the more there are, the closer the match. */
  weight: number;
  byMethod: Map<Method, { route: Route; family: Family }>;
}

/** Bucket of templates whose first segment is a parameter. */
const ANY_FIRST = '*';

/** An escaped slash inside a segment, kept apart from real ones until parameters are cut out. */
const ESCAPED_SLASH = '\u0001';

/** @param pick which of an area's route tables to serve. */
export function createRouter(areas: readonly Area[], pick: (area: Area) => readonly Route[] | undefined): Router {
  const buckets = new Map<string, Compiled[]>();
  for (const area of areas) {
    for (const route of pick(area) ?? []) addRoute(buckets, route, area.family);
  }
  for (const bucket of buckets.values()) bucket.sort((a, b) => b.weight - a.weight);
  return (method, path) => {
    const text = normalizePath(path);
    let known = false;
    for (const candidate of [...(buckets.get(firstSegment(text)) ?? []), ...(buckets.get(ANY_FIRST) ?? [])]) {
      const match = candidate.pattern.exec(text);
      if (!match) continue;
      known = true;
      const found = candidate.byMethod.get(method);
      if (found) return { ...found, params: readParams(candidate.names, match) };
    }
    return known ? 'other-method' : 'unknown';
  };
}

function addRoute(buckets: Map<string, Compiled[]>, route: Route, family: Family): void {
  const bucketName = route.path.startsWith('/{') ? ANY_FIRST : firstSegment(route.path);
  const bucket = buckets.get(bucketName) ?? [];
  buckets.set(bucketName, bucket);
  const compiled = compileTemplate(route.path);
  const same = bucket.find((other) => other.pattern.source === compiled.pattern.source);
  // Parameter names must be those of the route itself, so equal patterns with other names stay apart.
  if (same && same.names.join() === compiled.names.join()) same.byMethod.set(route.method, { route, family });
  else bucket.push({ ...compiled, byMethod: new Map([[route.method, { route, family }]]) });
}

function compileTemplate(template: string): Omit<Compiled, 'byMethod'> {
  const names: string[] = [];
  const source = template
    .split(/(\{[^}]+\})/)
    .map((part) => {
      if (!part.startsWith('{')) return part.replace(/[.*+?^$|()[\]\\{}]/g, '\\$&');
      const name = part.slice(1, -1);
      names.push(name);
      // Colons end a path parameter; a plain one holds a single segment.
      return name.endsWith('path') ? '(.+?)' : '([^/]+?)';
    })
    .join('');
  const weight = template.replace(/\{[^}]+\}/g, '').length;
  return { pattern: new RegExp(`^${source}$`, 'i'), names, weight };
}

function readParams(names: readonly string[], match: RegExpExecArray): Record<string, string> {
  return Object.fromEntries(
    names.map((name, index) => [name, (match[index + 1] ?? '').replaceAll(ESCAPED_SLASH, '/')]),
  );
}

function firstSegment(path: string): string {
  return (/^\/([^/(:]*)/.exec(path)?.[1] ?? '').toLowerCase();
}

const KEYED = /\/([A-Za-z]+)\('((?:[^']|'')*)'\)/g;
const NOT_KEYED = new Set(['delta', 'getbypath']);

function normalizePath(path: string): string {
  const text = decode(path.replaceAll(/%2f/gi, ESCAPED_SLASH)).replace(/(?<=.)\/+$/, '');
  return text
    .replace(KEYED, (whole, name: string, key: string) =>
      NOT_KEYED.has(name.toLowerCase()) ? whole : `/${name}/${key.replaceAll("''", "'")}`,
    )
    .replace(/\/microsoft\.graph\.(?!room|event)([A-Za-z]+)/g, '/$1')
    .replace(/\(\)$/, '');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** First segment below the version that no route knows, for the refusal Graph writes. */
export function unknownSegmentOf(path: string): string {
  const segments = path.split('/').filter((segment) => segment !== '');
  return decode(segments.at(-1) ?? '');
}
