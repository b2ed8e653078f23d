import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const launcher = fileURLToPath(new URL('../../scripts/run.mjs', import.meta.url));
const run = (args: readonly string[], input = '') =>
  spawnSync(process.execPath, [launcher, ...args], { input, encoding: 'utf8' });

test('a program gets its arguments and its standard input, and standard output is its own', {
  timeout: 120_000,
}, () => {
  const row = JSON.stringify({ id: 'p', phrase: 'by Friday', context: 'by Friday', ref: '2026-03-05', lang: 'en' });
  const { status, stdout } = run(['scripts/extract', '--', '--jsonl', '--dates'], `${row}\n`);
  expect(stdout).toBe('{"id":"p","due":"2026-03-06"}\n');
  expect(status).toBe(0);
});

test('the exit code of a program is passed on', { timeout: 120_000 }, () => {
  expect(run(['scripts/extract', '--unknown'])).toMatchObject({ status: 2, stdout: '' });
});

test.each([[[]], [['..']], [['../etc/passwd']], [['scripts/nowhere']]])(
  '%j is no program: exit code 2',
  { timeout: 120_000 },
  (args) => {
    expect(run(args)).toMatchObject({ status: 2, stdout: '' });
  },
);
