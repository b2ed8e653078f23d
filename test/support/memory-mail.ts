/** Mailboxes in memory: drafts become sent mail, keys are found again, and sending can be made to go wrong. */
import { PortFailure } from '../../server/ports/failures.ts';
import { tenantOf } from '../../server/ports/identity.ts';
import type { Mail, MailTrace, OutgoingMail } from '../../server/ports/mail.ts';

export interface HeldMail {
  readonly messageId: string;
  readonly tenantId: string;
  readonly mailbox: string;
  readonly mail: OutgoingMail;
  readonly isSent: boolean;
}

export interface MemoryMail extends Mail {
  readonly held: HeldMail[];
  /** Mail that went out, oldest first. */
  sent(): readonly HeldMail[];
  drafts(): readonly HeldMail[];
  /** Mailboxes outside the server's scope: every call rejects `denied`. */
  readonly denied: Set<string>;
  /** Looks that still say "draft" after a send, as a slow mailbox does. */
  slowLooks: number;
}

/** Empty mailboxes. */
export function createMemoryMail(): MemoryMail {
  const held: HeldMail[] = [];
  const denied = new Set<string>();
  const enter = (mailbox: string) => {
    if (denied.has(mailbox)) throw new PortFailure('denied', 'mailbox out of scope');
  };
  const traceOf = (found: HeldMail | undefined): MailTrace =>
    found ? { state: found.isSent ? 'sent' : 'draft', messageId: found.messageId } : { state: 'nowhere' };

  const port: MemoryMail = {
    held,
    denied,
    slowLooks: 0,
    sent: () => held.filter((one) => one.isSent),
    drafts: () => held.filter((one) => !one.isSent),
    async draft(actor, mailbox, mail) {
      enter(mailbox);
      const messageId = `message-${held.length + 1}`;
      held.push({ messageId, tenantId: tenantOf(actor), mailbox, mail: structuredClone(mail), isSent: false });
      return { messageId };
    },
    async send(_actor, mailbox, messageId) {
      enter(mailbox);
      const at = held.findIndex((one) => one.messageId === messageId);
      const found = held[at];
      if (!found) throw new PortFailure('not-found', 'no such draft');
      // The mail service refuses a message that is no longer a draft; a second submission would be a second mail.
      if (found.isSent) throw new PortFailure('invalid', 'not a draft');
      held[at] = { ...found, isSent: true };
    },
    async whereIs(_actor, mailbox, messageId) {
      enter(mailbox);
      const found = held.find((one) => one.messageId === messageId);
      if (found?.isSent && port.slowLooks > 0) {
        port.slowLooks -= 1;
        return { state: 'nowhere' };
      }
      return traceOf(found);
    },
    async findByKey(actor, mailbox, key) {
      enter(mailbox);
      const mine = held.filter((one) => one.tenantId === tenantOf(actor) && one.mail.key === key);
      return traceOf(mine.find((one) => one.isSent) ?? mine[0]);
    },
    async readMime(_actor, mailbox, messageId) {
      enter(mailbox);
      const found = held.find((one) => one.messageId === messageId);
      if (!found) throw new PortFailure('not-found', 'no such message');
      return Buffer.from(`Message-ID: <${found.mail.key}>\r\n\r\n${found.mail.text}`);
    },
  };
  return port;
}
