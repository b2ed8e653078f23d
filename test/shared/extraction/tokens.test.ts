import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sentences, tokenise } from '../../../shared/extraction/tokens.ts';

/** All that a token can be, in one pattern; the tokeniser reads most words by code and must agree with it. */
const PATTERN =
  /https?:\/\/\S{1,2000}|['’](?:ll|re|ve|d|m|s)\b|@[\p{L}\p{N}_.-]*[\p{L}\p{N}_]|[\p{L}\p{N}_][\p{L}\p{N}\p{M}_]*(?:['’.\-@][\p{L}\p{N}_]+)*|\S/gu;

/** True where a contraction is cut and the pattern goes on. */
const isCut = (text: string, at: number): boolean =>
  Array.from(text.matchAll(PATTERN)).some(({ 0: word, index }) => index < at && at < index + word.length);

const wordsOf = (text: string): readonly string[] => tokenise(text).map((token) => token.text);

test.each([
  ['Ana: send v2.1 to b@x.example.', ['Ana', ':', 'send', 'v2.1', 'to', 'b@x.example', '.']],
  ['See https://x.example/a?b=1, then http: alone', ['See', 'https://x.example/a?b=1,', 'then', 'http', ':', 'alone']],
  ["I'll ask; they’ve Ana's key", ['I', "'ll", 'ask', ';', 'they', '’ve', 'Ana', "'s", 'key']],
  ['Übergabe an @kim_r, e.g. co-author', ['Übergabe', 'an', '@kim_r', ',', 'e.g', '.', 'co-author']],
  ['naïve ｆull 次回まで 👩‍🚀 ok', ['naïve', 'ｆull', '次回まで', '👩', '‍', '🚀', 'ok']],
  ['a\u00a0b\u2028c', ['a', 'b', 'c']],
])('%j is read word by word', (text, expected) => {
  expect(wordsOf(text)).toEqual(expected);
});

test('words read by code are the words that the pattern reads', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'Ana',
      'iPhone',
      "don't",
      '’s',
      '@',
      '.',
      ':',
      '//',
      'http',
      '-',
      "'",
      ' ',
      '\n',
      '\t',
      'é',
      '\u0301',
      '日',
    ),
    fc.string({ unit: 'binary', maxLength: 4 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
      const text = pieces.join('');
      const tokens = tokenise(text);
      for (const { text: word, start, end } of tokens) expect(text.slice(start, end)).toBe(word);
      // The halves of "I'll" are one word to the pattern.
      const whole = tokens.flatMap(({ end }, i) => (tokens[i + 1]?.start === end && isCut(text, end) ? [] : [end]));
      expect(whole).toEqual(Array.from(text.matchAll(PATTERN), ({ 0: word, index }) => index + word.length));
    }),
    { numRuns: 2000 },
  );
});

test('a token knows its capital and the line break before it', () => {
  expect(tokenise('Élan vital\nNew').map(({ capital, fresh }) => [capital, fresh])).toEqual([
    [true, false],
    [false, false],
    [true, true],
  ]);
});

test('a sentence ends at its sign, not at an initial, a short form or a date', () => {
  const text = 'Erik T. und Ana kommen am 15. Januar, z.B. früh. Danach essen wir.';
  expect(sentences(tokenise(text)).map(({ start, end }) => text.slice(start, end))).toEqual([
    'Erik T. und Ana kommen am 15. Januar, z.B. früh.',
    'Danach essen wir.',
  ]);
});
