/** Internet mail, `.eml`: MIME by postal-mime, with the calendar part and a winmail.dat inside it read as well. */

import PostalMime, { type Address, type Attachment, type Email, type Mailbox } from 'postal-mime';
import type { CalendarFacts, ReadMail } from '../../ports/documents.ts';
import { readIcsText } from './ics.ts';
import { bodyOf, mailContext, personOf } from './mail.ts';
import { readTnef } from './tnef.ts';
import { Unreadable } from './unreadable.ts';
import { isoInstant } from './zone-names.ts';

/** Reads a mail; one that is broken gives the parts that are not. */
export async function readEml(bytes: Uint8Array): Promise<ReadMail> {
  const mail = await parse(bytes);
  const calendar = mail.attachments.map(calendarOf).find((each) => each !== undefined);
  const { text, source } = bodyOf(bodiesOf(mail));
  if (text === '' && mail.headers.length === 0 && mail.attachments.length === 0) {
    throw new Unreadable('not-this-format', 'The file is no mail: it has neither headers nor text.');
  }
  const from = mailboxes(mail.from === undefined ? [] : [mail.from])[0];
  const [to, cc] = [mailboxes(mail.to ?? []), mailboxes(mail.cc ?? [])];
  const date = instantOf(mail.date);
  return {
    kind: 'eml',
    text: text === '' ? (calendar?.text ?? '') : text,
    source: text === '' && calendar !== undefined ? calendar.source : source,
    context: {
      ...mailContext(from === undefined ? undefined : person(from), to.map(person), cc.map(person), date),
      ...(calendar?.context.timeZone === undefined ? {} : { timeZone: calendar.context.timeZone }),
    },
    notices: noticesOf(mail),
    subject: mail.subject ?? '',
    from: from?.address ?? '',
    to: to.map((each) => each.address),
    cc: cc.map((each) => each.address),
    ...(date === undefined ? {} : { date }),
    attachmentNames: mail.attachments.flatMap((each) => each.filename ?? []),
    attachments: mail.attachments.length,
    ...(calendar === undefined ? {} : { calendar: calendar.facts }),
  };
}

async function parse(bytes: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, { maxNestingDepth: 100, maxRfc822NestingDepth: 8 });
  } catch {
    throw new Unreadable('bomb', 'The mail nests its parts or fills its headers beyond any real mail.');
  }
}

const mailboxes = (addresses: readonly Address[]): Mailbox[] =>
  addresses
    .flatMap((each) => (each.group === undefined ? [each as Mailbox] : each.group))
    .filter((each) => each.address !== '');

const person = (mailbox: Mailbox) => personOf(mailbox.name, mailbox.address);

const contentOf = (attachment: Attachment): Uint8Array =>
  typeof attachment.content === 'string' ? Buffer.from(attachment.content) : new Uint8Array(attachment.content);

/** Exchange sends what it cannot say in MIME as one TNEF part; its body counts when the mail has none. */
function bodiesOf(mail: Email): { plain: string; html: string } {
  const bodies = { plain: mail.text ?? '', html: mail.html ?? '' };
  const winmail = mail.attachments.find(
    (each) => /ms-tnef/.test(each.mimeType) || /^winmail\.dat$/i.test(each.filename ?? ''),
  );
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
    const {
      text,
      source,
      context,
      kind: _kind,
      notices: _notices,
      ...facts
    } = readIcsText(new TextDecoder().decode(contentOf(attachment)));
    return { text, source, context, facts: facts satisfies CalendarFacts };
  } catch {
    return undefined;
  }
}

function instantOf(date: string | undefined): string | undefined {
  const ms = date === undefined ? Number.NaN : Date.parse(date);
  return Number.isNaN(ms) ? undefined : isoInstant(ms);
}

function noticesOf(mail: Email): string[] {
  const isSealed = mail.attachments.some(
    (each) =>
      /pgp-encrypted/.test(each.mimeType) ||
      (/pkcs7-mime/.test(each.mimeType) && /^smime\.p7m$/i.test(each.filename ?? '')),
  );
  return isSealed ? ['The mail is encrypted or wrapped in a signature; only its headers could be read.'] : [];
}
