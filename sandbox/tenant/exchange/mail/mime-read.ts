/**
 * MIME to message fields. The bytes are kept beside the fields, so that what was sent can be read back as it was.
 */
import PostalMime, { type Address, type Email } from 'postal-mime';
import { fail } from '../../errors.ts';
import type { StoredAttachment } from '../attachments.ts';
import type { Recipient } from '../recipients.ts';
import type { Header, StoredMessage } from './message.ts';

/** What MIME says of a message. Members it does not mention are null or empty. */
export interface ParsedMime extends Pick<StoredMessage, MimeMember> {
  internetMessageId: string | null;
  mime: string;
}

type MimeMember =
  | ('subject' | 'bodyType' | 'body' | 'alternativeText' | 'importance' | 'headers' | 'attachments')
  | ('from' | 'sender' | 'to' | 'cc' | 'bcc' | 'replyTo' | 'inReplyTo' | 'references');

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** Bytes of a base64 request body. @throws 400 as Exchange words it. */
export function decodeMimeBody(rawBody: Buffer): Buffer {
  const text = rawBody.toString('latin1').replace(/\s+/g, '');
  if (text === '' || text.length % 4 !== 0 || !BASE64.test(text)) {
    throw fail(400, 'ErrorMimeContentInvalidBase64String', 'Invalid base64 string for MIME content.');
  }
  return Buffer.from(text, 'base64');
}

/**
 * Reads a message.
 *
 * @param now tenant's time, for the attachments.
 * @throws 400 when the bytes are no message.
 */
export async function readMime(bytes: Buffer, now: string): Promise<ParsedMime> {
  const email = await parse(bytes);
  return {
    subject: email.subject ?? '',
    ...bodyOf(email),
    from: mailboxes(email.from ? [email.from] : [])[0] ?? null,
    sender: mailboxes(email.sender ? [email.sender] : [])[0] ?? null,
    to: mailboxes(email.to),
    cc: mailboxes(email.cc),
    bcc: mailboxes(email.bcc),
    replyTo: mailboxes(email.replyTo),
    internetMessageId: email.messageId ?? null,
    inReplyTo: email.inReplyTo ?? null,
    references: (email.references ?? '').split(/\s+/).filter((id) => id !== ''),
    importance: importanceOf(email),
    headers: ownHeaders(email),
    attachments: attachmentsOf(email, now),
    mime: bytes.toString('base64'),
  };
}

async function parse(bytes: Buffer): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, { attachmentEncoding: 'base64', forceRfc822Attachments: true });
  } catch {
    throw fail(400, 'ErrorMimeContentInvalid', 'The MIME content is invalid.');
  }
}

function bodyOf(email: Email): Pick<ParsedMime, 'bodyType' | 'body' | 'alternativeText'> {
  if (email.html !== undefined) return { bodyType: 'html', body: email.html, alternativeText: email.text ?? null };
  return { bodyType: 'text', body: email.text ?? '', alternativeText: null };
}

function mailboxes(addresses: readonly Address[] | undefined): Recipient[] {
  return (addresses ?? [])
    .flatMap((entry) => entry.group ?? [entry])
    .map(({ name, address }) => ({ name: name || address, address }))
    .filter(({ address }) => address !== '');
}

function importanceOf(email: Email): string {
  const value = email.headers.find(({ key }) => key === 'importance')?.value.toLowerCase() ?? 'normal';
  return ['low', 'high'].includes(value) ? value : 'normal';
}

/** Headers with a property of their own, or written anew by whoever writes the message. */
const KNOWN = new Set(
  'from sender to cc bcc reply-to subject date message-id in-reply-to references mime-version importance'.split(' '),
);

function ownHeaders(email: Email): Header[] {
  return email.headers
    .filter(({ key }) => !KNOWN.has(key))
    .map(({ originalKey, value }) => ({ name: originalKey, value }));
}

function attachmentsOf(email: Email, now: string): StoredAttachment[] {
  return email.attachments.map((part, index) => ({
    number: index + 1,
    kind: 'file',
    name: part.filename ?? `attachment-${index + 1}`,
    contentType: part.mimeType,
    isInline: part.disposition === 'inline' || part.related === true,
    contentId: part.contentId?.replace(/^<|>$/g, '') ?? null,
    contentLocation: null,
    lastModifiedDateTime: now,
    content: String(part.content),
  }));
}
