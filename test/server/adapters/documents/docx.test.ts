import { expect, test } from 'vitest';
import { readDocx } from '../../../../server/adapters/documents/docx.ts';
import { docxOf, headerPart, paragraph, wordTable } from '../../../support/office-files.ts';

test('a table with owner and due columns stays rows and columns', async () => {
  const { text, tables } = await readDocx(
    docxOf(
      paragraph('Actions') +
        wordTable([
          ['Action', 'Owner', 'Due'],
          ['Send minutes', 'Ana', 'Friday'],
        ]),
    ),
  );
  expect(tables).toBe(1);
  expect(text).toBe('Actions\n\n| Action | Owner | Due |\n| --- | --- | --- |\n| Send minutes | Ana | Friday |');
});

test('struck-through text is marked and deleted text is gone', async () => {
  const struck = '<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>Book room</w:t></w:r></w:p>';
  const deleted = '<w:p><w:del><w:r><w:delText>secret</w:delText></w:r></w:del><w:r><w:t>kept</w:t></w:r></w:p>';
  expect((await readDocx(docxOf(struck + deleted))).text).toBe('~~Book room~~\n\nkept');
});

test('the text of a header comes first, once for all its copies', async () => {
  const { text } = await readDocx(
    docxOf(paragraph('Body'), {
      'word/header1.xml': headerPart('Steering group'),
      'word/header2.xml': headerPart('Steering group'),
    }),
  );
  expect(text).toBe('Steering group\n\nBody');
});

test('strict documents are read like transitional ones', async () => {
  const strict = '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>';
  const bytes = docxOf('', { 'word/document.xml': `${strict}${paragraph('Strict')}</w:body></w:document>` });
  expect((await readDocx(bytes)).text).toBe('Strict');
});

test('the date beside "Date" is the meeting’s date', async () => {
  const read = await readDocx(
    docxOf(paragraph('Minutes') + paragraph('Date: 5 March 2026') + paragraph('Due 1 April 2026')),
  );
  expect(read.date).toBe('2026-03-05');
  expect(read.context.on).toBe('2026-03-05');
});

test('a document that declares entities is refused', async () => {
  const laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>';
  const bytes = docxOf('', { 'word/document.xml': `${laughs}<w:document/>` });
  await expect(readDocx(bytes)).rejects.toMatchObject({ kind: 'not-this-format' });
});

test('a document whose main part is no XML of Word is damaged', async () => {
  await expect(readDocx(docxOf('', { 'word/document.xml': '<not closed' }))).rejects.toMatchObject({ kind: 'damaged' });
});
