/**
 * The built pages of pane and tab. Hashed files may be kept for ever; the pages themselves are made fresh for each
 * request, because they carry the configuration that the build does not know.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** What the pages are told; addin/host/page-config.ts reads it. */
export interface SiteConfig {
  readonly clientId: string;
  readonly authority: string;
  readonly scope: string;
  readonly officeJsUrl: string;
  readonly hostOrigins: readonly string[];
  readonly teamsAppId: string;
  readonly isDemo: boolean;
}

export interface SiteOptions {
  /** Where the build left the pages. */
  readonly directory: string;
  readonly config: SiteConfig;
}

const PREFIX = '/site/';
const PAGES = ['pane.html', 'tab.html', 'signed-in.html', 'privacy.html', 'terms.html', 'support.html'] as const;
/** Where a page expects its configuration. */
const PLACE = /(<script type="application\/json" id="page-config">)null(<\/script>)/;
/** Where the pane expects Office.js, which must be read with the page: it writes further script tags. */
const OFFICE_PLACE = '<!--office-js-->';
const YEAR_SECONDS = 31_536_000;

/** Serves the pages below `/site/`, as far as they were built. */
export async function installSite(app: FastifyInstance, { directory, config }: SiteOptions): Promise<void> {
  // A closing tag inside the text would end the script element.
  const json = JSON.stringify(config).replaceAll('<', '\\u003c');
  for (const page of PAGES.filter((name) => existsSync(join(directory, name)))) {
    const html = readFileSync(join(directory, page), 'utf8')
      .replace(PLACE, (_, open, close) => open + json + close)
      .replace(
        OFFICE_PLACE,
        () => `<script src="${new URL(config.officeJsUrl).href.replaceAll('"', '%22')}"></script>`,
      );
    app.get(PREFIX + page, { schema: { hide: true }, logLevel: 'warn' }, (_request, reply) =>
      reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(html),
    );
  }
  await app.register(fastifyStatic, {
    root: join(directory, 'assets'),
    prefix: `${PREFIX}assets/`,
    decorateReply: false,
    index: false,
    cacheControl: false,
    setHeaders: (reply) => reply.setHeader('cache-control', `public, max-age=${YEAR_SECONDS}, immutable`),
  });
}
