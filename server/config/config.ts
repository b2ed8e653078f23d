/** What the server is told from outside, checked as a whole. Pure: the variables come from env.ts. */
import type { RegisterRules } from '../../shared/meeting/register.ts';
import { CADENCES } from '../../shared/meeting/session.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { type Credential, readCredential } from './credential.ts';
import { type LanguageModelConfig, readLanguageModel } from './language-model.ts';
import { type ConfigFault, createReader, type Reader } from './reader.ts';
import type { Secret } from './secrets.ts';
import * as values from './values.ts';

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;

export interface Config {
  readonly listen: {
    readonly host: string;
    /** 0 takes any free port. */
    readonly port: number;
    /** Null when something in front of the server ends TLS. */
    readonly tls: { readonly certFile: string; readonly keyFile: string } | null;
  };
  /** Address of the server for people's browsers; no slash at the end. */
  readonly publicUrl: string;
  /** Address for notifications from Graph. */
  readonly webhookUrl: string;
  /** Onboarded tenants; at least one. */
  readonly tenantIds: readonly string[];
  /** Entra object ids of those who may set the register up and give roles. */
  readonly adminKeys: readonly string[];
  readonly identity: {
    readonly clientId: string;
    readonly credential: Credential;
    /** May hold `{tenant}`; see `authorityOf`. */
    readonly authority: string;
    /** OpenID metadata as JSON text for clouds that MSAL does not know; null: discovered. */
    readonly authorityMetadata: string | null;
    /** Client ids whose tokens for our API are taken, our own among them. */
    readonly knownClientIds: readonly string[];
  };
  readonly graph: {
    /** Without version and without slash at the end. */
    readonly baseUrl: string;
    /** Hosts, with port where it is not 443, that may be sent a token. */
    readonly allowedHosts: readonly string[];
  };
  /** What the pages in Outlook and Teams are told. */
  readonly pages: {
    /** Application they sign in with; the server's own unless it has another one. */
    readonly clientId: string;
    readonly scope: string;
    readonly officeJsUrl: string;
    /** Origins beyond Microsoft's that may frame them; demos only. */
    readonly frameOrigins: readonly string[];
    /** Id of the Teams package, for links into the tab; empty when it is not known. */
    readonly teamsAppId: string;
  };
  readonly database:
    | { readonly kind: 'server'; readonly url: Secret }
    | { readonly kind: 'directory'; readonly directory: string };
  readonly site: values.SiteAddress;
  /** Null, the default: no text is sent to any language model. */
  readonly languageModel: LanguageModelConfig | null;
  /** What a register starts with until somebody changes it. */
  readonly register: RegisterRules;
  /** A clock to follow instead of the machine's; demos only. */
  readonly clockUrl: string | null;
  readonly logLevel: (typeof LOG_LEVELS)[number];
}

/** @returns the configuration, or every fault of it at once. */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
): Result<Config, { readonly kind: 'config-faults'; readonly faults: readonly ConfigFault[] }> {
  const reader = createReader(env);
  const publicUrl = reader.need('PUBLIC_URL', values.webUrl);
  const identity = readIdentity(reader);
  const config: Config = {
    listen: readListen(reader),
    publicUrl,
    webhookUrl: reader.take('WEBHOOK_URL', values.webUrl, `${publicUrl}/webhooks/graph`),
    tenantIds: reader.need('TENANT_ID', values.listOf(values.guid)),
    adminKeys: reader.take('ADMIN_IDS', values.listOf(values.guid), []),
    identity,
    graph: readGraph(reader),
    pages: readPages(reader, identity.clientId),
    database: readDatabase(reader),
    site: reader.need('SITE_URL', values.site),
    languageModel: readLanguageModel(reader),
    register: readRegister(reader),
    clockUrl: reader.take('CLOCK_URL', values.webUrl, null),
    logLevel: reader.take('LOG_LEVEL', values.oneOf(LOG_LEVELS), 'info'),
  };
  // The list is a hole when it is missing, which is a fault of its own.
  if (config.tenantIds?.length > 1 && !config.identity.authority.includes('{tenant}')) {
    reader.fault('AUTHORITY', 'must hold {tenant} when there are several tenants');
  }
  return reader.faults.length === 0 ? ok(config) : fail({ kind: 'config-faults', faults: reader.faults });
}

/** The authority that signs tokens of a tenant. */
export const authorityOf = ({ identity }: Pick<Config, 'identity'>, tenantId: string): string =>
  identity.authority.replace('{tenant}', tenantId);

/** The faults as lines for a person at a terminal. */
export const describeFaults = (faults: readonly ConfigFault[]): string =>
  faults.map(({ name, problem }) => `  ${name} ${problem}`).join('\n');

function readListen(reader: Reader): Config['listen'] {
  const certFile = reader.take('TLS_CERT_FILE', values.text, null);
  const keyFile = reader.take('TLS_KEY_FILE', values.text, null);
  if ((certFile === null) !== (keyFile === null)) {
    reader.fault(certFile === null ? 'TLS_CERT_FILE' : 'TLS_KEY_FILE', 'is missing: certificate and key go together');
  }
  return {
    host: reader.take('HOST', values.text, '127.0.0.1'),
    port: reader.take('PORT', values.integer(0, 65_535), 3978),
    tls: certFile !== null && keyFile !== null ? { certFile, keyFile } : null,
  };
}

function readIdentity(reader: Reader): Config['identity'] {
  const clientId = reader.need('CLIENT_ID', values.guid);
  return {
    clientId,
    credential: readCredential(reader),
    authority: reader.take('AUTHORITY', values.webUrl, 'https://login.microsoftonline.com/{tenant}'),
    authorityMetadata: reader.take('AUTHORITY_METADATA', values.jsonObject, null),
    knownClientIds: [...new Set([clientId, ...reader.take('KNOWN_CLIENT_IDS', values.listOf(values.guid), [])])],
  };
}

function readGraph(reader: Reader): Config['graph'] {
  const baseUrl = reader.take('GRAPH_BASE_URL', values.webUrl, 'https://graph.microsoft.com');
  const others = reader.take('GRAPH_ALLOWED_HOSTS', values.listOf(values.text), []);
  return { baseUrl, allowedHosts: [...new Set([new URL(baseUrl).host, ...others])] };
}

function readPages(reader: Reader, clientId: string): Config['pages'] {
  return {
    clientId: reader.take('PAGES_CLIENT_ID', values.guid, clientId),
    scope: reader.take('API_SCOPE', values.text, `api://${clientId}/access_as_user`),
    officeJsUrl: reader.take(
      'OFFICE_JS_URL',
      values.webUrl,
      'https://appsforoffice.microsoft.com/lib/1/hosted/office.js',
    ),
    frameOrigins: reader.take('FRAME_ORIGINS', values.listOf(values.webUrl), []),
    teamsAppId: reader.take('TEAMS_APP_ID', values.guid, ''),
  };
}

function readDatabase(reader: Reader): Config['database'] {
  const url = reader.take('DATABASE_URL', values.databaseUrl, null);
  const directory = reader.take('DATA_DIR', values.text, null);
  if (url !== null && directory !== null) reader.fault('DATA_DIR', 'is set beside DATABASE_URL: keep one of them');
  return url !== null ? { kind: 'server', url } : { kind: 'directory', directory: directory ?? '.data/server' };
}

function readRegister(reader: Reader): RegisterRules {
  return {
    senderMail: reader.need('SENDER_MAIL', values.mailAddress),
    bookingMail: reader.take('BOOKING_MAIL', values.mailAddress, null),
    timeZone: reader.take('TIME_ZONE', values.timeZone, 'UTC'),
    cadence: reader.take('CADENCE', values.oneOf(CADENCES), 'Two-weekly'),
    draftLeadMinutes: reader.take('DRAFT_LEAD_MINUTES', values.integer(1, 24 * 60 - 1), 60),
    reminderDays: reader.take('REMINDER_DAYS', values.listOf(values.integer(0, 60)), [3, 1]),
    followUpMinutes: reader.take('FOLLOW_UP_MINUTES', values.integer(5, 480), 30),
    holidays: reader.take('HOLIDAYS', values.region, null),
  };
}
