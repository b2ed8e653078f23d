import { expect, test } from 'vitest';
import { sourceFiles } from '../support/tree.ts';

/** Files that may be longer, each with its reason. */
const LONGER: Readonly<Record<string, string>> = {};

const limitOf = (path: string): number => (path.startsWith('test/') ? 500 : 300);

test('no file is longer than a reader can hold', () => {
  const tooLong = sourceFiles().filter(
    (file) => !(file.path in LONGER) && file.text.split('\n').length > limitOf(file.path) + 1,
  );
  expect(tooLong.map((file) => `${file.path} has ${file.text.split('\n').length} lines`)).toEqual([]);
});

test('nine files in ten stay under 180 lines, the median under 90', () => {
  const lengths = sourceFiles()
    .map((file) => file.text.split('\n').length)
    .sort((a, b) => a - b);
  expect(lengths[Math.floor(lengths.length * 0.9)]).toBeLessThan(181);
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(91);
});

test('every exception still needs to be one', () => {
  const files = new Map(sourceFiles().map((file) => [file.path, file.text.split('\n').length]));
  const idle = Object.keys(LONGER).filter((path) => (files.get(path) ?? 0) <= limitOf(path));
  expect(idle).toEqual([]);
});
