import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readEnvironment, withFiles } from '../../../server/config/env.ts';

test('a variable can come from a file, and one that is set directly wins', () => {
  const read = (path: string) => `content of ${path}\n`;
  expect(withFiles({ CLIENT_SECRET_FILE: '/run/secret' }, read)).toMatchObject({
    CLIENT_SECRET: 'content of /run/secret',
  });
  expect(withFiles({ CLIENT_SECRET_FILE: '/x', CLIENT_SECRET: 'direct' }, read)).toMatchObject({
    CLIENT_SECRET: 'direct',
  });
  expect(withFiles({ HOST_FILE: '/x' }, read)).toEqual({ HOST_FILE: '/x' });
});

test('the process environment wins over the env file, which need not exist', () => {
  const folder = mkdtempSync(join(tmpdir(), 'env-'));
  const file = join(folder, '.env');
  writeFileSync(file, 'PATH=from-file\nFOLLOWTHROUGH_TEST=from-file # comment\n');
  expect(readEnvironment(file)).toMatchObject({ PATH: process.env.PATH, FOLLOWTHROUGH_TEST: 'from-file' });
  expect(readEnvironment(join(folder, 'none')).FOLLOWTHROUGH_TEST).toBeUndefined();
  rmSync(folder, { recursive: true });
});
