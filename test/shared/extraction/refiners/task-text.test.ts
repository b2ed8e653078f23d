import { expect, test } from 'vitest';
import { taskText } from '../../../../shared/extraction/refiners/task-text.ts';

test.each([
  [
    'Elena Petrova: chase the questionnaires (due 2026-03-12)',
    'Elena Petrova',
    '2026-03-12',
    'Chase the questionnaires',
  ],
  ['Tomas to replace the sensor', 'Tomas', null, 'Replace the sensor'],
  ['Ana - book the room (Ana, by Friday)', 'Ana', 'by Friday', 'Book the room'],
  ['open the call (Ana)', 'Ana', null, 'Open the call'],
  ['Odile : vérifier le contrat', 'Odile', null, 'Vérifier le contrat'],
])('%j becomes the task alone', (words, owner, due, text) => {
  expect(taskText(words, owner, due)).toBe(text);
});

test.each([
  ['Ana will send the plan', 'Ana', null],
  ['Access to the hall for Ana', 'Ana', null],
  ['Ana to the rescue', 'Ana', null],
  ['Order chairs (the blue ones, by Friday)', null, 'by Friday'],
  ['Order chairs (120 pieces)', 'Ana', null],
])('%j stays whole', (words, owner, due) => {
  expect(taskText(words, owner, due)).toBe(words);
});

test('names of programs keep their small letter, and nothing becomes empty', () => {
  expect(taskText('iPhone app: test it', null, null)).toBe('iPhone app: test it');
  expect(taskText('notes.md to fix', null, null)).toBe('notes.md to fix');
  expect(taskText('Ana: it', 'Ana', null)).toBe('Ana: it');
});
