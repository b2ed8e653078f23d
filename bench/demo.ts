/** The demo as `npm start` starts it, in a folder of its own and wherever ports are free. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const LAUNCH = fileURLToPath(new URL('../scripts/launch.js', import.meta.url));

export interface Demo {
  /** Origin of the workbench. */
  readonly origin: string;
  /** The demo's certificate, PEM. */
  readonly certificate: string;
  close(): Promise<void>;
}

/** A fresh demo. Throws with what it said when it ends before it is ready. */
export async function startDemo(): Promise<Demo> {
  const folder = mkdtempSync(join(tmpdir(), 'followthrough-demo-'));
  const child = spawn(process.execPath, [LAUNCH, '--fresh', '--port', '0'], {
    cwd: folder,
    // A real tenant in the environment is not the one to measure.
    env: { ...process.env, TENANT_ID: '', CLIENT_ID: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((settle) => child.once('exit', () => settle()));
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    if (line.startsWith('ready ')) break;
  }
  const origin = said.at(-1)?.match(/^ready (.+)$/)?.[1];
  if (!origin) throw new Error(`The demo ended before it was ready:\n${said.join('\n')}`);
  return {
    origin,
    certificate: readFileSync(join(folder, '.data', 'tenant', 'tls', 'server.pem'), 'utf8'),
    async close() {
      child.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
