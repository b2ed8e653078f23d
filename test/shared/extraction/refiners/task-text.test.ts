import { expect, test } from 'vitest';
import { taskText } from '../../../../shared/extraction/refiners/task-text.ts';

const undated = (duePhrase: string | null) => ({ duePhrase, dueOn: null });

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
  expect(taskText(words, owner, undated(due))).toBe(text);
});

test.each([
  ['Ana will not send the plan', 'Ana', null],
  ['Ana will be the contact for the hall', 'Ana', null],
  ['We will send the plan', null, null],
  ['Could Tim share the figures', 'Ana', null],
  ['Order pens, paper etc.', null, null],
  ['Access to the hall for Ana', 'Ana', null],
  ['Ana to the rescue', 'Ana', null],
  ['Order chairs (the blue ones, by Friday)', null, 'by Friday'],
  ['Order chairs (120 pieces)', 'Ana', null],
])('%j stays whole', (words, owner, due) => {
  expect(taskText(words, owner, undated(due))).toBe(words);
});

test.each([
  ['I will send the revised plan to both of you.', 'Priya', 'Send the revised plan to both of you'],
  ["I'll also book the hall", 'Priya', 'Book the hall'],
  ['Priya will write the procedure and send it round.', 'Priya', 'Write the procedure and send it round'],
  ['Priya Raman has agreed to chair the panel', 'Priya Raman', 'Chair the panel'],
  ['Daniel, could you please check the routing of dock 4?', 'Daniel', 'Check the routing of dock 4'],
  ['Could Priya please share the overtime figures?', 'Priya', 'Share the overtime figures'],
  ['Could you send me the slides?', null, 'Send me the slides'],
  ['Please circulate the draft.', null, 'Circulate the draft'],
  ['We will update the list', 'Tim', 'Update the list'],
])('%j loses what leads into it', (words, owner, text) => {
  expect(taskText(words, owner, undated(null))).toBe(text);
});

test('a deadline at the end goes when it became a day, and stays when it did not', () => {
  const dated = { duePhrase: 'by Friday', dueOn: '2026-03-06' };
  expect(taskText('Send the plan to Tim, by Friday.', null, dated)).toBe('Send the plan to Tim');
  expect(taskText('Ask by Friday whether Tim can', null, dated)).toBe('Ask by Friday whether Tim can');
  expect(taskText('Send it by Friday.', null, { ...dated, dueOn: null })).toBe('Send it by Friday');
});

test('names of programs keep their small letter, and nothing becomes empty', () => {
  expect(taskText('iPhone app: test it', null, undated(null))).toBe('iPhone app: test it');
  expect(taskText('notes.md to fix', null, undated(null))).toBe('notes.md to fix');
  expect(taskText('Ana: it', 'Ana', undated(null))).toBe('Ana: it');
});
