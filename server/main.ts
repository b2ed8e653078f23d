/**
 * Starts the server: configuration, adapters, HTTP, runner; and stops it in the opposite order.
 * Prints `{"ready": …}` as soon as it listens. Killed at any moment it goes on where it was: what it owes is in the
 * ledger, what it did is asked of the tenant.
 */
import { existsSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { tabLink } from '../shared/contract/tab-link.ts';
import { createDocuments } from './adapters/documents/documents.ts';
import { createEntraTokens } from './adapters/entra/app-token.ts';
import { createEntraIdentity } from './adapters/entra/caller.ts';
import type { EntraCredential } from './adapters/entra/credentials.ts';
import { createGraphCalendar } from './adapters/graph/calendar.ts';
import { createGraph } from './adapters/graph/client.ts';
import { createGraphDirectory } from './adapters/graph/directory.ts';
import { createListsDoctor } from './adapters/graph/doctor.ts';
import { createGraphEvidence } from './adapters/graph/evidence.ts';
import { createGraphLists } from './adapters/graph/lists.ts';
import { createGraphMail } from './adapters/graph/mail.ts';
import { createGraphNotifications } from './adapters/graph/notifications.ts';
import { createRegisterSite } from './adapters/graph/register-site.ts';
import { createGraphTranscripts } from './adapters/graph/transcripts.ts';
import { createUserRows } from './adapters/graph/user-rows.ts';
import { type Database, openDatabase } from './adapters/postgres/database.ts';
import { openLedger } from './adapters/postgres/ledger.ts';
import { createMirror } from './adapters/postgres/mirror.ts';
import { createSettings } from './adapters/postgres/settings.ts';
import { createSubscriptions } from './adapters/postgres/subscriptions.ts';
import { createSystemClock } from './adapters/system/clock.ts';
import { createFollowedClock, type FollowedClock } from './adapters/system/followed-clock.ts';
import { createHolidays } from './adapters/system/holidays.ts';
import { createRandom } from './adapters/system/random.ts';
import { type AppConfig, buildApp, buildHandlers } from './app.ts';
import { authorityOf, type Config, describeFaults, readConfig } from './config/config.ts';
import { readEnvironment } from './config/env.ts';
import { keepRhythms } from './features/support/keep-rhythms.ts';
import { beginRegister } from './features/sync/begin-register.ts';
import { pokeAfterWrites } from './ledger/poking.ts';
import { createRunner } from './ledger/runner.ts';
import type { Clock, Random } from './ports/clock.ts';
import type { Identity } from './ports/identity.ts';
import type { Ports } from './ports/ports.ts';
import type { Settings } from './ports/settings.ts';

/** Per tenant and person: a screen that is used hard makes some dozens. */
const REQUESTS_PER_MINUTE = 600;
/** Behind a proxy all of Graph's come from one address; what is refused, Graph sends again. */
const NOTICES_PER_MINUTE = 1_200;
const LOAD = { maxEventLoopDelayMs: 10_000, maxHeapUsedBytes: 1_500 * 1024 * 1024 };
/** SharePoint hands uploads over to hosts below this one. */
const CONTENT_HOST = '.sharepoint.com';

async function start(config: Config): Promise<void> {
  const version = readVersion();
  const ring = { poke: () => {} };
  const onSetBack = () => ring.poke();
  const followed = config.clockUrl === null ? null : await createFollowedClock(config.clockUrl, { onSetBack });
  const clock = followed ?? createSystemClock(onSetBack);
  const random = createRandom();
  const database = await openDatabase(placeOf(config), clock.now());
  // What the tenant is asked is logged by the server's own log, which comes to be after the ports.
  const told: { log: FastifyInstance['log'] | null } = { log: null };
  const ports = await openPorts(config, {
    database,
    clock,
    followed,
    random,
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

interface Parts {
  readonly database: Database;
  readonly clock: Clock;
  /** The clock, when it is one that can jump. */
  readonly followed: FollowedClock | null;
  readonly random: Random;
  readonly version: string;
  readonly poke: () => void;
  readonly logGraph: NonNullable<Parameters<typeof createGraph>[0]['log']>;
  readonly warn: (facts: object, message: string) => void;
}

async function openPorts(
  config: Config,
  { database: { db }, clock, random, version, ...parts }: Parts,
): Promise<Ports> {
  const authority = (tenantId: string) => authorityOf(config, tenantId);
  const { clientId, knownClientIds, authorityMetadata } = config.identity;
  const defaults = { siteId: null, listIds: {}, roles: {}, ...config.register };
  const settings = createSettings({ db, defaults, tenants: config.tenantIds });
  const tokens = createEntraTokens({
    clientId,
    credential: credentialOf(config),
    authorityOf: authority,
    authorityMetadata,
    scope: `${config.graph.baseUrl}/.default`,
  });
  const graph = createGraph({
    tokens,
    random,
    version,
    log: parts.logGraph,
    graphBaseUrl: `${config.graph.baseUrl}/v1.0`,
    contentHosts: [CONTENT_HOST, ...config.graph.allowedHosts],
  });
  const site = createRegisterSite(settings);
  const ledger = pokeAfterWrites(await openLedger({ db, clock, random }), parts.poke);
  const identity = createEntraIdentity(
    {
      clientId,
      knownClientIds,
      tokens,
      authorityOf: authority,
      isOnboarded: (tenantId) => isOnboarded(settings, tenantId),
    },
    clock,
  );
  return {
    calendar: createGraphCalendar(graph),
    clock,
    directory: createGraphDirectory(graph),
    documents: createDocuments(),
    evidence: createGraphEvidence(graph, site),
    holidays: createHolidays(parts.warn),
    identity: parts.followed ? afterJumps(identity, parts.followed) : identity,
    ledger,
    links: {
      to: (reference) => tabLink({ publicUrl: config.publicUrl, teamsAppId: config.pages.teamsAppId }, reference),
    },
    lists: createGraphLists(graph, site, createUserRows(graph, site)),
    listsDoctor: createListsDoctor(graph, settings, site, `${config.site.hostname}:${config.site.path}`),
    mail: createGraphMail(graph),
    mirror: createMirror(db),
    notifications: createGraphNotifications(graph, site, config.webhookUrl),
    random,
    settings,
    subscriptions: createSubscriptions(db),
    transcripts: createGraphTranscripts(graph),
  };
}

/** A clock that jumps is seen a moment later than the tokens that were issued by it: it is read again before one is refused. */
const afterJumps = (identity: Identity, clock: FollowedClock): Identity => ({
  ...identity,
  async check(authorization) {
    const checked = await identity.check(authorization);
    if (!('fault' in checked) || checked.fault !== 'expired') return checked;
    await clock.follow();
    return identity.check(authorization);
  },
});

const isOnboarded = async (settings: Settings, tenantId: string): Promise<boolean> =>
  (await settings.tenants()).includes(tenantId);

const placeOf = ({ database }: Config) =>
  database.kind === 'server' ? ({ kind: 'server', url: database.url.reveal() } as const) : database;

function credentialOf({ identity: { credential } }: Config): EntraCredential {
  if (credential.kind === 'secret') return { kind: 'secret', secret: credential.secret.reveal() };
  if (credential.kind === 'certificate') return { kind: 'certificate', pem: readFileSync(credential.file, 'utf8') };
  return credential;
}

function appConfigOf(config: Config, version: string): AppConfig {
  const {
    adminKeys,
    logLevel,
    listen: { tls },
  } = config;
  return {
    adminKeys,
    logLevel,
    version,
    tls: tls && { cert: readFileSync(tls.certFile), key: readFileSync(tls.keyFile) },
    origins: originsOf(config),
    site: siteOf(config),
    requestsPerMinute: REQUESTS_PER_MINUTE,
    noticesPerMinute: NOTICES_PER_MINUTE,
    load: LOAD,
  };
}

/** What the pages load and ask beyond Microsoft's own hosts. */
function originsOf(config: Config): AppConfig['origins'] {
  const { officeJsUrl, frameOrigins } = config.pages;
  const [tenantId = ''] = config.tenantIds;
  return {
    frameHosts: frameOrigins,
    scripts: [new URL(officeJsUrl).origin],
    signIn: [new URL(authorityOf(config, tenantId)).origin],
  };
}

/** The built pages; null when only the server was built. */
function siteOf(config: Config): AppConfig['site'] {
  const places = ['../site', '../dist/site'].map((path) => fileURLToPath(new URL(path, import.meta.url)));
  const directory = places.find((place) => existsSync(place));
  if (!directory) return null;
  const { frameOrigins, ...pages } = config.pages;
  // One organisation signs in at its own authority; with several, Entra finds out which one.
  const [only] = config.tenantIds.length === 1 ? config.tenantIds : ['organizations'];
  const authority = authorityOf(config, only ?? 'organizations');
  return {
    directory,
    config: { ...pages, authority, hostOrigins: frameOrigins, isDemo: config.clockUrl !== null },
  };
}

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
