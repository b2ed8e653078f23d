/**
 * The sandbox as people start it: a process that prints one line, answers over HTTPS, and stops on a signal.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trustAuthority } from '../support/start-sandbox.ts';

interface StartLine {
  graphBaseUrl: string;
  authority: string;
  tenantId: string;
  clients: { name: string; clientId: string; secret: string | null }[];
  certificate: string;
  users: { id: string; displayName: string; mail: string }[];
  control: string;
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
let folder: string;
const running: ChildProcess[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandbox-program-'));
  const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
  const { status, stdout } = spawnSync(process.execPath, [compiler, '-b', 'sandbox'], { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The sandbox does not compile:\n${stdout}`);
});
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

async function start(...args: string[]): Promise<{ child: ChildProcess; line: StartLine; printed: string[] }> {
  const program = join(ROOT, 'dist/sandbox/main.js');
  const child = spawn(process.execPath, [program, '--port', '0', '--data', join(folder, 'data'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  const printed: string[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (text) => printed.push(text));
  await once(lines, 'line');
  return { child, line: JSON.parse(printed[0] ?? '') as StartLine, printed };
}

async function stop(child: ChildProcess, signal: 'SIGTERM' | 'SIGINT'): Promise<unknown> {
  child.kill(signal);
  const [code] = (await once(child, 'exit')) as [number];
  return code;
}

describe('the program', () => {
  it('prints one JSON line with all a client needs, and that is enough to work with it', async () => {
    const { child, line, printed } = await start();
    expect(Object.keys(line).sort()).toEqual(
      ['authority', 'certificate', 'clients', 'control', 'graphBaseUrl', 'tenantId', 'users'].sort(),
    );
    await trustAuthority(await readFile(line.certificate, 'utf8'));
    const product = line.clients.find(({ name }) => name === 'product');
    const answer = await fetch(`${line.authority}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: product?.clientId ?? '',
        client_secret: product?.secret ?? '',
        scope: 'https://graph.microsoft.com/.default',
      }),
    });
    const { access_token } = (await answer.json()) as { access_token: string };
    const headers = { authorization: `Bearer ${access_token}` };
    const user = await fetch(`${line.graphBaseUrl}/users/${line.users[0]?.id}`, { headers });
    expect(((await user.json()) as { displayName: string }).displayName).toBe(line.users[0]?.displayName);
    expect(await stop(child, 'SIGTERM')).toBe(0);
    expect(printed).toHaveLength(1);
  });

  it('keeps what it was told over a stop by Ctrl-C, and its certificates', async () => {
    const first = await start();
    const authority = await readFile(first.line.certificate, 'utf8');
    await trustAuthority(authority);
    await fetch(`${first.line.control}/clock`, {
      method: 'POST',
      body: JSON.stringify({ now: '2031-01-01T00:00:00Z' }),
    });
    expect(await stop(first.child, 'SIGINT')).toBe(0);
    const second = await start();
    const { now } = (await (await fetch(`${second.line.control}/clock`)).json()) as { now: string };
    expect(now).toMatch(/^2031-01-01T00:0/);
    expect(await readFile(second.line.certificate, 'utf8')).toBe(authority);
    await stop(second.child, 'SIGTERM');
  });

  it('takes another seed and faults from files', async () => {
    const seed = join(folder, 'seed.json');
    const faults = join(folder, 'faults.json');
    await writeFile(seed, JSON.stringify({ organizationName: 'Small Firm', sites: [] }));
    await writeFile(
      faults,
      JSON.stringify([{ name: 'from-file', match: { path: '/v1.0/users' }, status: 503, times: null }]),
    );
    const { child, line } = await start('--data', join(folder, 'seeded'), '--seed', seed, '--faults', faults);
    await trustAuthority(await readFile(line.certificate, 'utf8'));
    const rules = (await (await fetch(`${line.control}/faults`)).json()) as { value: { name: string }[] };
    expect(rules.value.map(({ name }) => name)).toEqual(['from-file']);
    const lists = (await (await fetch(`${line.control}/lists`)).json()) as { value: unknown[] };
    expect(lists.value).toEqual([]);
    await stop(child, 'SIGTERM');
  });

  it('says what is wrong with its arguments and ends with 1', async () => {
    const child = spawn(process.execPath, [join(ROOT, 'dist/sandbox/main.js'), '--port', 'ninety'], { stdio: 'pipe' });
    let said = '';
    child.stderr.on('data', (part) => {
      said += part;
    });
    const [code] = (await once(child, 'exit')) as [number];
    expect([code, said]).toEqual([1, '--port takes a number, not ninety.\n']);
  });
});
