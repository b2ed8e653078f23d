import { expect, test } from 'vitest';
import { detectKind } from '../../../../server/adapters/documents/detect.ts';
import { docxOf, paragraph, sheetRow, xlsxOf, zipOf } from '../../../support/office-files.ts';

const ole = (stream: string) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from(stream, 'utf16le')]);

test.each([
  ['notes.docx', docxOf(paragraph('x')), 'docx'],
  ['a document with the wrong name.txt', docxOf(paragraph('x')), 'docx'],
  ['log.xlsx', xlsxOf([{ name: 'S', data: sheetRow(1, ['x']) }]), 'xlsx'],
  ['mail.msg', ole('__properties_version1.0'), 'msg'],
  ['winmail.dat', Buffer.from('789f3e220100', 'hex'), 'tnef'],
  ['mail.EML', Buffer.from('Subject: x'), 'eml'],
  ['invite.ics', Buffer.from('BEGIN:VCALENDAR'), 'ics'],
  ['talk.vtt', Buffer.from('WEBVTT'), 'vtt'],
  ['page.htm', Buffer.from('<p>'), 'html'],
  ['notes.md', Buffer.from('# x'), 'markdown'],
  ['C:\\Users\\ana\\notes.txt', Buffer.from('x'), 'text'],
])('%s', (name, bytes, kind) => {
  expect(detectKind(name, bytes)).toBe(kind);
});

test('a workbook that holds a document is a workbook', () => {
  const embedded = docxOf(paragraph('x'));
  const workbook = zipOf({ 'xl/workbook.xml': '<workbook/>', 'xl/embeddings/a.docx': embedded });
  expect(detectKind('log.xlsx', workbook)).toBe('xlsx');
});

test.each([
  ['cut.docx', docxOf(paragraph('x')).slice(0, 300), 'truncated'],
  ['notes.txt', Buffer.alloc(0), 'empty'],
  ['protected.docx', ole('EncryptedPackage'), 'encrypted'],
  ['old.doc', ole('WordDocument'), 'unknown-format'],
  ['old.xls', ole('Workbook'), 'unknown-format'],
  ['paper.pdf', Buffer.from('%PDF-1.7'), 'unknown-format'],
  ['~$notes.docx', Buffer.from('\u0005Ana Silva'), 'not-this-format'],
  ['log.xlsx', Buffer.from('Action,Owner'), 'not-this-format'],
  ['notes.docx', zipOf({ 'readme.txt': 'x' }), 'not-this-format'],
  ['files.zip', zipOf({ 'readme.txt': 'x' }), 'unknown-format'],
  ['photo.png', Buffer.from('89504e47', 'hex'), 'unknown-format'],
])('%s is refused: %#', (name, bytes, kind) => {
  expect(() => detectKind(name, bytes)).toThrow(expect.objectContaining({ kind }));
});
