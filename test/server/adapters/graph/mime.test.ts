import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { messageIdOf, toMime } from '../../../../server/adapters/graph/mime.ts';
import type { OutgoingMail } from '../../../../server/ports/mail.ts';

const MAIL: OutgoingMail = {
  key: 'summary.S-001.1',
  from: { name: 'Followthrough', address: 'followthrough@contoso.example' },
  to: [
    { name: 'Jürgen Ölçer', address: 'jo@contoso.example' },
    { name: 'Zoë "Z" O’Neil, PhD', address: 'zoe@contoso.example' },
  ],
  replyTo: { name: 'Olu', address: 'olu@contoso.example' },
  subject: 'Zusammenfassung: Qualität 品質 — 3 offen',
  html: `<p>Grüße &amp; 品質</p>${'x'.repeat(3_000)}`,
  text: `Grüße & 品質\n\n${'wort '.repeat(300)}\n.\nFrom here`,
  writtenAt: '2026-03-05T14:30:00.000Z',
  language: 'de',
};
const BOX = 'followthrough@contoso.example';

describe('a mail as MIME', () => {
  test('is read back by another reader with everything in it', async () => {
    const read = await PostalMime.parse(await toMime(MAIL, BOX));
    expect(read.subject).toBe(MAIL.subject);
    expect(read.from).toMatchObject(MAIL.from);
    expect(read.to).toMatchObject(MAIL.to);
    expect(read.replyTo).toMatchObject([MAIL.replyTo]);
    expect(read.messageId).toBe('<summary.S-001.1@contoso.example>');
    expect(new Date(read.date ?? '').toISOString()).toBe(MAIL.writtenAt);
    expect(read.html?.trim()).toBe(MAIL.html);
    expect(read.text?.trim()).toBe(MAIL.text);
    expect(read.headers.find(({ key }) => key === 'content-language')?.value).toBe('de');
  });

  test('is the same bytes for the same mail', async () => {
    expect((await toMime(MAIL, BOX)).equals(await toMime({ ...MAIL }, BOX))).toBe(true);
  });

  test('has other boundaries for another key', async () => {
    const boundaryOf = (mime: Buffer) => /boundary="([^"]+)"/.exec(mime.toString())?.[1];
    const other = await toMime({ ...MAIL, key: 'summary.S-002.1' }, BOX);
    expect(boundaryOf(await toMime(MAIL, BOX))).not.toBe(boundaryOf(other));
  });

  test('has no line longer than mail servers bear', async () => {
    const lines = (await toMime(MAIL, BOX)).toString('latin1').split('\r\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(998);
  });

  test.each([
    ['subject', { subject: 'Hello\r\nBcc: eve@evil.example' }],
    ['address', { to: [{ name: 'Ana', address: 'ana@contoso.example\r\nBcc: eve@evil.example' }] }],
    ['second address', { to: [{ name: 'Ana', address: 'ana@contoso.example, eve@evil.example' }] }],
    ['sender', { from: { name: 'A', address: 'a@contoso.example\u0000' } }],
    ['reply address', { replyTo: { name: 'A', address: 'a@b.example>\nX: y' } }],
    ['language', { language: 'de\r\nX-Evil: 1' }],
    ['nobody', { to: [] }],
  ])('is refused when the %s would change its headers', async (_name, change) => {
    await expect(toMime({ ...MAIL, ...change }, BOX)).rejects.toMatchObject({ kind: 'invalid' });
  });
});

test('a name with line ends, unseen signs or quotes goes out as a name, and makes no header', async () => {
  const name = 'Ana\r\nBcc: eve@evil.example\u2028\u202e"x" <y@evil.example>';
  const from = { name: 'A\u0000', address: BOX };
  const read = await PostalMime.parse(
    await toMime({ ...MAIL, from, to: [{ name, address: 'ana@contoso.example' }] }, BOX),
  );
  expect(read.to).toEqual([{ name: 'Ana Bcc: eve@evil.example "x" <y@evil.example>', address: 'ana@contoso.example' }]);
  expect(read.from).toMatchObject({ name: 'A', address: BOX });
  expect(read.headers.some(({ key }) => key === 'bcc')).toBe(false);
});

describe('message ids', () => {
  test('keep a plain key readable', () => {
    expect(messageIdOf('ft-1.a', 'a@b.example')).toBe('<ft-1.a@b.example>');
  });

  test.each(['with space', 'a@b', 'ü', 'x'.repeat(400), 'a:b/c', '..', ''])('never hold %j as it is', (key) => {
    expect(messageIdOf(key, 'a@b.example')).toMatch(/^<[0-9a-f]{64}@b\.example>$/);
  });

  test('have a domain of nobody when the mailbox is an id', () => {
    expect(messageIdOf('k', '5b3f')).toBe('<k@followthrough.invalid>');
  });
});
