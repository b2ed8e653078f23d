import { expect, test } from 'vitest';
import { fail, ok } from '../../shared/result.ts';

test('a success carries its value and a failure its kind', () => {
  expect(ok(1)).toEqual({ ok: true, value: 1 });
  expect(fail({ kind: 'not-found' })).toEqual({ ok: false, failure: { kind: 'not-found' } });
});
