/**
 * `npm start`: without configuration the demo (tenant, server, workbench, a meeting already captured), with a `.env`
 * for a real tenant the server alone. The last start-up line is `ready https://localhost:PORT`.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createDocuments } from '../server/adapters/documents/documents.ts';
import { pageEnvironment } from './demo/app-facts.ts';
import { readNotes } from './demo/notes.ts';
import { openPage } from './demo/open-page.ts';
import { holdMeeting } from './demo/play.ts';
import { announceDemo, runningDemo, withdrawDemo } from './demo/running.ts';
import { sendSampleMail } from './demo/sample-mail.ts';
import { openStage, type Stage } from './demo/stage.ts';
import { freePort } from './ports.ts';
import { startProgram } from './stack.ts';

const SAMPLE = fileURLToPath(new URL('../../scripts/samples/operations-review.md', import.meta.url));
const SAMPLE_DAY = '2026-03-05';
const DATA = '.data';
const PORTS = { page: 8445, server: 8444, tenant: 8443 };

const say = (line: string): boolean => process.stdout.write(`${line}\n`);

async function main(argv: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...argv], options: { fresh: { type: 'boolean' }, port: { type: 'string' } } });
  if (isConfigured()) return runServerOnly();
  const running = await runningDemo(DATA);
  if (running) throw new Error(`The demo runs already: ${running} (stop it there with Ctrl-C, then start again)`);
  const isFresh = values.fresh === true || !existsSync(join(DATA, 'tenant', 'tenant.json'));
  say(isFresh ? 'Starting a fresh demo …' : 'Starting the demo as it was left …');
  const pagePort = await freePort(values.port ? Number(values.port) : PORTS.page);
  const stage = await openStage({
    dataDir: DATA,
    isFresh,
    tenantPort: await freePort(PORTS.tenant),
    serverPort: await freePort(PORTS.server),
    serverEnv: pageEnvironment(`https://localhost:${pagePort}`),
    ...(isFresh ? { beginsAt: `${SAMPLE_DAY}T06:00:00.000Z` } : {}),
  });
  if (isFresh) {
    await captureSample(stage);
    await sendSampleMail(stage);
  }
  const page = await openPage(stage, pagePort);
  announceDemo(DATA, page.origin);
  const close = async () => {
    withdrawDemo(DATA);
    await page.close();
    await stage.close();
  };
  stopOnSignal(close);
  say(`ready ${page.origin}`);
}

/** A real tenant is configured when the environment or `.env` names one. */
function isConfigured(): boolean {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return Boolean(process.env.TENANT_ID && process.env.CLIENT_ID);
}

async function runServerOnly(): Promise<void> {
  const server = await startProgram<{ ready: string }>({
    module: 'server/main.js',
    args: [],
    env: {},
    logFile: join(DATA, 'server.log'),
    readyWithinMs: 60_000,
  });
  stopOnSignal(() => server.stop());
  say(`ready ${server.facts.ready}`);
}

async function captureSample(stage: Stage): Promise<void> {
  const documents = createDocuments();
  try {
    await holdMeeting(stage, await readNotes(documents, SAMPLE), SAMPLE_DAY);
  } finally {
    await documents.close();
  }
}

function stopOnSignal(close: () => Promise<void>): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
