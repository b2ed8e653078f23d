import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanBlock, cleanLine } from '../../../shared/action-item/shown-text.ts';

test.each([
  ['line breaks', 'a\r\nb\nc\u2028d\u0085e', 'a b c d e'],
  ['bidirectional marks', 'a\u202eb\u2066c\u061cd\u200fe', 'abcde'],
  ['zero-width characters', 'a\u200bb\u200dc\ufeffd\u2060e\u00adf', 'abcdef'],
  ['control characters', 'a\u0000b\u001b[31mc\u007fd', 'ab[31mcd'],
  ['tag characters', 'a\u{e0041}\u{e007f}b', 'ab'],
  ['letters that show nothing', 'a\u3164b\u115fc', 'abc'],
  ['broken surrogates', 'a\ud800b', 'ab'],
  ['runs of spaces', '  a \u00a0\t b ', 'a b'],
])('one line without %s', (_what, text, expected) => {
  expect(cleanLine(text, 100)).toBe(expected);
});

test('visible writing stays as it is', () => {
  for (const text of ['Größe, naïve, Ω', '日本語のテキスト', 'مرحبا', '☎️ 😀 👍🏽', 'x < y & "z"'])
    expect(cleanLine(text, 100)).toBe(text);
});

test('a block keeps its lines', () => {
  expect(cleanBlock('one\r\ntwo\t\u200b \n\n\n\nthree\u2029four', 100)).toBe('one\ntwo\n\nthree\nfour');
});

test('cuts with a mark, between characters', () => {
  expect(cleanLine('abcdef', 4)).toBe('abc…');
  expect(cleanLine('ab😀cd', 4)).toBe('ab…');
  expect(cleanLine('abcd', 4)).toBe('abcd');
});

test('a megabyte of nothing is done in no time and stays short', () => {
  expect(cleanLine('\u200b'.repeat(1_000_000), 200)).toBe('');
  expect(cleanBlock(' \n'.repeat(500_000), 200)).toBe('');
});

test('whatever comes in, what goes out is one short line that cleaning leaves alone', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const line = cleanLine(text, 50);
      expect(line.length).toBeLessThanOrEqual(50);
      expect(line).not.toMatch(/[\r\n\u2028\u2029\u202a-\u202e\u2066-\u2069\u200b-\u200f\p{Cc}]/u);
      expect(cleanLine(line, 50)).toBe(line);
    }),
  );
});
