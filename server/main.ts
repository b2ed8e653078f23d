/**
 * Starts the server: configuration, adapters, HTTP, runner; and stops it in the opposite order.
 * Prints `{"ready": …}` as soon as it listens. Killed at any moment it goes on where it was: what it owes is in the
 * ledger, what it did is asked of the tenant.
 */
import { existsSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { systemTimers } from './adapters/graph/timers.ts';
import { openDatabase } from './adapters/postgres/database.ts';
import { createPostgresSlots } from './adapters/postgres/shared-slots.ts';
import { createSystemClock } from './adapters/system/clock.ts';
import { createFollowedClock } from './adapters/system/followed-clock.ts';
import { createRandom } from './adapters/system/random.ts';
import { buildApp, buildHandlers } from './app.ts';
import { appConfigOf } from './app-config.ts';
import { type Config, describeFaults, readConfig } from './config/config.ts';
import { readEnvironment } from './config/env.ts';
import { keepRhythms } from './features/support/keep-rhythms.ts';
import { beginRegister } from './features/sync/begin-register.ts';
import { createRunner } from './ledger/runner.ts';
import { openPorts } from './open-ports.ts';

async function start(config: Config): Promise<void> {
  const version = readVersion();
  const ring = { poke: () => {} };
  const onSetBack = () => ring.poke();
  const followed = config.clockUrl === null ? null : await createFollowedClock(config.clockUrl, { onSetBack });
  const clock = followed ?? createSystemClock(onSetBack);
  const random = createRandom();
  const place = placeOf(config);
  const database = await openDatabase(place, clock.now());
  const slots =
    place.kind === 'server' ? createPostgresSlots(place.url, { ...systemTimers, fraction: random.fraction }) : null;
  // What the tenant is asked is logged by the server's own log, which comes to be after the ports.
  const told: { log: FastifyInstance['log'] | null } = { log: null };
  const ports = await openPorts(config, {
    database,
    clock,
    followed,
    random,
    slots,
    version,
    poke: () => ring.poke(),
    logGraph: (entry) => told.log?.debug(entry, 'graph'),
    warn: (facts, message) => told.log?.warn(facts, message),
  });
  const app = await buildApp(appConfigOf(config, version), ports);
  told.log = app.log;
  const runner = createRunner({
    ledger: keepRhythms(ports),
    clock,
    random,
    handlers: buildHandlers(ports, app.log),
    log: app.log,
  });
  ring.poke = runner.poke;
  await app.listen({ host: config.listen.host, port: config.listen.port });
  process.stdout.write(`${JSON.stringify({ ready: addressOf(app, config) })}\n`);

  let isStopping = false;
  const stop = async (signal: NodeJS.Signals) => {
    if (isStopping) return;
    isStopping = true;
    app.log.info({ signal }, 'stopping');
    await app.close();
    await runner.stop();
    await ports.documents.close();
    followed?.stop();
    await slots?.close();
    await database.close();
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, (received) => {
      void stop(received).then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
  for (const tenantId of await ports.settings.tenants()) await beginRegister(ports, tenantId, app.log);
  if (!isStopping) runner.start();
}

const placeOf = ({ database }: Config) =>
  database.kind === 'server' ? ({ kind: 'server', url: database.url.reveal() } as const) : database;

/** Where it listens; the public address when something in front of the server has it. */
function addressOf(app: FastifyInstance, { listen, publicUrl }: Config): string {
  if (listen.tls === null) return publicUrl;
  const { port } = app.server.address() as AddressInfo;
  return `https://localhost:${port}`;
}

/** The package lies one level above the sources and two above what they compile to. */
function readVersion(): string {
  const places = ['../package.json', '../../package.json'].map((path) => new URL(path, import.meta.url));
  const found = places.find((place) => existsSync(place));
  return found ? (JSON.parse(readFileSync(found, 'utf8')) as { version: string }).version : '0.0.0';
}

const read = readConfig(readEnvironment());
if (read.ok) await start(read.value);
else {
  process.stderr.write(`The configuration is not complete:\n${describeFaults(read.failure.faults)}\n`);
  process.exitCode = 1;
}
