/** The mails of a summary, frozen: one a recipient, each under a key that the same summary always gives again. */

import type { Recipient } from '../../../shared/summary/recipients.ts';
import { renderHtml } from '../../../shared/summary/render-html.ts';
import { renderText } from '../../../shared/summary/render-text.ts';
import { summarySubject } from '../../../shared/summary/subject.ts';
import { summaryPage } from '../../../shared/summary/summary-page.ts';
import { wordsFor } from '../../../shared/summary/words.ts';
import { stableKey } from '../../../shared/text-key.ts';
import type { IsoInstant } from '../../../shared/time/instant.ts';
import type { OutgoingMail } from '../../ports/mail.ts';
import type { Composed } from './compose-summary.ts';

/** Until registers can choose. */
const LOCALE = 'en-GB';

export interface MailFrame {
  readonly tenantId: string;
  readonly senderMail: string;
  readonly writtenAt: IsoInstant;
}

/** Subject line, HTML and text as one recipient gets them. */
export function renderSummary(
  { content }: Composed,
  recipient: Recipient,
): Pick<OutgoingMail, 'subject' | 'html' | 'text'> {
  const language = { words: wordsFor(LOCALE), locale: LOCALE };
  const page = summaryPage(content, recipient, language);
  return { subject: summarySubject(content, language.words), html: renderHtml(page), text: renderText(page) };
}

/** What the ledger calls the mail to one recipient. */
export const mailSubject = (reference: string, recipient: Recipient): string =>
  `${reference}/${recipient.person.mail.toLowerCase()}`;

/** The mail, frozen. */
export function summaryMail(composed: Composed, recipient: Recipient, frame: MailFrame): OutgoingMail {
  const { reference, revision } = composed.content;
  const { person } = recipient;
  return {
    key: stableKey(['mail', frame.tenantId, mailSubject(reference, recipient), String(revision)]),
    from: { name: 'Followthrough', address: frame.senderMail },
    to: [{ name: person.name, address: person.mail }],
    replyTo: composed.content.replyTo,
    ...renderSummary(composed, recipient),
    writtenAt: frame.writtenAt,
    language: LOCALE,
  };
}
