import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDocument } from '../../../../server/adapters/documents/read-document.ts';
import { docxOf, paragraph, sheetRow, wordTable, xlsxOf } from '../../../support/office-files.ts';

const NAMES = [
  'a.txt',
  'a.md',
  'a.html',
  'a.csv',
  'a.eml',
  'a.ics',
  'a.vtt',
  'a.docx',
  'a.xlsx',
  'a.msg',
  'winmail.dat',
];

test.each(NAMES)('any bytes named %s give a document or a failure with a sentence', async (name) => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
      const read = await readDocument(name, bytes);
      if (!read.ok) expect(read.failure.message).toMatch(/^[A-Z].*\.$/);
    }),
    { numRuns: 60 },
  );
});

const STARTS: Record<string, string> = {
  'a.eml': 'Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n',
  'a.ics': 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;TZID=',
  'a.vtt': 'WEBVTT\n\n00:01.000 --> 00:02.000\n<v ',
  'a.html': '<table><tr><td><ul><li>',
  'a.csv': 'Action,Owner\n"',
};

test.each(Object.entries(STARTS))('text after the right beginning of %s never throws', async (name, start) => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 200 }), async (text) => {
      await readDocument(name, Buffer.from(start + text));
    }),
    { numRuns: 100 },
  );
});

const OFFICE = {
  'a.docx': docxOf(paragraph('Actions') + wordTable([['Action', 'Owner']]), {}),
  'a.xlsx': xlsxOf([{ name: 'S', data: sheetRow(1, ['Action', 'Owner']) + sheetRow(2, ['Send', 'Ana']) }]),
};

test.each(Object.entries(OFFICE))('%s with bytes changed anywhere never throws', async (name, whole) => {
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), async (at, byte, length) => {
      const changed = whole.slice(0, length === 0 ? whole.length : whole.length - (length % 50));
      if (at < changed.length) changed[at] = byte;
      await readDocument(name, changed);
    }),
    { numRuns: 200 },
  );
});

test('a text beyond the limit is cut with a notice', async () => {
  const read = await readDocument('a.txt', Buffer.alloc(11 * 1024 * 1024, 'word '));
  expect(read).toMatchObject({ ok: true, value: { notices: [expect.stringContaining('cut off')] } });
  if (read.ok) expect(read.value.text.length).toBe(10 * 1024 * 1024);
});
