import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { createSecret } from '../../../server/config/secrets.ts';

test('a secret gives its value only when asked by name', () => {
  const secret = createSecret('swordfish');
  expect(secret.reveal()).toBe('swordfish');
  const shown = [
    `${secret}`,
    JSON.stringify({ secret }),
    inspect({ a: { secret } }),
    `${[secret]}`,
    JSON.stringify({ ...secret }),
  ];
  for (const text of shown) expect(text).not.toContain('swordfish');
  expect(shown[0]).toBe('[secret]');
});
