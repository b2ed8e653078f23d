import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createGraphMail } from '../../server/adapters/graph/mail.ts';
import type { Mail } from '../../server/ports/mail.ts';
import { TENANT } from '../support/builders.ts';
import { createMemoryMail } from '../support/memory-mail.ts';
import { type GraphStage, openGraphStage } from './graph-stage.ts';
import { aMail, describeMail } from './mail.ts';

let stage: GraphStage;
let mail: Mail;
beforeAll(async () => {
  stage = await openGraphStage(false);
  mail = createGraphMail(stage.graph);
});
afterAll(() => stage.close());

const recipientOf = () => {
  const [, somebody] = stage.people;
  if (!somebody) throw new Error('nobody');
  return { name: somebody.name, address: somebody.mail };
};

describeMail('memory', async () => ({
  mail: createMemoryMail(),
  actor: { kind: 'app', tenantId: TENANT },
  mailbox: 'followthrough@contoso.example',
  recipient: { name: 'Ana', address: 'ana@contoso.example' },
}));
describeMail('Graph', async () => ({ mail, actor: stage.app, mailbox: stage.sender, recipient: recipientOf() }));

describe('mail over Graph', () => {
  const write = () => aMail({ mailbox: stage.sender, recipient: recipientOf() });
  /** Subjects in a mailbox's folder. */
  const subjects = async (mailbox: string, folder: string): Promise<string[]> => {
    const path = `/users/${mailbox}/mailFolders/${folder}/messages?$select=subject&$top=200`;
    const { value } = (await stage.direct('GET', path)) as { value: { subject: string }[] };
    return value.map(({ subject }) => subject);
  };
  const count = async (mailbox: string, folder: string, subject: string): Promise<number> =>
    (await subjects(mailbox, folder)).filter((one) => one === subject).length;
  const sendBatch = { method: 'POST', path: '**/$batch' };

  test('a mail without faults is three requests, each with immutable ids', async () => {
    const written = write();
    await mail.whereIs(stage.app, stage.sender, 'warm-up');
    await stage.requests();
    const { messageId } = await mail.draft(stage.app, stage.sender, written);
    await mail.send(stage.app, stage.sender, messageId, written.key);
    expect(await mail.whereIs(stage.app, stage.sender, messageId)).toMatchObject({ state: 'sent' });
    const requests = await stage.requests();
    expect(requests).toHaveLength(3);
    const all = requests.flatMap((request) => request.parts ?? [request]);
    expect(all.map(({ headers }) => headers.prefer)).toEqual(all.map(() => expect.stringContaining('ImmutableId')));
    expect(await count(recipientOf().address, 'inbox', written.subject)).toBe(1);
  });

  test('arrives with both parts, our Message-ID and the right people', async () => {
    const written = write();
    const { messageId } = await mail.draft(stage.app, stage.sender, written);
    await mail.send(stage.app, stage.sender, messageId, written.key);
    const read = await PostalMime.parse(await mail.readMime(stage.app, stage.sender, messageId));
    expect(read.subject).toBe(written.subject);
    expect(read.html?.trim()).toBe(written.html);
    expect(read.text?.trim()).toBe(written.text);
    expect(read.to).toMatchObject([recipientOf()]);
    expect(read.messageId).toBe(`<${written.key}@${stage.sender.split('@')[1]}>`);
  });

  test.each([
    ['the connection drops after it was sent', { match: sendBatch, dropConnection: 'after' }, 'unknown-outcome', 1],
    ['the connection drops before it was sent', { match: sendBatch, dropConnection: 'before' }, 'unknown-outcome', 0],
    [
      'the gateway gives up after it was sent',
      { match: { method: 'POST', path: '**/send' }, status: 504, afterEffect: true },
      'unknown-outcome',
      1,
    ],
    ['the service breaks', { match: { method: 'POST', path: '**/send' }, status: 503 }, 'unknown-outcome', 0],
    [
      'the mailbox is throttled',
      { match: { method: 'POST', path: '**/send' }, status: 429, retryAfterSeconds: 1 },
      'throttled',
      0,
    ],
    ['the key cannot be stamped', { match: { method: 'PATCH', path: '**/messages/*' }, status: 500 }, 'unavailable', 0],
  ])('when %s: no second try, and the mailbox tells', async (_name, rule, kind, sent) => {
    const written = write();
    const { messageId } = await mail.draft(stage.app, stage.sender, written);
    await stage.fault({ ...rule, times: 1 });
    await expect(mail.send(stage.app, stage.sender, messageId, written.key)).rejects.toMatchObject({ kind });
    await stage.control('DELETE', '/faults');
    const state = sent === 1 ? 'sent' : 'draft';
    expect(await mail.findByKey(stage.app, stage.sender, written.key)).toEqual({ state, messageId });
    if (sent === 0) await mail.send(stage.app, stage.sender, messageId, written.key);
    expect(await count(recipientOf().address, 'inbox', written.subject)).toBe(1);
    expect(await count(stage.sender, 'drafts', written.subject)).toBe(0);
  });

  test('a draft whose answer got lost is found by its Message-ID alone, and there is only one', async () => {
    const written = write();
    await stage.fault({ match: { method: 'POST', path: '**/messages' }, times: 1, dropConnection: 'after' });
    await expect(mail.draft(stage.app, stage.sender, written)).rejects.toMatchObject({ kind: 'unknown-outcome' });
    expect(await mail.findByKey(stage.app, stage.sender, written.key)).toMatchObject({ state: 'draft' });
    expect(await count(stage.sender, 'drafts', written.subject)).toBe(1);
  });

  test('a forged header never reaches the mailbox', async () => {
    const before = stage.graph.requestCount();
    const forged = { ...write(), subject: 'Hello\r\nBcc: eve@evil.example' };
    await expect(mail.draft(stage.app, stage.sender, forged)).rejects.toMatchObject({ kind: 'invalid' });
    expect(stage.graph.requestCount()).toBe(before);
  });

  test('a mailbox outside the policy is denied', async () => {
    await stage.control('PATCH', '/applications/product', { mailboxes: [stage.sender] });
    const other = { ...write(), from: { name: 'x', address: recipientOf().address } };
    const call = mail.draft(stage.app, recipientOf().address, other);
    await expect(call).rejects.toMatchObject({ kind: 'denied' });
    await stage.control('PATCH', '/applications/product', { mailboxes: null });
  });
});
