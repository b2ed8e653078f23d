/** What every mailbox must do: one behaviour suite, run by each implementation. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../server/ports/identity.ts';
import type { Mail, MailTrace, OutgoingMail } from '../../server/ports/mail.ts';

export interface MailHarness {
  readonly mail: Mail;
  readonly actor: Actor;
  /** Address of a mailbox the server may send from. */
  readonly mailbox: string;
  /** Somebody in the tenant. */
  readonly recipient: { readonly name: string; readonly address: string };
}

let number = 0;
/** A mail nobody has written yet. */
export const aMail = ({ mailbox, recipient }: Pick<MailHarness, 'mailbox' | 'recipient'>): OutgoingMail => {
  number += 1;
  return {
    key: `mail-key-${number}`,
    from: { name: 'Followthrough', address: mailbox },
    to: [recipient],
    replyTo: null,
    subject: `Summary ${number}: Qualität`,
    html: '<p>3 actions, <b>1 overdue</b> – Grüße</p>',
    text: '3 actions, 1 overdue – Grüße',
    writtenAt: '2026-03-05T14:30:00.000Z',
    language: 'en',
  };
};

export function describeMail(name: string, make: () => Promise<MailHarness>): void {
  describe(`mail contract, ${name}`, () => {
    let harness: MailHarness;
    beforeAll(async () => {
      harness = await make();
    });
    const drafted = async () => {
      const { mail, actor, mailbox } = harness;
      const written = aMail(harness);
      return { written, ...(await mail.draft(actor, mailbox, written)) };
    };
    const trace = (messageId: string): Promise<MailTrace> =>
      harness.mail.whereIs(harness.actor, harness.mailbox, messageId);
    const find = (key: string): Promise<MailTrace> => harness.mail.findByKey(harness.actor, harness.mailbox, key);

    test('a draft is found by its id and by its key', async () => {
      const { messageId, written } = await drafted();
      expect(await trace(messageId)).toEqual({ state: 'draft', messageId });
      expect(await find(written.key)).toEqual({ state: 'draft', messageId });
    });

    test('a sent mail keeps its id and its key', async () => {
      const { messageId, written } = await drafted();
      await harness.mail.send(harness.actor, harness.mailbox, messageId, written.key);
      expect(await trace(messageId)).toEqual({ state: 'sent', messageId });
      expect(await find(written.key)).toEqual({ state: 'sent', messageId });
    });

    test('a sent mail is not sent again', async () => {
      const { messageId, written } = await drafted();
      await harness.mail.send(harness.actor, harness.mailbox, messageId, written.key);
      await expect(harness.mail.send(harness.actor, harness.mailbox, messageId, written.key)).rejects.toThrow();
    });

    test('what was never written is nowhere', async () => {
      expect(await find('no-such-key')).toEqual({ state: 'nowhere' });
      expect(await trace('no-such-id')).toEqual({ state: 'nowhere' });
      const gone = harness.mail.readMime(harness.actor, harness.mailbox, 'no-such-id');
      await expect(gone).rejects.toMatchObject({ kind: 'not-found' });
    });

    test('the message in the mailbox carries our key', async () => {
      const { messageId, written } = await drafted();
      await harness.mail.send(harness.actor, harness.mailbox, messageId, written.key);
      const mime = await harness.mail.readMime(harness.actor, harness.mailbox, messageId);
      expect(Buffer.from(mime).toString('utf8')).toContain(`<${written.key}`);
    });
  });
}
