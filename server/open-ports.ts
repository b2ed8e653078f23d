/** Which adapter stands behind which port: the one place that knows them all. Nothing is decided here. */
import { readFileSync } from 'node:fs';
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
import type { SharedSlots } from './adapters/graph/mailbox-limit.ts';
import { createGraphNotifications } from './adapters/graph/notifications.ts';
import { loopbackAmong, publicFetch } from './adapters/graph/public-fetch.ts';
import { createRegisterSite } from './adapters/graph/register-site.ts';
import { systemTimers } from './adapters/graph/timers.ts';
import { createGraphTranscripts } from './adapters/graph/transcripts.ts';
import { createUserRows } from './adapters/graph/user-rows.ts';
import { createChatCompletions } from './adapters/language-model/chat-completions.ts';
import type { Database } from './adapters/postgres/database.ts';
import { openLedger } from './adapters/postgres/ledger.ts';
import { createMirror } from './adapters/postgres/mirror.ts';
import { createSettings } from './adapters/postgres/settings.ts';
import { createSubscriptions } from './adapters/postgres/subscriptions.ts';
import type { FollowedClock } from './adapters/system/followed-clock.ts';
import { createHolidays } from './adapters/system/holidays.ts';
import { authorityOf, type Config } from './config/config.ts';
import { pokeAfterWrites } from './ledger/poking.ts';
import type { Clock, Random } from './ports/clock.ts';
import type { Identity } from './ports/identity.ts';
import type { LanguageModel } from './ports/language-model.ts';
import type { Ports } from './ports/ports.ts';
import type { Settings } from './ports/settings.ts';

/** SharePoint hands uploads over to hosts below this one. */
const CONTENT_HOST = '.sharepoint.com';

/** What the ports are made of, besides the configuration. */
export interface Parts {
  readonly database: Database;
  readonly clock: Clock;
  /** The clock, when it is one that can jump. */
  readonly followed: FollowedClock | null;
  readonly random: Random;
  /** What several processes share; null where there is one alone. */
  readonly slots: SharedSlots | null;
  readonly version: string;
  readonly poke: () => void;
  readonly logGraph: NonNullable<Parameters<typeof createGraph>[0]['log']>;
  readonly warn: (facts: object, message: string) => void;
}

/** The ports over Graph, Entra and the database. Reads the certificate where one is the credential; calls nobody yet. */
export async function openPorts(
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
    ...(parts.slots && { slots: parts.slots }),
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
    languageModel: languageModelOf(config),
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

/** Null unless one is configured. Like Graph it stands at a public address, or on this machine where it is named so. */
export function languageModelOf({ languageModel }: Pick<Config, 'languageModel'>): LanguageModel | null {
  if (languageModel === null) return null;
  const { key, ...options } = languageModel;
  const loopbackHosts = loopbackAmong([new URL(options.url).host]);
  return createChatCompletions({
    ...options,
    key: key?.reveal() ?? null,
    fetch: publicFetch(fetch, { loopbackHosts, elapsedMs: systemTimers.elapsedMs }),
  });
}

function credentialOf({ identity: { credential } }: Config): EntraCredential {
  if (credential.kind === 'secret') return { kind: 'secret', secret: credential.secret.reveal() };
  if (credential.kind === 'certificate') return { kind: 'certificate', pem: readFileSync(credential.file, 'utf8') };
  return credential;
}
