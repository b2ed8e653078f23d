import { describe, expect, it } from 'vitest';
import { decodeMimeBody, readMime } from '../../../../../sandbox/tenant/exchange/mail/mime-read.ts';

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
