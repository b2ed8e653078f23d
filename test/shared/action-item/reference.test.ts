import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  compareReferences,
  formatReference,
  parseReference,
  type ReferencePrefix,
} from '../../../shared/action-item/reference.ts';

test.each([
  ['AI', 1, 'AI-001'],
  ['S', 42, 'S-042'],
  ['CASE', 999, 'CASE-999'],
  ['AI', 1000, 'AI-1000'],
  ['M', 123456, 'M-123456'],
] as const)('%s number %i is %s', (prefix, number, expected) => {
  expect(formatReference(prefix, number)).toBe(expected);
  expect(parseReference(expected)).toEqual({ prefix, number });
});

test.each([
  [' ai-7 ', 'AI', 7],
  ['Case-0012', 'CASE', 12],
])('reads "%s" as people type it', (text, prefix, number) => {
  expect(parseReference(text)).toEqual({ prefix, number });
});

test.each([
  '',
  'AI',
  'AI-',
  'AI-000',
  'AI-0',
  'AI--1',
  'AI-1.5',
  'XX-001',
  'AI-001 done',
  'toString-1',
  'AI-9999999999',
])('refuses "%s"', (text) => {
  expect(parseReference(text)).toBeNull();
});

test.each([0, -1, 1.5, Number.NaN])('gives out no reference for %d', (number) => {
  expect(() => formatReference('AI', number)).toThrow(RangeError);
});

test('sorts by number, not by letters', () => {
  const sorted = ['later', 'CASE-001', 'AI-1000', 'AI-999', 'AI-002', 'earlier'].sort(compareReferences);
  expect(sorted).toEqual(['AI-002', 'AI-999', 'AI-1000', 'CASE-001', 'earlier', 'later']);
});

test('what was formatted is read back', () => {
  const prefixes = fc.constantFrom<ReferencePrefix>('AI', 'S', 'CASE', 'M');
  fc.assert(
    fc.property(prefixes, fc.integer({ min: 1, max: 999_999_999 }), (prefix, number) => {
      expect(parseReference(formatReference(prefix, number))).toEqual({ prefix, number });
    }),
  );
});
