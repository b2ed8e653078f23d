import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hash128, stableKey } from '../../shared/text-key.ts';

test.each([
  ['', '00000000000000000000000000000000'],
  ['I will not buy this record, it is scratched.', 'a0a9683b25ac5e40d9af2895890dddf5'],
  ['The quick brown fox jumps over the lazy dog', '2f1583c3ecee2c675d7bf66ce5e91d2c'],
  ['Größe 📅', '59c3dfdc7091a227eb5c1397281f20de'],
  ['1234567890123456', '203ddfb819f43d833f40b44cd2d7a0bd'],
  ['12345678901234567', '43418b6f6ce2409e9d9e3142409a807c'],
  ['a'.repeat(100), '26c8087cfcf6d92b5fba4a93839eeb5d'],
])('gives the hash of the reference implementation for "%s"', (text, expected) => {
  expect(hash128(text)).toBe(expected);
});

test('the border between parts counts', () => {
  expect(stableKey(['ab', 'c'])).not.toBe(stableKey(['a', 'bc']));
  expect(stableKey(['a', ''])).not.toBe(stableKey(['a']));
  expect(stableKey(['1:a'])).not.toBe(stableKey(['', 'a']));
  expect(stableKey(['a', 'b'])).not.toBe(stableKey(['b', 'a']));
});

test('a key stays the same for ever', () => {
  expect(stableKey(['meeting', 'Größe 📅'])).toBe('ec8ca9cc3291781eaf7b67c3e560e3ec');
});

test('different texts get different keys', () => {
  const keys = new Set(Array.from({ length: 20_000 }, (_, index) => stableKey(['item', String(index)])));
  expect(keys.size).toBe(20_000);
});

test('any text gets a key, also a broken one', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), (parts) => {
      expect(stableKey(parts)).toMatch(/^[0-9a-f]{32}$/);
    }),
  );
  expect(hash128('\ud800')).toBe(hash128('\ufffd'));
});
