import { expect, test } from 'vitest';
import { readEml } from '../../../../server/adapters/documents/eml.ts';

const eml = (...lines: string[]) => Buffer.from(lines.join('\r\n'));

test('subject, people and date come decoded, the text as a person sees it', async () => {
  const mail = await readEml(
    eml(
      'From: =?utf-8?Q?J=C3=B6rg_M?= <joerg@example.com>',
      'To: Ana <ana@example.com>, Team: Ben <ben@example.com>, cy@example.com;',
      'Cc: Dee <dee@example.com>',
      'Subject: =?iso-8859-1?Q?Protokoll_f=FCr_M=E4rz?=',
      'Date: Thu, 5 Mar 2026 10:00:00 +0100',
      'Content-Type: text/plain; charset=iso-8859-1',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'Bitte bis Freitag pr=FCfen.',
    ),
  );
  expect(mail).toMatchObject({
    subject: 'Protokoll für März',
    from: 'joerg@example.com',
    to: ['ana@example.com', 'ben@example.com', 'cy@example.com'],
    date: '2026-03-05T09:00:00Z',
    text: 'Bitte bis Freitag prüfen.',
  });
  expect(mail.context.author).toEqual({ name: 'Jörg M', mail: 'joerg@example.com' });
  expect(mail.context.attendees.map(({ name }) => name)).toEqual(['Jörg M', 'Ana', 'Ben', 'cy@example.com', 'Dee']);
  expect(mail.context.addressees?.length).toBe(3);
});

const mixed = (...parts: string[][]) =>
  eml(
    'From: a@example.com',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    ...parts.flatMap((part) => ['--b', ...part]),
    '--b--',
  );

test('names of all parts come in order, those inside an inner message too', async () => {
  const mail = await readEml(
    mixed(
      ['Content-Type: text/plain', '', 'See below.'],
      [
        'Content-Type: message/rfc822',
        'Content-Disposition: attachment; filename="fwd.eml"',
        '',
        'Subject: Inner',
        'From: ben@example.com',
        'Content-Type: application/pdf; name="=?utf-8?B?w6QucGRm?="',
        '',
        'x',
      ],
      ['Content-Type: image/png', "Content-Disposition: inline; filename*=utf-8''%E2%82%AC.png", '', 'x'],
    ),
  );
  expect(mail.attachmentNames).toEqual(['fwd.eml', 'ä.pdf', '€.png']);
  expect(mail.attachments).toBe(2);
  expect(mail.text).toContain('See below.');
  expect(mail.text).toContain('Subject: Inner');
});

test('an invitation brings its event, and its words when the mail has none', async () => {
  const mail = await readEml(
    mixed([
      'Content-Type: text/calendar; method=REQUEST',
      '',
      'BEGIN:VCALENDAR',
      'METHOD:REQUEST',
      'BEGIN:VEVENT',
      'DTSTART;TZID=W. Europe Standard Time:20260305T100000',
      'SUMMARY:Review',
      'END:VEVENT',
      'END:VCALENDAR',
    ]),
  );
  expect(mail.calendar).toMatchObject({ method: 'REQUEST', events: 1, start: '2026-03-05T09:00:00Z' });
  expect(mail.context.timeZone).toBe('Europe/Berlin');
  expect(mail.text).toBe('Review');
});

test('HTML is what extraction takes, the plain part what a person reads', async () => {
  const mail = await readEml(
    eml(
      'Content-Type: multipart/alternative; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'plain',
      '--b',
      'Content-Type: text/html',
      '',
      '<p>rich</p>',
      '--b--',
    ),
  );
  expect(mail.text).toBe('plain');
  expect(mail.source).toMatchObject({ format: 'html', kind: 'email' });
});

test('raw headers in an old charset are read in the charset of the mail', async () => {
  const mail = await readEml(
    Buffer.from('Subject: Gr\xfc\xdfe\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\nx', 'latin1'),
  );
  expect(mail.subject).toBe('Grüße');
});

test.each([
  ['no headers', 'This is only text.\r\nNothing else.', 'This is only text.\r\nNothing else.'],
  ['a multipart type without parts', 'Content-Type: multipart/mixed; boundary=x\r\n\r\nStill here', 'Still here'],
  ['no final boundary', 'Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nBody', 'Body'],
])('a mail with %s gives the words it has', async (_, raw, text) => {
  expect((await readEml(Buffer.from(raw))).text).toBe(text.replaceAll('\r\n', '\n'));
});

test('a date whose zone is no zone is kept, with a notice', async () => {
  const mail = await readEml(eml('Date: Tue, 12 Oct 2010 16:21:05 H0500', '', 'x'));
  expect(mail.date).toBe('2010-10-12T16:21:05Z');
  expect(mail.notices).toHaveLength(1);
});

test('an encrypted mail says that only its headers were read', async () => {
  const mail = await readEml(
    eml(
      'Subject: s',
      'Content-Type: application/pkcs7-mime; name=smime.p7m',
      'Content-Disposition: attachment; filename=smime.p7m',
      '',
      'x',
    ),
  );
  expect(mail.notices.join()).toContain('encrypted');
});

test('thousands of nested parts are refused', async () => {
  const deep = Array.from({ length: 3_000 }, (_, level) => [
    `Content-Type: multipart/mixed; boundary=b${level}`,
    '',
    `--b${level}`,
  ]);
  await expect(readEml(eml(...deep.flat()))).rejects.toMatchObject({ kind: 'bomb' });
});

test('typographic quotes of windows-1252 are quotes, also where the mail says ISO-8859-1', async () => {
  const raw = Buffer.from(
    'Subject: s\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\n\x93Done\x94 \x96 \x80 5',
    'latin1',
  );
  expect((await readEml(raw)).text).toBe('“Done” – € 5');
});

test('a mail of twenty megabytes is read in time, because its attachments are only named', async () => {
  const line = `${'QUJD'.repeat(19)}\r\n`;
  const bulk = [
    'Content-Type: application/pdf; name=big.pdf',
    'Content-Transfer-Encoding: base64',
    '',
    line.repeat(260_000),
  ];
  const raw = mixed(['', 'See the file.'], bulk, ['', 'And this.']);
  const start = performance.now();
  const mail = await readEml(raw);
  expect(performance.now() - start).toBeLessThan(1_500);
  expect(mail).toMatchObject({ attachmentNames: ['big.pdf'], notices: [expect.stringContaining('Large')] });
  expect(mail.text).toMatch(/See the file\.\s+And this\./);
});
