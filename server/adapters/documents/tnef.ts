/** winmail.dat: the mail as Exchange packs it when it thinks that everybody has Outlook. @see MS-OXTNEF */

import type { ReadMail } from '../../ports/documents.ts';
import { charsetOfCodePage } from './code-pages.ts';
import { decompressRtf } from './compressed-rtf.ts';
import { bodyOf, mailContext, personOf } from './mail.ts';
import { type MapiProperties, readMapiProperties } from './mapi-properties.ts';
import { readRtf } from './rtf.ts';
import { decodeAs } from './text-decoding.ts';
import { Unreadable } from './unreadable.ts';

const ATTRIBUTE = {
  subject: 0x8004,
  dateSent: 0x8005,
  body: 0x800c,
  attachmentData: 0x800f,
  attachmentTitle: 0x8010,
  attachmentStart: 0x9002,
  messageProperties: 0x9003,
  attachmentProperties: 0x9005,
  codePage: 0x9007,
} as const;

const PROPERTY = {
  subject: 0x0037,
  originalSubject: 0x0049,
  conversationTopic: 0x0070,
  normalizedSubject: 0x0e1d,
  submitted: 0x0039,
  senderName: 0x0c1a,
  senderMail: 0x0c1f,
  senderSmtp: 0x5d01,
  displayTo: 0x0e04,
  body: 0x1000,
  reportText: 0x1001,
  compressedRtf: 0x1009,
  html: 0x1013,
  codePage: 0x3fde,
  shortFileName: 0x3704,
  longFileName: 0x3707,
  start: 0x820d,
  end: 0x820e,
} as const;

interface Attribute {
  readonly id: number;
  readonly data: Uint8Array;
}

const HEADER_LENGTH = 6;
const ATTRIBUTE_HEADER_LENGTH = 9;
const CHECKSUM_LENGTH = 2;

/** Reads a TNEF stream; what follows a damaged attribute is left out with a notice. */
export function readTnef(bytes: Uint8Array): ReadMail {
  const { attributes, isCut } = attributesOf(bytes);
  if (attributes.length === 0) throw new Unreadable('truncated', 'The file is cut off before its first part.');
  const charset = charsetOfCodePage(codePageOf(attributes));
  const properties = propertiesOf(attributes, ATTRIBUTE.messageProperties, charset);
  const bodies = bodiesOf(attributes, properties, charset);
  const { text, source } = bodyOf(bodies);
  const mail = firstText(properties, PROPERTY.senderSmtp, PROPERTY.senderMail);
  const from = mail.includes('@') ? mail : '';
  const sender = properties.text(PROPERTY.senderName) ?? '';
  const to = recipientsOf(properties);
  const date = properties.instant(PROPERTY.submitted);
  const [start, end] = [properties.instant(PROPERTY.start), properties.instant(PROPERTY.end)];
  const names = attachmentNamesOf(attributes, charset);
  const subject = subjectOf(properties, attributes, charset);
  if (isCut && `${text}${subject}` === '' && names.length === 0) {
    throw new Unreadable('truncated', 'The file is cut off before its text begins.');
  }
  return {
    kind: 'tnef',
    text,
    source,
    context: mailContext(`${sender}${from}` === '' ? undefined : personOf(sender, from), to, [], start ?? date),
    notices: isCut ? ['The file is cut off or has something else at its end; that part was not read.'] : [],
    subject,
    from,
    to: to.map((each) => each.mail ?? each.name),
    cc: [],
    ...(date === undefined ? {} : { date }),
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
    attachmentNames: names.filter((name) => name !== ''),
    attachments: names.length,
  };
}

function attributesOf(bytes: Uint8Array): { attributes: Attribute[]; isCut: boolean } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const attributes: Attribute[] = [];
  let at = HEADER_LENGTH;
  while (at + ATTRIBUTE_HEADER_LENGTH <= bytes.length) {
    const level = bytes[at];
    const length = view.getUint32(at + 5, true);
    const start = at + ATTRIBUTE_HEADER_LENGTH;
    if ((level !== 1 && level !== 2) || start + length > bytes.length) break;
    attributes.push({ id: view.getUint16(at + 1, true), data: bytes.subarray(start, start + length) });
    at = start + length + CHECKSUM_LENGTH;
  }
  return { attributes, isCut: at < bytes.length };
}

function codePageOf(attributes: readonly Attribute[]): number | undefined {
  const data = attributes.find((each) => each.id === ATTRIBUTE.codePage)?.data;
  return data === undefined || data.length < 4
    ? undefined
    : new DataView(data.buffer, data.byteOffset).getUint32(0, true);
}

function propertiesOf(attributes: readonly Attribute[], id: number, charset: string): MapiProperties {
  const data = attributes.find((each) => each.id === id)?.data;
  return readMapiProperties(data ?? new Uint8Array(), charset);
}

/** The subject with its prefix where there is one; a receipt only has that of the mail it is about. */
const subjectOf = (properties: MapiProperties, attributes: readonly Attribute[], charset: string): string =>
  firstText(properties, PROPERTY.subject) ||
  plainText(attributes, ATTRIBUTE.subject, charset) ||
  firstText(properties, PROPERTY.normalizedSubject, PROPERTY.originalSubject, PROPERTY.conversationTopic);

/** The recipients as Outlook shows them; TNEF leaves their addresses to the mail around it. */
function recipientsOf(properties: MapiProperties) {
  const shown = properties.text(PROPERTY.displayTo)?.split(';') ?? [];
  return shown.map((each) => each.trim()).flatMap((each) => (each === '' ? [] : [personOf(each, each)]));
}

function firstText(properties: MapiProperties, ...ids: readonly number[]): string {
  return ids.map((id) => properties.text(id)).find((text) => text !== undefined && text !== '') ?? '';
}

/** A string attribute, which ends at its first zero. */
function plainText(attributes: readonly Attribute[], id: number, charset: string): string {
  const data = attributes.find((each) => each.id === id)?.data ?? new Uint8Array();
  const zero = data.indexOf(0);
  return decodeAs(zero < 0 ? data : data.subarray(0, zero), charset).trim();
}

function bodiesOf(
  attributes: readonly Attribute[],
  properties: MapiProperties,
  charset: string,
): { plain: string; html: string } {
  const plain =
    properties.text(PROPERTY.body) ??
    properties.text(PROPERTY.reportText) ??
    plainText(attributes, ATTRIBUTE.body, charset);
  const htmlBytes = properties.bytes(PROPERTY.html);
  const codePage = properties.integer(PROPERTY.codePage);
  const html =
    htmlBytes === undefined ? '' : decodeAs(htmlBytes, codePage === undefined ? charset : charsetOfCodePage(codePage));
  if (html !== '') return { plain, html };
  const compressed = properties.bytes(PROPERTY.compressedRtf);
  const rtf = compressed === undefined ? { text: '', html: '' } : readRtf(decompressRtf(compressed));
  return { plain: plain.trim() === '' ? rtf.text : plain, html: rtf.html };
}

/** One name for each attachment, empty where it has none; the long name wins over the one of eight letters. */
function attachmentNamesOf(attributes: readonly Attribute[], charset: string): string[] {
  const names: string[] = [];
  for (const attribute of attributes) {
    if (attribute.id === ATTRIBUTE.attachmentStart) names.push('');
    if (names.length === 0) continue;
    if (attribute.id === ATTRIBUTE.attachmentTitle)
      names[names.length - 1] = plainText([attribute], attribute.id, charset);
    if (attribute.id !== ATTRIBUTE.attachmentProperties) continue;
    const properties = readMapiProperties(attribute.data, charset);
    const name = firstText(properties, PROPERTY.longFileName, PROPERTY.shortFileName);
    if (name !== '') names[names.length - 1] = name;
  }
  return names;
}
