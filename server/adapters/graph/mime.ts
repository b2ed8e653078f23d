/**
 * A mail as MIME, the same bytes for the same content: boundaries come from the key, the date from the mail. Exchange
 * takes it as a draft with our Message-ID on it, which JSON could not set.
 */
import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import type Mail from 'nodemailer/lib/mailer';
import { cleanLine } from '../../../shared/action-item/shown-text.ts';
import { PortFailure } from '../../ports/failures.ts';
import type { MailAddress, OutgoingMail } from '../../ports/mail.ts';

/**
 * The Message-ID that follows from our key, with its angle brackets.
 *
 * @param mailbox address the mail is sent from; its domain stands on the right, so that the id is ours to give.
 */
export function messageIdOf(key: string, mailbox: string): string {
  const isPlain = /^[A-Za-z0-9!#$&*+=^_`{|}~-]+(\.[A-Za-z0-9!#$&*+=^_`{|}~-]+)*$/.test(key) && key.length <= 180;
  const left = isPlain ? key : createHash('sha256').update(key).digest('hex');
  return `<${left}@${/@([A-Za-z0-9.-]+)$/.exec(mailbox)?.[1] ?? 'followthrough.invalid'}>`;
}

/**
 * Names are cleaned, because a name that is odd must keep nobody from their mail; everything else is right or refused.
 * @throws PortFailure `invalid` when another header value holds a control character, or nobody is written to.
 */
export async function toMime(mail: OutgoingMail, mailbox: string): Promise<Buffer> {
  refuseUnsafeHeaders(mail);
  const options: Mail.Options & { readonly baseBoundary: string } = {
    // NOTE: boundaries are random by default; the same mail must be the same bytes after a crash.
    baseBoundary: createHash('sha256').update(mail.key).digest('hex').slice(0, 32),
    messageId: messageIdOf(mail.key, mailbox),
    date: new Date(mail.writtenAt),
    from: shown(mail.from),
    to: mail.to.map(shown),
    ...(mail.replyTo ? { replyTo: shown(mail.replyTo) } : {}),
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    headers: { 'Content-Language': mail.language, 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  return new MailComposer(options).compile().build();
}

const shown = ({ name, address }: MailAddress): MailAddress => ({ name: cleanLine(name, 255), address });

function refuseUnsafeHeaders(mail: OutgoingMail): void {
  const addresses = [mail.from, ...mail.to, ...(mail.replyTo ? [mail.replyTo] : [])];
  const values = [mail.subject, mail.language, ...addresses.map(({ address }) => address)];
  if (values.some(hasControlCharacter)) throw new PortFailure('invalid', 'a control character in a mail header');
  if (mail.to.length === 0 || !addresses.every(isPlainAddress))
    throw new PortFailure('invalid', 'a mail without a usable address');
}

const hasControlCharacter = (value: string): boolean =>
  [...value].some((sign) => sign < ' ' || sign === '\u007f' || sign === '\u2028' || sign === '\u2029');

const isPlainAddress = ({ address }: MailAddress): boolean => /^[^\s<>(),;:"\\]+@[^\s<>(),;:"\\@]+$/.test(address);
