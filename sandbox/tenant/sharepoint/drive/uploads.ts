/**
 * Uploads in ranges: a session, ranges in order, the finished item.
 * @see https://learn.microsoft.com/graph/api/driveitem-createuploadsession
 */
import { fail, invalidRequest } from '../../errors.ts';
import { asObject, asString, type Json } from '../../json.ts';
import { type Context, noContent, ok, type Reply } from '../../route.ts';
import { itemReply, storeFile } from './contents.ts';
import { type Conflict, FILES, type UploadSession } from './state.ts';
import { checkedName, driveIdOf, ensureFolders, libraryOf, type Place, segmentsOf, settleName } from './tree.ts';

const RANGE_UNIT = 320 * 1024;
const RANGE_LIMIT = 60 * 1024 * 1024;
const SESSION_MS = 24 * 3_600_000;

/** `POST …/createUploadSession` on a path, or on an existing item to replace. */
export function createUploadSession(context: Context, place: Place, path: string | null): Reply {
  const { tenant, caller, body } = context;
  const wish = asObject(asObject(body).item);
  const conflict = (asString(wish['@microsoft.graph.conflictBehavior']) ?? 'replace') as Conflict;
  const segments = path === null ? [] : segmentsOf(path);
  const name = path === null ? (place.row?.file?.name ?? '') : (segments.pop() ?? '');
  const parentRow = path === null ? (place.row?.file?.parentRow ?? null) : (ensureFolders(place, segments)?.id ?? null);
  const parent = parentRow === null ? null : (place.list.rows[parentRow] ?? null);
  settleName(place.list, parent, checkedName(name), conflict);
  const id = tenant.ids.token(32);
  const session: UploadSession = {
    driveId: driveIdOf(place.list),
    parentRow,
    name,
    conflict,
    appId: caller.appId,
    userId: caller.userId,
    parts: [],
    received: 0,
    expiresAtMs: tenant.clock.now() + SESSION_MS,
  };
  tenant.store.slice(FILES).uploads[id] = session;
  const type = `${tenant.graphBaseUrl}/$metadata#microsoft.graph.uploadSession`;
  return ok({ '@odata.context': type, uploadUrl: `${tenant.origin}/upload/${id}`, ...progress(session) });
}

function progress({ received, expiresAtMs }: UploadSession): Json {
  return { expirationDateTime: new Date(expiresAtMs).toISOString(), nextExpectedRanges: [`${received}-`] };
}

function sessionOf({ tenant, param, headers }: Context): UploadSession {
  if (headers.authorization !== undefined) {
    throw fail(401, 'unauthenticated', 'The upload address is authenticated already; send no Authorization header.');
  }
  const session = tenant.store.slice(FILES).uploads[param('session')];
  if (!session || session.expiresAtMs <= tenant.clock.now()) {
    throw fail(404, 'itemNotFound', 'The upload session was not found.');
  }
  return session;
}

/** `PUT /upload/{session}`: the next range. 202 until the last one, then the item. */
export function putRange(context: Context): Reply {
  const session = sessionOf(context);
  const range = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(context.headers['content-range'] ?? '');
  if (!range) throw invalidRequest('A Content-Range header such as "bytes 0-327679/1000000" is needed.');
  const [from, to, total] = range.slice(1).map(Number) as [number, number, number];
  const { length } = context.rawBody;
  if (to - from + 1 !== length || to >= total) throw invalidRequest('The Content-Range does not fit the content.');
  if (length >= RANGE_LIMIT) throw fail(413, 'invalidRequest', 'A range must be smaller than 60 MiB.');
  const isLast = to === total - 1;
  if (!isLast && length % RANGE_UNIT !== 0) throw invalidRequest('A range must be a multiple of 320 KiB.');
  if (from !== session.received) {
    throw fail(416, 'invalidRange', 'The range was received already or comes too early.', {
      innerCode: 'fragmentRowCountCheckFailed',
    });
  }
  session.parts.push(context.rawBody.toString('base64'));
  session.received += length;
  return isLast ? finish(context, session) : { status: 202, body: progress(session) };
}

function finish(context: Context, session: UploadSession): Reply {
  const { tenant } = context;
  const { site, list } = libraryOf(tenant.store, session.driveId);
  const caller = {
    kind: session.userId === null ? ('app' as const) : ('user' as const),
    tenantId: tenant.tenantId,
    appId: session.appId,
    userId: session.userId,
    permissions: new Set<string>(),
  };
  const row = session.parentRow === null ? null : (list.rows[session.parentRow] ?? null);
  const place: Place = { tenant, site, list, caller, row };
  const content = Buffer.concat(session.parts.map((part) => Buffer.from(part, 'base64')));
  const stored = storeFile(place, session.name, content, session.conflict);
  delete tenant.store.slice(FILES).uploads[context.param('session')];
  return itemReply(context, place, stored.row, stored.isNew);
}

/** `GET /upload/{session}`: what is still missing. */
export function showProgress(context: Context): Reply {
  return ok(progress(sessionOf(context)));
}

/** `DELETE /upload/{session}`: given up. */
export function cancelUpload(context: Context): Reply {
  sessionOf(context);
  delete context.tenant.store.slice(FILES).uploads[context.param('session')];
  return noContent();
}
