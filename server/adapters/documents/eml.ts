/** Internet mail, `.eml`: MIME by postal-mime, with messages inside, the calendar part and a winmail.dat read as well. */

import PostalMime, { type Address, type Attachment, type Email, type Mailbox } from 'postal-mime';
import type { CalendarFacts, ReadMail } from '../../ports/documents.ts';
import { brokenBody, hasBody, withoutBulk, withReadableHeaders } from './eml-repair.ts';
import { readIcsText } from './ics.ts';
import { bodyOf, mailContext, personOf } from './mail.ts';
import { mailDate } from './mail-date.ts';
import { mendWestern } from './text-decoding.ts';
import { readTnef } from './tnef.ts';
import { Unreadable } from './unreadable.ts';

/** Messages inside messages deeper than this are only named. */
const MAX_DEPTH = 8;

/** Reads a mail; one that is broken gives the parts that are not. */
export const readEml = (bytes: Uint8Array): Promise<ReadMail> => readMessage(bytes, 0);

async function readMessage(bytes: Uint8Array, depth: number): Promise<ReadMail> {
  const bulk = withoutBulk(bytes);
  const mail = await parse(withReadableHeaders(bulk.bytes));
  const parts = await partsOf(mail, depth);
  const calendar = mail.attachments.map(calendarOf).find((each) => each !== undefined);
  const own = bodiesOf(mail);
  const isBroken = `${own.plain}${own.html}`.trim() === '' && mail.attachments.length === 0;
  const bodies = isBroken ? { plain: brokenBody(bytes), html: '' } : own;
  if (mail.headers.length === 0 && `${bodies.plain}${bodies.html}`.trim() === '' && mail.attachments.length === 0) {
    throw new Unreadable('not-this-format', 'The file is no mail: it has neither headers nor text.');
  }
  const { text, source } = withInner(bodyOf(bodies), parts.texts, calendar);
  if (text === '' && mail.attachments.length === 0 && !hasBody(bytes)) {
    throw new Unreadable('truncated', 'The mail is cut off before its text begins.');
  }
  return {
    kind: 'eml',
    text,
    source,
    ...headersOf(mail, calendar?.context.timeZone),
    notices: [
      ...noticesOf(mail),
      ...mailDate(mail.date).notices,
      ...(bulk.isShortened ? ['Large attachments were named, but not read.'] : []),
    ],
    attachmentNames: parts.names,
    attachments: mail.attachments.length,
    ...(calendar === undefined ? {} : { calendar: calendar.facts }),
  };
}

async function parse(bytes: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, { maxNestingDepth: 100, forceRfc822Attachments: true });
  } catch {
    throw new Unreadable('bomb', 'The mail nests its parts or fills its headers beyond any real mail.');
  }
}

function headersOf(mail: Email, timeZone: string | undefined) {
  const from = mailboxes(mail.from === undefined ? [] : [mail.from])[0];
  const [to, cc] = [mailboxes(mail.to ?? []), mailboxes(mail.cc ?? [])];
  const { date } = mailDate(mail.date);
  const person = (mailbox: Mailbox) => personOf(mendWestern(mailbox.name), mailbox.address);
  return {
    context: {
      ...mailContext(from === undefined ? undefined : person(from), to.map(person), cc.map(person), date),
      ...(timeZone === undefined ? {} : { timeZone }),
    },
    subject: mendWestern(mail.subject ?? ''),
    from: from?.address ?? '',
    to: to.map((each) => each.address),
    cc: cc.map((each) => each.address),
    ...(date === undefined ? {} : { date }),
  };
}

/** Mailboxes of a header, groups opened; comments inside an address, which RFC 822 allowed, are dropped. */
const mailboxes = (addresses: readonly Address[]): Mailbox[] =>
  addresses
    .flatMap((each) => (each.group === undefined ? [each as Mailbox] : each.group))
    .map((each) => ({ ...each, address: each.address.replace(/\([^()]*\)/g, '').replace(/\s+/g, '') }))
    .filter((each) => each.address !== '');

const contentOf = (attachment: Attachment): Uint8Array =>
  typeof attachment.content === 'string' ? Buffer.from(attachment.content) : new Uint8Array(attachment.content);

/** Names of all parts in order, those of messages inside too, and what those messages say. */
async function partsOf(mail: Email, depth: number): Promise<{ names: string[]; texts: string[] }> {
  const names: string[] = [];
  const texts: string[] = [];
  for (const attachment of mail.attachments) {
    if (attachment.filename !== null) names.push(mendWestern(attachment.filename));
    if (attachment.mimeType !== 'message/rfc822' || depth >= MAX_DEPTH) continue;
    const inner = await readMessage(contentOf(attachment), depth + 1).catch(() => undefined);
    if (inner === undefined) continue;
    names.push(...inner.attachmentNames);
    const heading = [
      inner.from === '' ? '' : `From: ${inner.from}`,
      inner.subject === '' ? '' : `Subject: ${inner.subject}`,
    ];
    texts.push([...heading, inner.text].filter((each) => each !== '').join('\n'));
  }
  return { names, texts };
}

/** The mail's own words first; an invitation without any is its event, and messages inside follow. */
function withInner(
  own: Pick<ReadMail, 'text' | 'source'>,
  inner: readonly string[],
  calendar: Pick<ReadMail, 'text' | 'source'> | undefined,
): Pick<ReadMail, 'text' | 'source'> {
  const base = own.text === '' && calendar !== undefined ? calendar : own;
  if (inner.length === 0) return base;
  const text = [base.text, ...inner].filter((each) => each !== '').join('\n\n');
  return { text, source: base.source.format === 'plain' ? { ...base.source, text } : base.source };
}

/** Exchange sends what it cannot say in MIME as one TNEF part; its body counts when the mail has none. */
function bodiesOf(mail: Email): { plain: string; html: string } {
  const bodies = { plain: mendWestern(mail.text ?? ''), html: mendWestern(mail.html ?? '') };
  const isWinmail = (each: Attachment) => /ms-tnef/.test(each.mimeType) || /^winmail\.dat$/i.test(each.filename ?? '');
  const winmail = mail.attachments.find(isWinmail);
  if (winmail === undefined || `${bodies.plain}${bodies.html}`.trim() !== '') return bodies;
  try {
    const { text } = readTnef(contentOf(winmail));
    return { plain: text, html: '' };
  } catch {
    return bodies;
  }
}

function calendarOf(attachment: Attachment) {
  if (!/^(?:text\/calendar|application\/ics)$/.test(attachment.mimeType)) return undefined;
  try {
    const calendar = readIcsText(new TextDecoder().decode(contentOf(attachment)));
    const { text, source, context, kind: _kind, notices: _notices, ...facts } = calendar;
    return { text, source, context, facts: facts satisfies CalendarFacts };
  } catch {
    return undefined;
  }
}

function noticesOf(mail: Email): string[] {
  const isSealed = mail.attachments.some(
    (each) =>
      /pgp-encrypted/.test(each.mimeType) || (/pkcs7-mime/.test(each.mimeType) && /\.p7m$/i.test(each.filename ?? '')),
  );
  return isSealed ? ['The mail is encrypted or wrapped in a signature; only its headers could be read.'] : [];
}
