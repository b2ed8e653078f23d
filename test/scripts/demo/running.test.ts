import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { announceDemo, runningDemo, withdrawDemo } from '../../../scripts/demo/running.ts';

let folder: string;
let server: Server;
let page: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'demo-'));
  server = createServer();
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  page = `https://localhost:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a running demo is found by its page until it stops', async () => {
  expect(await runningDemo(folder)).toBeNull();
  announceDemo(folder, page);
  expect(await runningDemo(folder)).toBe(page);
  withdrawDemo(folder);
  expect(await runningDemo(folder)).toBeNull();
});

test('what a killed demo left behind is no running demo', async () => {
  announceDemo(folder, page);
  await new Promise((settle) => server.close(settle));
  expect(await runningDemo(folder)).toBeNull();
});

test('a process that is gone is no running demo, whoever has its port now', async () => {
  const noProcess = 2 ** 22 + 1;
  writeFileSync(join(folder, 'demo.json'), JSON.stringify({ pid: noProcess, page }));
  expect(await runningDemo(folder)).toBeNull();
});
