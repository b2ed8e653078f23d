/**
 * Header lines: what `internetMessageHeaders` lists, and what the transport writes on top of delivered mail.
 */
import type { Recipient } from '../recipients.ts';
import type { Header, StoredMessage } from './message.ts';

/** Outcome of the sender checks that the receiving side writes down. */
export type Authentication = 'internal' | 'pass' | 'fail' | 'none';

const RESULTS: Readonly<Record<Authentication, (domain: string) => string>> = {
  internal: (domain) =>
    `spf=pass smtp.mailfrom=${domain}; dkim=pass (signature was verified) header.d=${domain};dmarc=pass action=none header.from=${domain};compauth=pass reason=100`,
  pass: (domain) =>
    `spf=pass (sender IP is 203.0.113.25) smtp.mailfrom=${domain}; dkim=pass (signature was verified) header.d=${domain};dmarc=pass action=none header.from=${domain};compauth=pass reason=100`,
  fail: (domain) =>
    `spf=fail (sender IP is 198.51.100.66) smtp.mailfrom=${domain}; dkim=none (message not signed) header.d=none;dmarc=fail action=quarantine header.from=${domain};compauth=fail reason=000`,
  none: (domain) =>
    `spf=none (sender IP is 192.0.2.10) smtp.mailfrom=${domain}; dkim=none (message not signed) header.d=none;dmarc=none action=none header.from=${domain};compauth=none reason=405`,
};

/** One delivery. */
export interface Hop {
  fromAddress: string;
  toAddress: string;
  /** Tells this hop from others; any text. */
  id: string;
  atMs: number;
  authentication: Authentication;
}

/** Lines the receiving mailbox server adds, top first. */
export function deliveryHeaders({ fromAddress, toAddress, id, atMs, authentication }: Hop): Header[] {
  const domain = fromAddress.split('@').at(-1) ?? 'localhost';
  const date = new Date(atMs).toUTCString().replace('GMT', '+0000');
  const inside = authentication === 'internal';
  return [
    {
      name: 'Received',
      value: `from MB2.prod.sandbox.test (192.0.2.2) by MB1.prod.sandbox.test (192.0.2.1) with Microsoft SMTP Server id ${id} via Mailbox Transport for <${toAddress}>; ${date}`,
    },
    { name: 'Authentication-Results', value: RESULTS[authentication](domain) },
    { name: 'X-MS-Exchange-Organization-AuthAs', value: inside ? 'Internal' : 'Anonymous' },
    { name: 'X-MS-Exchange-Organization-AuthSource', value: 'MB1.prod.sandbox.test' },
  ];
}

/** All header lines of a message as far as they are known, the transport's first. Drafts list their own ones only. */
export function messageHeaders(message: StoredMessage): Header[] {
  if (message.isDraft) return message.headers;
  const own = [...message.transport, ...message.headers];
  const line = (name: string, value: string | null): Header[] => (value ? [{ name, value }] : []);
  const list = (recipients: readonly Recipient[]) => recipients.map(addressText).join(', ');
  const has = new Set(own.map(({ name }) => name.toLowerCase()));
  const basic = [
    ...line('From', message.from && addressText(message.from)),
    ...line('To', list(message.to)),
    ...line('Cc', list(message.cc)),
    ...line('Subject', message.subject),
    ...line('Date', new Date(message.sentDateTime).toUTCString().replace('GMT', '+0000')),
    ...line('Message-ID', message.internetMessageId),
    ...line('In-Reply-To', message.inReplyTo),
    ...line('References', message.references.join(' ')),
    ...line('MIME-Version', '1.0'),
  ];
  return [...own, ...basic.filter(({ name }) => !has.has(name.toLowerCase()))];
}

function addressText({ name, address }: Recipient): string {
  return name && name !== address ? `"${name.replaceAll('"', "'")}" <${address}>` : address;
}
