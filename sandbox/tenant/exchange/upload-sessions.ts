/**
 * Large attachments in pieces: a session, ranges put without a token, the attachment when the last byte is there.
 * @see https://learn.microsoft.com/graph/outlook-large-attachments
 */
import { findPerson } from '../directory/people.ts';
import { fail } from '../errors.ts';
import { asObject, asString, member } from '../json.ts';
import { type Context, created, noContent, type Reply, type Route } from '../route.ts';
import { carrierOf } from './attachment-routes.ts';
import { attach, INLINE_LIMIT_BYTES, type StoredAttachment } from './attachments.ts';
import { eventChanged } from './calendar/event-changes.ts';
import { invalidRequest, itemNotFound } from './failures.ts';
import { formatId } from './item-ids.ts';
import { messageChanged } from './mail/placement.ts';
import { openMailbox } from './mailboxes.ts';
import { UPLOADS } from './scopes.ts';
import { EXCHANGE, type Upload } from './state.ts';

const MAX_BYTES = 150 * 1024 * 1024;
const MAX_RANGE_BYTES = 4 * 1024 * 1024;
const LIFE_MS = 24 * 3_600_000;
const USER = '/users/{user-id}';
const ROOTS = ['messages/{message-id}', 'mailFolders/{mailFolder-id}/messages/{message-id}', 'events/{event-id}'];

/** Routes that open a session. */
export const UPLOAD_ROUTES: readonly Route[] = ROOTS.map((root) => ({
  method: 'POST',
  path: `${USER}/${root}/attachments/createUploadSession`,
  permissions: UPLOADS,
  mailbox: true,
  handler: openSession,
}));

const SESSION = '/outlook/AttachmentSessions/{session-id}';

/** Routes of the session's own URL: it carries its permission in itself. */
export const UPLOAD_OPEN_ROUTES: readonly Route[] = [
  { method: 'PUT', path: SESSION, handler: putRange },
  { method: 'GET', path: SESSION, handler: showSession },
  { method: 'DELETE', path: SESSION, handler: cancelSession },
];

function openSession(context: Context): Reply {
  const { tenant } = context;
  const carrier = carrierOf(context);
  const item = asObject(member(context.body, 'attachmentItem'));
  const size = Number(item.size);
  if (!Number.isInteger(size) || size <= 0) throw invalidRequest('The attachment item needs a size.');
  if (size < INLINE_LIMIT_BYTES || size > MAX_BYTES) {
    throw fail(400, 'ErrorAttachmentSizeShouldNotBeLessThanMinimumSize', 'Upload sessions take 3 to 150 megabytes.');
  }
  const attachment: StoredAttachment = {
    number: 0,
    kind: 'file',
    name: asString(item.name) ?? '',
    contentType: asString(item.contentType) ?? 'application/octet-stream',
    isInline: item.isInline === true,
    contentId: asString(item.contentId) ?? null,
    contentLocation: null,
    lastModifiedDateTime: tenant.clock.iso(),
    content: '',
  };
  const id = tenant.ids.token(24);
  const expiresAtMs = tenant.clock.now() + LIFE_MS;
  tenant.store.slice(EXCHANGE).uploads[id] = {
    mailboxId: context.person().id,
    item: carrier.item,
    kind: carrier.kind,
    attachment,
    size,
    received: [],
    receivedBytes: 0,
    expiresAtMs,
  };
  return created({
    '@odata.context': `${tenant.graphBaseUrl}/$metadata#microsoft.graph.uploadSession`,
    uploadUrl: `${tenant.origin}/outlook/AttachmentSessions/${id}?authtoken=${tenant.ids.token(24)}`,
    expirationDateTime: new Date(expiresAtMs).toISOString(),
    nextExpectedRanges: ['0-'],
  });
}

function requested({ tenant, param }: Context): { id: string; upload: Upload } {
  const id = param('session-id');
  const upload = tenant.store.slice(EXCHANGE).uploads[id];
  if (!upload || upload.expiresAtMs <= tenant.clock.now()) throw itemNotFound();
  return { id, upload };
}

const RANGE = /^bytes (\d+)-(\d+)\/(\d+)$/;

function putRange(context: Context): Reply {
  const { id, upload } = requested(context);
  const match = RANGE.exec(context.headers['content-range'] ?? '');
  const [from, to, total] = (match?.slice(1) ?? []).map(Number);
  const length = context.rawBody.length;
  if (from === undefined || to === undefined || total !== upload.size || to - from + 1 !== length) {
    throw invalidRequest('The Content-Range header does not fit the session or the bytes sent.');
  }
  if (length > MAX_RANGE_BYTES) throw fail(413, 'ErrorRequestSizeTooLarge', 'A range may hold 4 megabytes at most.');
  if (from !== upload.receivedBytes) throw fail(416, 'ErrorInvalidRange', 'The range is not the next expected one.');
  upload.received.push(context.rawBody.toString('base64'));
  upload.receivedBytes += length;
  return upload.receivedBytes < upload.size ? progress(context, upload) : complete(context, id, upload);
}

/** Outlook spells the member in Pascal case here, unlike OneDrive. */
function progress(context: Context, upload: Upload): Reply {
  return {
    status: 200,
    body: {
      '@odata.context': `${context.tenant.graphBaseUrl}/$metadata#microsoft.graph.uploadSession`,
      ExpirationDateTime: new Date(upload.expiresAtMs).toISOString(),
      NextExpectedRanges: [`${upload.receivedBytes}-`],
    },
  };
}

function showSession(context: Context): Reply {
  return progress(context, requested(context).upload);
}

function cancelSession(context: Context): Reply {
  delete context.tenant.store.slice(EXCHANGE).uploads[requested(context).id];
  return noContent();
}

function complete({ tenant }: Context, id: string, upload: Upload): Reply {
  const person = findPerson(tenant.store, upload.mailboxId);
  const mailbox = person && openMailbox(tenant, person);
  const owner = upload.kind === 'message' ? mailbox?.messages[upload.item] : mailbox?.events[upload.item];
  if (!mailbox || !owner) throw itemNotFound();
  const content = Buffer.concat(upload.received.map((part) => Buffer.from(part, 'base64'))).toString('base64');
  const added = attach(owner.attachments, { ...upload.attachment, content });
  delete tenant.store.slice(EXCHANGE).uploads[id];
  const message = mailbox.messages[upload.item];
  const event = mailbox.events[upload.item];
  if (upload.kind === 'message' && message) {
    message.mime = null;
    messageChanged(tenant, mailbox, message);
  } else if (event) eventChanged(tenant, mailbox, event);
  const place = { mailboxId: mailbox.ownerId, item: upload.item, folder: message?.folder ?? mailbox.calendar };
  const itemId = formatId({ ...place, kind: upload.kind, part: 0 });
  const attachmentId = formatId({ ...place, kind: 'attachment', part: added.number });
  const location = `${tenant.graphBaseUrl}/users/${mailbox.ownerId}/${upload.kind}s/${itemId}/attachments/${attachmentId}`;
  return { status: 201, headers: { location } };
}
