import { expect, test } from 'vitest';
import { isSpoken, titleOfFile } from '../../../../sandbox/workbench/files/title.ts';

test.each([
  ['Weekly_sync-20260305_100000-Meeting Transcript.vtt', 'Weekly sync'],
  ['Operations review 2026-03-05.vtt', 'Operations review'],
  ['harbour.talk.vtt', 'harbour.talk'],
  ['transcript.vtt', ''],
  ['20260305_100000.vtt', ''],
  ['.vtt', ''],
])('%s is called %j', (name, title) => {
  expect(titleOfFile(name)).toBe(title);
});

test.each([
  ['Priya Raman: Good morning everybody', true],
  ['00:01:02 Tomas: I send the rota', true],
  ['Let us start with the depot.', true],
  ['Weekly sync', false],
  ['Decisions', false],
  ['Weekly sync: depot and rota', false],
])('%j is spoken: %s', (line, isSo) => {
  expect(isSpoken(line)).toBe(isSo);
});
