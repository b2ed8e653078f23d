/**
 * Message fields to MIME, for `$value`: the kept bytes when there are some, else composed with both text and HTML.
 */
import MailComposer from 'nodemailer/lib/mail-composer';
import { htmlToText } from '../html-text.ts';
import type { Recipient } from '../recipients.ts';
import type { Header, StoredMessage } from './message.ts';

/** The message as an Internet message, transport headers first. */
export async function messageMime(message: StoredMessage): Promise<Buffer> {
  const whole = message.mime === null ? await composeMime(message) : Buffer.from(message.mime, 'base64');
  return Buffer.concat([Buffer.from(headerBlock(message.transport)), whole]);
}

function headerBlock(headers: readonly Header[]): string {
  return headers.map(({ name, value }) => `${name}: ${value}\r\n`).join('');
}

/** Written by the composer itself, or about parts that it lays out anew. */
const OWN = /^(content-|mime-version|received|return-path|delivered-to)/i;

async function composeMime(message: StoredMessage): Promise<Buffer> {
  const text = message.bodyType === 'text' ? message.body : (message.alternativeText ?? htmlToText(message.body));
  const composer = new MailComposer({
    from: one(message.from),
    to: message.to.map(toAddress),
    cc: message.cc.map(toAddress),
    replyTo: message.replyTo.map(toAddress),
    subject: message.subject,
    date: new Date(message.sentDateTime),
    messageId: message.internetMessageId,
    ...(message.inReplyTo ? { inReplyTo: message.inReplyTo } : {}),
    ...(message.references.length > 0 ? { references: message.references } : {}),
    text,
    ...(message.bodyType === 'html' ? { html: message.body } : {}),
    ...(message.meeting?.calendarText ? { alternatives: [calendarPart(message)] } : {}),
    headers: message.headers.filter(({ name }) => !OWN.test(name)).map(({ name, value }) => ({ key: name, value })),
    attachments: message.attachments
      .filter(({ kind }) => kind === 'file')
      .map((file) => ({
        filename: file.name,
        contentType: file.contentType,
        content: Buffer.from(file.content, 'base64'),
        ...(file.isInline && file.contentId ? { cid: file.contentId } : {}),
      })),
    baseBoundary: message.conversation,
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

function calendarPart(message: StoredMessage) {
  const method = { request: 'REQUEST', response: 'REPLY', cancellation: 'CANCEL' }[message.meeting?.kind ?? 'request'];
  return {
    contentType: `text/calendar; charset=utf-8; method=${method}`,
    content: message.meeting?.calendarText ?? '',
  };
}

function one(recipient: Recipient | null) {
  return recipient ? toAddress(recipient) : undefined;
}

function toAddress({ name, address }: Recipient) {
  return { name: name === address ? '' : name, address };
}
