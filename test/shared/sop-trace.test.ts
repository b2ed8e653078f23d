import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const ROOT = new URL('../../', import.meta.url);
const TRACE = readFileSync(new URL('docs/sop-trace.md', ROOT), 'utf8');

test('every file the trace names is there', () => {
  const named = [...TRACE.matchAll(/`([\w./-]+\.(?:ts|tsx|mjs|md))`/g)].map((match) => match[1] ?? '');
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((path) => !existsSync(new URL(path, ROOT)))).toEqual([]);
});

test('every row names a clause, a file and a test', () => {
  const rows = TRACE.split('\n').filter((line) => line.startsWith('| SOP'));
  const whole = /^\| SOP [1-4] §\S.* \| .+ \| .*`[\w./-]+`.* \| .*`test\/[\w./-]+\.test\.tsx?`.* \|$/;
  expect(rows.filter((row) => !whole.test(row))).toEqual([]);
});
