/** From what the server is told to what its HTTP side is told: limits, files, origins, pages. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AppConfig } from './app.ts';
import { authorityOf, type Config } from './config/config.ts';

/** Per tenant and person: a screen that is used hard makes some dozens. */
const REQUESTS_PER_MINUTE = 600;
/** Behind a proxy all of Graph's come from one address; what is refused, Graph sends again. */
const NOTICES_PER_MINUTE = 1_200;
const LOAD = { maxEventLoopDelayMs: 10_000, maxHeapUsedBytes: 1_500 * 1024 * 1024 };

/** The configuration as the HTTP side takes it. Reads the TLS files and looks for the built pages. */
export function appConfigOf(config: Config, version: string): AppConfig {
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
