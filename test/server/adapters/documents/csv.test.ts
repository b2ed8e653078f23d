import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCsv, readCsv } from '../../../../server/adapters/documents/csv.ts';

test.each([
  ['comma', 'Action,Owner\nSend,Ana', ','],
  ['semicolon', 'Action;Owner\nSend, then wait;Ana', ';'],
  ['tab', 'Action\tOwner\nSend\tAna', '\t'],
  ['declared', 'sep=|\nAction|Owner\nSend|Ana', '|'],
])('finds the delimiter: %s', (_, text, delimiter) => {
  expect(readCsv(Buffer.from(text))).toMatchObject({ delimiter, columns: ['Action', 'Owner'], rows: 1 });
});

test.each([
  ['utf-8 with BOM', Buffer.from('\ufeffTâche;Responsable\nÉcrire;Zoé')],
  ['utf-16le with BOM', Buffer.from('\ufeffTâche;Responsable\nÉcrire;Zoé', 'utf16le')],
  ['utf-16le', Buffer.from('Tâche;Responsable\nÉcrire;Zoé', 'utf16le')],
  ['windows-1252', Buffer.from('Tâche;Responsable\nÉcrire;Zoé', 'latin1')],
])('reads %s', (encoding, bytes) => {
  expect(readCsv(bytes)).toMatchObject({
    encoding,
    firstRow: { Tâche: 'Écrire', Responsable: 'Zoé' },
    mapping: { description: 'Tâche', owner: 'Responsable' },
  });
});

test('quoted cells keep line ends, delimiters and quotes', () => {
  expect(parseCsv('a,b\r\n"x, ""y""\r\nz",2\r\n', ',', 10)).toEqual([
    ['a', 'b'],
    ['x, "y"\r\nz', '2'],
  ]);
});

test('a quote that is never closed takes the rest, not the reader', () => {
  expect(parseCsv('a,"b\nc', ',', 10)).toEqual([['a', 'b\nc']]);
});

test('what was written comes back, whatever the cells hold', () => {
  const cell = fc.string({ maxLength: 8 });
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (records) => {
      const text = records
        .map((record) => record.map((each) => `"${each.replaceAll('"', '""')}"`).join(','))
        .join('\n');
      expect(parseCsv(text, ',', 100)).toEqual(records);
    }),
  );
});

test('the header may stand below a title, and a template without rows has none', () => {
  expect(readCsv(Buffer.from('Action log,,\n,,\nAction,Owner,Due date\nSend,Ana,2026-03-05'))).toMatchObject({
    headerRow: 3,
    rows: 1,
    mapping: { description: 'Action', owner: 'Owner', due: 'Due date' },
  });
  expect(readCsv(Buffer.from('Action,Owner,Due\n,,\n'))).toMatchObject({ headerRow: 1, rows: 0 });
});

test('formulas stay text', () => {
  expect(readCsv(Buffer.from('Action,Owner\n=1+1,@Ana')).firstRow).toEqual({ Action: '=1+1', Owner: '@Ana' });
});

test('values that are names of columns elsewhere do not make a header', () => {
  const text = 'Kind,Place,State\nAction,Lead,Done\nOwner,Status,Open';
  expect(readCsv(Buffer.from(text))).toMatchObject({ headerRow: 1, columns: ['Kind', 'Place', 'State'], rows: 2 });
});
