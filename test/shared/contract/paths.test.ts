import { expect, test } from 'vitest';
import { PATHS, pathOf } from '../../../shared/contract/paths.ts';

test('fills a path and encodes what goes in', () => {
  expect(pathOf('action', { reference: 'AI-001' })).toBe('/api/v1/actions/AI-001');
  expect(pathOf('capture', { key: 'a/b c' })).toBe('/api/v1/sessions/a%2Fb%20c/actions');
});

test('no two names share a path', () => {
  expect(new Set(Object.values(PATHS)).size).toBe(Object.keys(PATHS).length);
});
