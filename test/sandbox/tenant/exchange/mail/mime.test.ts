import { describe, expect, it } from 'vitest';
import type { StoredMessage } from '../../../../../sandbox/tenant/exchange/mail/message.ts';
import { decodeMimeBody, readMime } from '../../../../../sandbox/tenant/exchange/mail/mime-read.ts';
import { messageMime } from '../../../../../sandbox/tenant/exchange/mail/mime-write.ts';

const NOW = '2026-03-01T09:00:00Z';

const RAW = [
  'From: "Ana Sá" <ana@contoso.example>',
  'To: Bo <bo@contoso.example>, team: c@contoso.example, d@contoso.example;',
  'Subject: =?utf-8?Q?R=C3=A9sum=C3=A9?=',
  'Message-ID: <key-1@contoso.example>',
  'In-Reply-To: <root@contoso.example>',
  'References: <root@contoso.example> <other@contoso.example>',
  'Importance: High',
  'X-Followthrough: summary',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=m',
  '',
  '--m',
  'Content-Type: multipart/alternative; boundary=a',
  '',
  '--a',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'plain',
  '--a',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>rich</p>',
  '--a--',
  '--m',
  'Content-Type: text/plain; name=notes.txt',
  'Content-Disposition: attachment; filename=notes.txt',
  'Content-Transfer-Encoding: base64',
  '',
  'SGVsbG8=',
  '--m--',
  '',
].join('\r\n');

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

describe('reading MIME', () => {
  it('finds people, thread, both bodies, own headers and attachments', async () => {
    const parsed = await readMime(Buffer.from(RAW), NOW);
    expect(parsed).toMatchObject({
      subject: 'Résumé',
      from: { name: 'Ana Sá', address: 'ana@contoso.example' },
      internetMessageId: '<key-1@contoso.example>',
      inReplyTo: '<root@contoso.example>',
      references: ['<root@contoso.example>', '<other@contoso.example>'],
      importance: 'high',
      bodyType: 'html',
    });
    expect(parsed.to.map(({ address }) => address[0])).toEqual(['b', 'c', 'd']);
    expect([parsed.body.trim(), parsed.alternativeText?.trim()]).toEqual(['<p>rich</p>', 'plain']);
    expect(parsed.headers).toContainEqual({ name: 'X-Followthrough', value: 'summary' });
    expect(parsed.attachments).toMatchObject([{ name: 'notes.txt', content: 'SGVsbG8=', isInline: false }]);
    expect(Buffer.from(parsed.mime, 'base64').toString()).toBe(RAW);
  });

  it.each(['', 'not base64!', 'YWJj=YWJj', 'YWJ'])('refuses %j as base64', (text) => {
    expect(() => decodeMimeBody(Buffer.from(text))).toThrow('Invalid base64');
  });

  it('takes base64 with line breaks', () => {
    expect(decodeMimeBody(Buffer.from('SGVs\r\nbG8=\r\n')).toString()).toBe('Hello');
  });
});

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
