import { describe, expect, it } from 'vitest';
import type { StoredMessage } from '../../../../../sandbox/tenant/exchange/mail/message.ts';
import { readMime } from '../../../../../sandbox/tenant/exchange/mail/mime-read.ts';
import { messageMime } from '../../../../../sandbox/tenant/exchange/mail/mime-write.ts';

const NOW = '2026-03-01T09:00:00Z';
const RAW = 'Subject: Kept\r\nX-Odd:  spaces\r\n\r\nas it was\r\n';

/** A message as a mailbox would keep it, with what the test gives. */
function message(fields: Partial<StoredMessage>): StoredMessage {
  const empty = { to: [], cc: [], bcc: [], replyTo: [], references: [], headers: [], transport: [], attachments: [] };
  return {
    ...empty,
    subject: 'Subject',
    bodyType: 'html',
    body: '<p>Hello</p>',
    alternativeText: null,
    from: { name: 'Ana', address: 'ana@contoso.example' },
    internetMessageId: '<made@contoso.example>',
    inReplyTo: null,
    sentDateTime: NOW,
    conversation: 'c0ffee00-0000-4000-a000-000000000000',
    mime: null,
    meeting: null,
    ...fields,
  } as StoredMessage;
}

describe('writing MIME', () => {
  it('gives kept bytes back as they were, below what the transport wrote', async () => {
    const kept = message({
      mime: Buffer.from(RAW).toString('base64'),
      transport: [{ name: 'Received', value: 'from x' }],
    });
    expect((await messageMime(kept)).toString()).toBe(`Received: from x\r\n${RAW}`);
  });

  it('composes what can be read back the same', async () => {
    const written = await messageMime(
      message({
        to: [{ name: 'Bo', address: 'bo@contoso.example' }],
        inReplyTo: '<root@contoso.example>',
        references: ['<root@contoso.example>'],
        headers: [
          { name: 'X-Own', value: 'yes' },
          { name: 'Content-Type', value: 'ignored/type' },
        ],
        attachments: [
          {
            number: 1,
            kind: 'file',
            name: 'a.txt',
            contentType: 'text/plain',
            isInline: false,
            contentId: null,
            contentLocation: null,
            lastModifiedDateTime: NOW,
            content: 'SGVsbG8=',
          },
        ],
      }),
    );
    const back = await readMime(written, NOW);
    expect(back).toMatchObject({
      internetMessageId: '<made@contoso.example>',
      references: ['<root@contoso.example>'],
      to: [{ name: 'Bo', address: 'bo@contoso.example' }],
    });
    expect([back.body.trim(), back.alternativeText?.trim()]).toEqual(['<p>Hello</p>', 'Hello']);
    expect(back.headers).toContainEqual({ name: 'X-Own', value: 'yes' });
    expect(back.attachments).toMatchObject([{ name: 'a.txt', content: 'SGVsbG8=' }]);
    expect(written.toString()).not.toContain('ignored/type');
  });

  it('carries the calendar text of a meeting request', async () => {
    const note = { kind: 'request', messageType: 'meetingRequest', responseType: null, event: 1, part: 0 } as const;
    const written = await messageMime(
      message({ meeting: { ...note, calendarText: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' } }),
    );
    expect(written.toString()).toContain('method=REQUEST');
  });
});
