import { expect, test } from 'vitest';
import { itemOfLine, namedReferences } from '../../../../shared/extraction/refiners/named-item.ts';

test.each([
  ['AI-012 Send the budget', ['AI-012']],
  ['ai-012: as in AI-003, and AI-012 again', ['AI-012', 'AI-003']],
  ['<strong><a href="x?item%3DAI-005">AI-005</a></strong> Agree the dates', ['AI-005']],
  ['OpenAI-2024, AI-12, AI-0123456789, CASE-001, S-001', []],
  ['', []],
])('%j names %j', (text, references) => {
  expect(namedReferences(text)).toEqual(references);
});

test('a list without an end names sixty', () => {
  const text = Array.from({ length: 500 }, (_one, at) => `AI-${at + 100}`).join(' ');
  expect(namedReferences(text)).toHaveLength(60);
});

const MAIL = [
  'Your actions',
  'AI-005 Agree the audit dates with the quality team',
  'Owner: Marcus Adeyemi · No date yet · In progress · Please accept it, or propose another date',
  '- AI-002 Write the procedure',
  '  Owner: Priya Raman | Due: Fri, 6 Mar 2026 | In progress',
  'Tom will book the room by Friday.',
  'Priya finishes AI-002 by Friday.',
];

test.each([
  [0, null],
  [1, 'AI-005'],
  [2, 'AI-005'],
  [3, 'AI-002'],
  [4, 'AI-002'],
  [5, null],
  [6, null],
  [99, null],
])('line %i of a summary is that of %s', (at, reference) => {
  expect(itemOfLine(MAIL, at)).toBe(reference);
});

test('facts below nothing are those of nothing', () => {
  expect(itemOfLine(['Owner: Ana · Due: Friday · In progress'], 0)).toBeNull();
});
