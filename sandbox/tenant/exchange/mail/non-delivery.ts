/**
 * The report that comes back when an address of the tenant has nobody behind it.
 * @see RFC 3464
 */
import type { Person } from '../../directory/people.ts';
import type { Tenant } from '../../tenant.ts';
import { escapeHtml } from '../html-text.ts';
import { asRecipient, emptyDraft } from './draft.ts';
import type { Letter, NewMessage } from './placement.ts';

const ACCOUNT = 'MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e';
const STATUS = '5.1.10';
const REASON = 'RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup';

/** The report on addresses that could not be reached, for the sender's Inbox. */
export function nonDeliveryReport(tenant: Tenant, sender: Person, letter: Letter, failed: string[]): NewMessage {
  const draft = emptyDraft(tenant, sender);
  const domain = asRecipient(sender).address.split('@').at(-1) ?? '';
  const reporter = { name: 'Microsoft Outlook', address: `${ACCOUNT}@${domain}` };
  const boundary = `=_${tenant.ids.token(12)}`;
  const text = reportText(letter, failed);
  const report: NewMessage = {
    ...draft,
    subject: `Undeliverable: ${letter.subject}`,
    bodyType: 'html',
    body: `<html><body><p>${escapeHtml(text).replace(/\r\n/g, '<br>\r\n')}</p></body></html>`,
    from: reporter,
    sender: reporter,
    to: [asRecipient(sender)],
    inReplyTo: letter.internetMessageId,
    references: [letter.internetMessageId],
    conversation: letter.conversation,
    isDraft: false,
    headers: [
      { name: 'Content-Type', value: `multipart/report; report-type=delivery-status; boundary="${boundary}"` },
      { name: 'Auto-Submitted', value: 'auto-replied' },
      { name: 'X-Auto-Response-Suppress', value: 'All' },
      { name: 'X-MS-Exchange-Message-Is-Ndr', value: '' },
      { name: 'X-Failed-Recipients', value: failed.join(', ') },
    ],
  };
  return { ...report, mime: Buffer.from(reportMime(report, letter, { failed, boundary, text })).toString('base64') };
}

function reportText(letter: Letter, failed: readonly string[]): string {
  const addresses = failed.map((address) => `  ${address}`).join('\r\n');
  return `Your message "${letter.subject}" couldn't be delivered to:\r\n${addresses}\r\n${STATUS} ${REASON}`;
}

interface ReportParts {
  failed: readonly string[];
  boundary: string;
  text: string;
}

function reportMime(report: NewMessage, letter: Letter, { failed, boundary, text }: ReportParts): string {
  const header = [
    ['From', `"${report.from?.name}" <${report.from?.address}>`],
    ['To', report.to.map(({ address }) => address).join(', ')],
    ['Subject', encodeWord(report.subject)],
    ['Date', new Date(report.sentDateTime).toUTCString().replace('GMT', '+0000')],
    ['Message-ID', report.internetMessageId],
    ['In-Reply-To', letter.internetMessageId],
    ['References', letter.internetMessageId],
    ['MIME-Version', '1.0'],
    ...report.headers.map(({ name, value }) => [name, value]),
  ].map(([name, value]) => `${name}: ${value}`);
  const status = failed.map(
    (address) =>
      `Final-Recipient: rfc822;${address}\r\nAction: failed\r\nStatus: ${STATUS}\r\nDiagnostic-Code: smtp;550 ${STATUS} ${REASON}\r\n`,
  );
  const part = (type: string, content: string) => `--${boundary}\r\nContent-Type: ${type}\r\n\r\n${content}\r\n`;
  return [
    `${header.join('\r\n')}\r\n\r\n`,
    part('text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit', text),
    part('message/delivery-status', `Reporting-MTA: dns;MB1.prod.sandbox.test\r\n\r\n${status.join('\r\n')}`),
    part('text/rfc822-headers', `Message-ID: ${letter.internetMessageId}\r\nSubject: ${encodeWord(letter.subject)}`),
    `--${boundary}--\r\n`,
  ].join('');
}

/** RFC 2047 for subjects that are not plain ASCII. */
function encodeWord(text: string): string {
  return /^[\x20-\x7e]*$/.test(text) ? text : `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
}
