import { expect, test } from 'vitest';
import { fileNameOf, numbered } from '../../../../server/adapters/graph/file-names.ts';

test.each([
  ['plan.pdf', 'plan.pdf'],
  ['a/b: c?.pdf', 'a_b_ c_.pdf'],
  ['..\\..\\etc', '_.._etc'],
  ['  padded .txt. ', 'padded.txt'],
  ['~$lock.docx', '_lock.docx'],
  ['tab\there\r\n.txt', 'tab_here__.txt'],
  ['', 'file'],
  ['...', 'file'],
])('%j is stored as %j', (name, stored) => {
  expect(fileNameOf(name)).toBe(stored);
});

test('a long name keeps its ending', () => {
  expect(fileNameOf(`${'x'.repeat(400)}.docx`)).toMatch(/^x{115}\.docx$/);
});

test.each([
  ['plan.pdf', 1, 'plan.pdf'],
  ['plan.pdf', 2, 'plan (2).pdf'],
  ['plan', 3, 'plan (3)'],
  ['.hidden', 2, '.hidden (2)'],
])('%s number %i is %s', (name, number, expected) => {
  expect(numbered(name, number)).toBe(expected);
});
