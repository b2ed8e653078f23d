/**
 * Delta over a list's items: a full enumeration in pages, then only what changed, deletions included.
 * Tokens are opaque to clients; a token from before the change log's beginning is answered with 410.
 * @see https://learn.microsoft.com/graph/api/listitem-delta
 */
import { fail, invalidRequest } from '../errors.ts';
import type { Json } from '../json.ts';
import { linkWith } from '../odata/page.ts';
import type { Tenant } from '../tenant.ts';
import type { List, Row, Tombstone } from './state.ts';

/** SharePoint's change log reaches back this far. */
const LOG_MS = 60 * 86_400_000;

interface DeltaToken {
  list: string;
  /** Changes up to this number are known to the client. */
  since: number;
  /** While enumerating: the row after which to go on, and the change number the enumeration began at. */
  after: number | null;
  until: number | null;
  at: number;
}

/** What a delta request asks. */
export interface DeltaRequest {
  tenant: Tenant;
  list: List;
  url: URL;
  /** Token as sent, `latest`, or null for a first request. */
  token: string | null;
  size: number;
}

/** One page: changed rows and tombstones, and the link that follows. `link` has its OData name. */
export interface DeltaPage {
  changes: (Row | Tombstone)[];
  link: Json;
}

/** @throws 410 with a `Location` for tokens that are too old, 400 for texts that are none. */
export function readDelta(request: DeltaRequest): DeltaPage {
  const { list, tenant, token } = request;
  const start: DeltaToken = { list: list.id, since: 0, after: 0, until: list.changeNumber, at: tenant.clock.now() };
  if (token === 'latest') return { changes: [], link: deltaLink(request, list.changeNumber) };
  const position = token === null || token === '' ? start : decode(request, token);
  return position.after === null ? changedSince(request, position) : enumerate(request, position);
}

function enumerate(request: DeltaRequest, position: DeltaToken): DeltaPage {
  const { list, size } = request;
  const after = position.after ?? 0;
  const rows = Object.values(list.rows).filter((row) => row.id > after);
  const page = rows.slice(0, size);
  const last = page.at(-1);
  if (rows.length > size && last) return { changes: page, link: nextLink(request, { ...position, after: last.id }) };
  return { changes: page, link: deltaLink(request, position.until ?? list.changeNumber) };
}

function changedSince(request: DeltaRequest, { since }: DeltaToken): DeltaPage {
  const { list, size, tenant } = request;
  const changes = [...Object.values(list.rows), ...list.tombstones]
    .filter(({ changed }) => changed > since)
    .sort((a, b) => a.changed - b.changed);
  const page = changes.slice(0, size);
  const last = page.at(-1);
  if (changes.length > size && last) {
    const token = { list: list.id, since: last.changed, after: null, until: null, at: tenant.clock.now() };
    return { changes: page, link: nextLink(request, token) };
  }
  return { changes: page, link: deltaLink(request, list.changeNumber) };
}

function nextLink({ url }: DeltaRequest, token: DeltaToken): Json {
  return { '@odata.nextLink': linkWith(plain(url), 'token', encode(token)) };
}

function deltaLink({ url, list, tenant }: DeltaRequest, since: number): Json {
  const token = { list: list.id, since, after: null, until: null, at: tenant.clock.now() };
  return { '@odata.deltaLink': linkWith(plain(url), 'token', encode(token)) };
}

/** `delta(token='x')` and `delta()` lead back to plain `delta`. */
function plain(url: URL): URL {
  const copy = new URL(url);
  copy.pathname = copy.pathname.replace(/\/delta\(.*$/i, '/delta');
  return copy;
}

function encode({ list, since, after, until, at }: DeltaToken): string {
  return Buffer.from(JSON.stringify([list, since, after, until, at])).toString('base64url');
}

function decode(request: DeltaRequest, text: string): DeltaToken {
  const { list, tenant } = request;
  const token = parse(text);
  const tooOld = tenant.clock.now() - token.at > LOG_MS || token.since < list.oldestChange;
  if (token.list !== list.id || (tooOld && token.after === null)) throw resync(request);
  return token;
}

function parse(text: string): DeltaToken {
  try {
    const [list, since, after, until, at] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (typeof list === 'string' && typeof since === 'number') return { list, since, after, until, at };
  } catch {
    // Falls through to the refusal below.
  }
  throw invalidRequest('The delta token is malformed.');
}

function resync(request: DeltaRequest) {
  const first = {
    list: request.list.id,
    since: 0,
    after: 0,
    until: request.list.changeNumber,
    at: request.tenant.clock.now(),
  };
  const location = linkWith(plain(request.url), 'token', encode(first));
  return fail(
    410,
    'resyncChangesApplyDifferences',
    'Resync required. Replace any local items with the server version.',
    {
      headers: { location },
      innerCode: 'resyncChangesApplyDifferences',
    },
  );
}
