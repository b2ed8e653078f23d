/**
 * Attachments as they are kept and shown; uploading in pieces is `upload-sessions.ts`, the routes are beside this.
 */

import { fail } from '../errors.ts';
import { asObject, asString, type Json } from '../json.ts';
import { invalidRequest } from './failures.ts';
import { formatId } from './item-ids.ts';

/** One attachment. `content` is base64; for attached items it holds their JSON. */
export interface StoredAttachment {
  number: number;
  kind: 'file' | 'item' | 'reference';
  name: string;
  contentType: string;
  isInline: boolean;
  contentId: string | null;
  contentLocation: string | null;
  lastModifiedDateTime: string;
  content: string;
}

/** Above this a client must upload in pieces. */
export const INLINE_LIMIT_BYTES = 3 * 1024 * 1024;

const TYPES: Readonly<Record<string, StoredAttachment['kind']>> = {
  fileattachment: 'file',
  itemattachment: 'item',
  referenceattachment: 'reference',
};

/** Reads an attachment from a request. The number is given when it joins its item. @throws 400, 413. */
export function readAttachment(value: unknown, now: string): StoredAttachment {
  const body = asObject(value);
  const type = (asString(body['@odata.type']) ?? '').split('.').at(-1)?.toLowerCase() ?? '';
  const kind = TYPES[type];
  if (!kind) throw invalidRequest('The attachment needs an @odata.type such as #microsoft.graph.fileAttachment.');
  const content = kind === 'item' ? itemContent(body.item) : (asString(body.contentBytes) ?? '');
  if (bytesOf(content) >= INLINE_LIMIT_BYTES) {
    throw fail(413, 'RequestEntityTooLarge', 'The attachment is too large; use an upload session.');
  }
  return {
    number: 0,
    kind,
    name: asString(body.name) ?? '',
    contentType: asString(body.contentType) ?? 'application/octet-stream',
    isInline: body.isInline === true,
    contentId: asString(body.contentId) ?? null,
    contentLocation: asString(body.contentLocation) ?? null,
    lastModifiedDateTime: now,
    content,
  };
}

function itemContent(item: unknown): string {
  return Buffer.from(JSON.stringify(asObject(item))).toString('base64');
}

/** Length of base64 content once decoded. */
function bytesOf(base64: string): number {
  return Buffer.byteLength(base64, 'base64');
}

/** Adds an attachment under the next number of its item. */
export function attach(list: StoredAttachment[], attachment: StoredAttachment): StoredAttachment {
  const number = list.reduce((highest, other) => Math.max(highest, other.number), 0) + 1;
  const added = { ...attachment, number };
  list.push(added);
  return added;
}

/** Which item an attachment hangs on. `folder` null for immutable ids. */
export interface AttachmentOwner {
  mailboxId: string;
  item: number;
  folder: number | null;
}

/** The attachment as Graph shows it; `withContent` false for lists that leave the bytes out. */
export function attachmentEntity(owner: AttachmentOwner, attachment: StoredAttachment): Json {
  const common = {
    '@odata.type': `#microsoft.graph.${attachment.kind}Attachment`,
    id: formatId({ ...owner, kind: 'attachment', part: attachment.number }),
    lastModifiedDateTime: attachment.lastModifiedDateTime,
    name: attachment.name,
    contentType: attachment.contentType,
    size: bytesOf(attachment.content),
    isInline: attachment.isInline,
  };
  if (attachment.kind !== 'file') return common;
  const { contentId, contentLocation, content } = attachment;
  return {
    '@odata.mediaContentType': attachment.contentType,
    ...common,
    contentId,
    contentLocation,
    contentBytes: content,
  };
}
