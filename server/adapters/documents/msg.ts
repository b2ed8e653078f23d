/** Outlook messages, `.msg`: mails and appointments by msgreader, with the bodies it leaves packed opened here. */

import MsgReaderModule, { type FieldsData } from '@kenjiuno/msgreader';
import type { ReadMail } from '../../ports/documents.ts';
import { charsetOfCodePage } from './code-pages.ts';
import { decompressRtf } from './compressed-rtf.ts';
import { bodyOf, mailContext, personOf } from './mail.ts';
import { recurrenceRule } from './msg-recurrence.ts';
import { readRtf } from './rtf.ts';
import { decodeAs } from './text-decoding.ts';
import { Unreadable } from './unreadable.ts';
import { ianaZone, isoInstant } from './zone-names.ts';

/** The package is CommonJS: its whole module is the default import. */
const MsgReader = MsgReaderModule.default;

/** Reads a `.msg`; 8-bit strings in the code page the message names. */
export function readMsg(bytes: Uint8Array): ReadMail {
  const fields = fieldsOf(bytes);
  const { text, source } = bodyOf(bodiesOf(fields));
  const people = peopleOf(fields);
  const [start, end] = [instantOf(fields.apptStartWhole), instantOf(fields.apptEndWhole)];
  const date = instantOf(fields.clientSubmitTime ?? fields.messageDeliveryTime);
  const zone = zoneOf(fields);
  const location = fields.apptLocation ?? fields.location;
  const attachments = fields.attachments ?? [];
  const isAppointment = /^IPM\.(?:Appointment|Schedule)/i.test(fields.messageClass ?? '');
  return {
    kind: 'msg',
    text,
    source: isAppointment ? { ...source, kind: 'invite' } : source,
    context: {
      ...mailContext(people.from, people.to, people.cc, start ?? date),
      ...(zone === undefined ? {} : { timeZone: zone }),
    },
    notices: [],
    subject: fields.subject ?? '',
    from: people.from?.mail ?? '',
    to: people.to.map((each) => each.mail ?? each.name),
    cc: people.cc.map((each) => each.mail ?? each.name),
    ...(date === undefined ? {} : { date }),
    attachmentNames: attachments.flatMap((each) => attachmentName(each)),
    attachments: attachments.length,
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
    ...(location === undefined || location === '' ? {} : { location }),
    ...(fields.apptRecur === undefined ? {} : { recurrence: recurrenceRule(fields.apptRecur.recurrencePattern) }),
  };
}

function fieldsOf(bytes: Uint8Array): FieldsData {
  const western = parse(bytes, 'windows-1252');
  const named = charsetOfCodePage(western.messageCodepage ?? western.internetCodepage);
  const charset = EIGHT_BIT.get(named) ?? named;
  if (charset === 'windows-1252') return western;
  const read = parse(bytes, charset);
  // The code page named may be that of the mail form only; then its letters do not come out.
  return `${read.subject}${read.body}`.includes('\ufffd') ? western : read;
}

/** Names iconv knows for the 8-bit strings of a message whose mail form has another charset. */
const EIGHT_BIT: ReadonlyMap<string, string> = new Map([
  ['iso-2022-jp', 'cp932'],
  ['shift_jis', 'cp932'],
  ['utf-16le', 'windows-1252'],
]);

function parse(bytes: Uint8Array, ansiEncoding: string): FieldsData {
  const reader = new MsgReader(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  reader.parserConfig = { ansiEncoding };
  try {
    const fields = reader.getFileData();
    if (fields.error === undefined && fields.dataType !== null) return fields;
  } catch {
    // The container is broken in a way the reader did not foresee.
  }
  throw new Unreadable('damaged', 'The message is damaged: its container cannot be read.');
}

function bodiesOf(fields: FieldsData): { plain: string; html: string } {
  const html =
    fields.bodyHtml ??
    (fields.html === undefined ? '' : decodeAs(fields.html, charsetOfCodePage(fields.internetCodepage)));
  const plain = fields.body ?? '';
  if (html !== '' || fields.compressedRtf === undefined) return { plain, html };
  const rtf = readRtf(decompressRtf(fields.compressedRtf));
  return { plain: plain.trim() === '' ? rtf.text : plain, html: rtf.html };
}

function peopleOf(fields: FieldsData) {
  const recipients = fields.recipients ?? [];
  const named = (kind: 'to' | 'cc') =>
    recipients
      .filter((each) => each.recipType === kind)
      .map((each) => personOf(unquoted(each.name), mailOf(each.smtpAddress, each.email)));
  const mail = mailOf(
    fields.senderSmtpAddress,
    fields.sentRepresentingSmtpAddress,
    fields.creatorSMTPAddress,
    fields.senderEmail,
  );
  const name = unquoted(fields.senderName);
  const from = `${name}${mail}` === '' ? fromHeaders(fields.headers) : personOf(name, mail);
  return { from, to: named('to'), cc: named('cc') };
}

/** The first that is a mail address; inside Exchange a person may only have a directory path. */
const mailOf = (...candidates: readonly (string | undefined)[]): string =>
  candidates.find((each) => each?.includes('@') === true) ?? '';

const unquoted = (name: string | undefined) => (name ?? '').replace(/^'(.*)'$/, '$1');

/** A message that was saved from elsewhere may keep its sender only in the transport headers. */
function fromHeaders(headers: string | undefined) {
  const match = /^From:[ \t]*"?([^"<\r\n]*)"?[ \t]*<?([^<>\s]+@[^<>\s]+)>?/im.exec((headers ?? '').slice(0, 64 * 1024));
  return match === null ? undefined : personOf(match[1]?.trim() ?? '', match[2] ?? '');
}

function attachmentName(attachment: FieldsData): string[] {
  const name = attachment.fileName ?? attachment.name ?? attachment.fileNameShort;
  return name === undefined || name === '' || attachment.innerMsgContent === true ? [] : [name];
}

function zoneOf(fields: FieldsData): string | undefined {
  const definition = fields.apptTZDefStartDisplay ?? fields.apptTZDefRecur;
  const names = [definition?.keyName, fields.timeZoneDesc];
  return names.map((name) => (name === undefined ? undefined : ianaZone(name))).find((zone) => zone !== undefined);
}

function instantOf(date: string | undefined): string | undefined {
  const ms = date === undefined ? Number.NaN : Date.parse(date);
  return Number.isNaN(ms) ? undefined : isoInstant(ms);
}
