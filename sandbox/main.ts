/**
 * The sandbox tenant as a program: `npm run -s sandbox -- [--port N] [--data DIR] [--seed FILE] [--faults FILE]`.
 * Prints one JSON line when it listens; SIGINT and SIGTERM stop it with a snapshot.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Seed } from './seed/seed.ts';
import { type SandboxOptions, startSandbox } from './server.ts';

const DEFAULT_PORT = 8443;
const DEFAULT_DATA_DIR = '.data/sandbox';

async function readOptions(argv: string[]): Promise<SandboxOptions> {
  const { values } = parseArgs({
    args: argv,
    options: {
      port: { type: 'string' },
      data: { type: 'string' },
      seed: { type: 'string' },
      faults: { type: 'string' },
      memory: { type: 'boolean' },
    },
  });
  const port = Number(values.port ?? DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port takes a number, not ${values.port}.`);
  return {
    port,
    dataDir: values.data ?? DEFAULT_DATA_DIR,
    persist: values.memory !== true,
    ...(values.seed ? { seed: (await readJson(values.seed)) as Partial<Seed> } : {}),
    ...(values.faults ? { faults: await readJson(values.faults) } : {}),
  };
}

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8')) as unknown;
}

async function main(): Promise<void> {
  const sandbox = await startSandbox(await readOptions(process.argv.slice(2)));
  const { graphBaseUrl, authority, tenantId, clients, certificate, users, control } = sandbox;
  console.log(JSON.stringify({ graphBaseUrl, authority, tenantId, clients, certificate, users, control }));
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await sandbox.close();
    process.exit(0);
  };
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
