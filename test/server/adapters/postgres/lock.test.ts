import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transformWithOxc } from 'vite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DirectoryLocked, lockFile } from '../../../../server/adapters/postgres/lock.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
  path = join(folder, 'x.lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The number of a process that has ended. */
const deadPid = () => spawnSync(process.execPath, ['-e', '']).pid;

test('the second taker is refused and told who has it, until it is given back', async () => {
  const release = await lockFile(path);
  expect(readFileSync(path, 'utf8')).toBe(`${process.pid}\n`);
  await expect(lockFile(path)).rejects.toThrow(DirectoryLocked);
  await release();
  expect(readdirSync(folder)).toEqual([]);
  await (await lockFile(path))();
});

test('a lock of another living process is respected', async () => {
  writeFileSync(path, `${process.ppid}\n`);
  await expect(lockFile(path)).rejects.toMatchObject({ pid: process.ppid });
  expect(readFileSync(path, 'utf8')).toBe(`${process.ppid}\n`);
});

test.each([
  ['a dead process', () => `${deadPid()}\n`],
  ['an earlier process of the same number', () => `${process.pid}\n`],
  ['nobody, in a damaged file', () => 'garbage'],
])('a lock left by %s is replaced', async (_, content) => {
  writeFileSync(path, content());
  const release = await lockFile(path);
  expect(readFileSync(path, 'utf8')).toBe(`${process.pid}\n`);
  await release();
  expect(readdirSync(folder)).toEqual([]);
});

test('of twenty calls in one process that find a stale lock at once, one gets it', async () => {
  writeFileSync(path, `${deadPid()}\n`);
  const results = await Promise.allSettled(Array.from({ length: 20 }, () => lockFile(path)));
  const won = results.filter((one) => one.status === 'fulfilled');
  const refused = results.filter((one) => one.status === 'rejected' && one.reason instanceof DirectoryLocked);
  expect([won.length, refused.length]).toEqual([1, 19]);
  expect(readdirSync(folder)).toEqual(['x.lock']);
});

test('of six processes that find a stale lock at once, one gets it', async () => {
  writeFileSync(path, `${deadPid()}\n`);
  const source = join(import.meta.dirname, '../../../../server/adapters/postgres/lock.ts');
  const { code } = await transformWithOxc(readFileSync(source, 'utf8'), source);
  writeFileSync(join(folder, 'lock.mjs'), code);
  writeFileSync(join(folder, 'taker.mjs'), TAKER);
  const children = Array.from({ length: 6 }, () =>
    spawn(process.execPath, [join(folder, 'taker.mjs'), path, './lock.mjs']),
  );
  const answers = await Promise.all(children.map(async ({ stdout }) => String((await once(stdout, 'data'))[0])));
  expect(answers.sort()).toEqual(['refused', 'refused', 'refused', 'refused', 'refused', 'won']);
  for (const child of children) {
    const ended = once(child, 'exit');
    child.stdin.end();
    await ended;
  }
});

/** Tries once, tells how it went, and keeps what it got until its input ends. */
const TAKER = `
const { lockFile } = await import(process.argv[3]);
const answer = await lockFile(process.argv[2]).then(() => 'won', (error) => error.name === 'DirectoryLocked' ? 'refused' : error.stack);
process.stdout.write(answer);
process.stdin.resume();
`;
