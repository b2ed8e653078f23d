import { expect, test } from 'vitest';
import { readXlsx } from '../../../../server/adapters/documents/xlsx.ts';
import { sheetRow, xlsxOf } from '../../../support/office-files.ts';

const LOG =
  sheetRow(4, ['Ref', 'Action', 'Owner', 'Due date', 'Status']) + sheetRow(5, ['1', 'Send', 'Ana', '', 'Open']);

test('the sheet and row that name the columns are found', () => {
  const read = readXlsx(
    xlsxOf([
      { name: 'Cover', data: sheetRow(1, ['Project plan']) },
      { name: 'Log', data: sheetRow(1, ['Action log']) + LOG },
    ]),
  );
  expect(read).toMatchObject({
    sheet: 'Log',
    headerRow: 4,
    columns: ['Ref', 'Action', 'Owner', 'Due date', 'Status'],
    rows: 1,
    firstRow: { Action: 'Send', Owner: 'Ana', 'Due date': '' },
    mapping: { reference: 'Ref', description: 'Action', owner: 'Owner', due: 'Due date', status: 'Status' },
  });
  expect(read.text).toContain('| 1 | Send | Ana |  | Open |');
});

test('hidden sheets are left out unless there are no others', () => {
  const sheets = [
    { name: 'Old', data: LOG, state: 'hidden' },
    { name: 'Now', data: sheetRow(1, ['Action', 'Owner']) },
  ];
  expect(readXlsx(xlsxOf(sheets)).sheet).toBe('Now');
  expect(readXlsx(xlsxOf(sheets.slice(0, 1))).sheet).toBe('Old');
});

const STYLES =
  '<numFmts><numFmt numFmtId="164" formatCode="[$-409]d\\-mmm\\-yy;@"/><numFmt numFmtId="165" formatCode="0.0&quot;d&quot;"/></numFmts>' +
  '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="164"/><xf numFmtId="20"/><xf numFmtId="165"/></cellXfs>';

test.each([
  ['a date', '<c r="A2" s="1"><v>46086</v></c>', '2026-03-05'],
  ['a date with a time', '<c r="A2" s="2"><v>46086.5</v></c>', '2026-03-05 12:00'],
  ['a date in a format of its own', '<c r="A2" s="3"><v>46086</v></c>', '2026-03-05'],
  ['a time', '<c r="A2" s="4"><v>0.375</v></c>', '09:00'],
  ['a number whose unit is a letter', '<c r="A2" s="5"><v>3.5</v></c>', '3.5'],
  ['a number with its rounding error', '<c r="A2"><v>0.30000000000000004</v></c>', '0.3'],
  ['a shared string', '<c r="A2" t="s"><v>0</v></c>', 'shared & kept'],
  ['a truth', '<c r="A2" t="b"><v>1</v></c>', 'TRUE'],
  ['what a formula gave last', '<c r="A2" t="str"><f>A1&amp;"x"</f><v>stored</v></c>', 'stored'],
  ['an ISO date', '<c r="A2" t="d"><v>2026-03-05T00:00:00</v></c>', '2026-03-05'],
  ['a cell without a place', '<c t="inlineStr"><is><t>here</t></is></c>', 'here'],
])('shows %s', (_, cell, shown) => {
  const data = `${sheetRow(1, ['Action', 'Owner'])}<row r="2">${cell}</row>`;
  const read = readXlsx(xlsxOf([{ name: 'S', data }], { strings: ['shared &amp; kept'], styles: STYLES }));
  expect(read.cells[0]?.[0]).toBe(shown);
});

test('an empty sheet is a tracker without columns', () => {
  expect(readXlsx(xlsxOf([{ name: 'S', data: '' }]))).toMatchObject({ headerRow: 0, columns: [], rows: 0 });
});

test('places beyond any sheet cost nothing', () => {
  const data = `${sheetRow(1, ['Action'])}<row r="99999999"><c r="XFD99999999"><v>1</v></c></row><row r="x"><c r="?"><v>1</v></c></row>`;
  expect(readXlsx(xlsxOf([{ name: 'S', data }]))).toMatchObject({ rows: 0 });
});
