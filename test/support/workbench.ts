/**
 * A tenant, a workbench, and pages of a small app that load Microsoft's own libraries from node_modules, for the
 * browser tests.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Frame, Page } from 'playwright-core';
import { startWorkbench, type Workbench } from '../../sandbox/workbench/server.ts';
import { OFFICE_LOADER_PATH } from '../../sandbox/workbench/static-routes.ts';
import { browserPath, openBrowser } from './browser.ts';
import { createProfiles, type Profiles } from './browser-profiles.ts';
import type { Theme } from './browser-themes.ts';
import { startSandboxForTest, type TestSandbox } from './start-sandbox.ts';
import { panePage, tabPage } from './workbench-pages.ts';

/** Everything that runs for a browser test. */
export interface WorkbenchStage {
  readonly sandbox: TestSandbox;
  readonly workbench: Workbench;
  /** Moves asked of the clock, in order. */
  readonly jumps: readonly string[];
  /** A fresh page with the workbench in it, signed in as that person by first name. */
  open(options?: OpenOptions): Promise<Page>;
  /** Closes every page that is open. */
  closePages(): Promise<void>;
  close(): Promise<void>;
}

export interface OpenOptions {
  readonly as?: string;
  readonly width?: number;
  readonly height?: number;
  readonly theme?: Theme;
}

/** Longest wait for anything on a page. */
const PATIENCE_MS = 20_000;
const APP_ID = '11111111-2222-4333-8444-555555555555';

/** Starts all of it. */
export async function startWorkbenchStage(): Promise<WorkbenchStage> {
  const sandbox = await startSandboxForTest();
  const folder = dirname(sandbox.certificate);
  const tls = {
    key: readFileSync(join(folder, 'server.key.pem'), 'utf8'),
    cert: readFileSync(join(folder, 'server.pem'), 'utf8'),
  };
  const app = await startApp(tls);
  const jumps: string[] = [];
  const clientId = sandbox.clients.find(({ name }) => name === 'spa')?.clientId ?? '';
  const apiId = sandbox.clients.find(({ name }) => name === 'product')?.clientId ?? '';
  const workbench = await startWorkbench({
    port: 0,
    key: tls.key,
    certificate: tls.cert,
    authority: readFileSync(sandbox.certificate, 'utf8'),
    graphBaseUrl: sandbox.graphBaseUrl,
    loginUrl: sandbox.authority,
    control: sandbox.control,
    tenantId: sandbox.tenantId,
    users: sandbox.users.flatMap(({ mail, ...user }) => (mail === null ? [] : [{ ...user, mail }])),
    app: {
      appId: APP_ID,
      name: 'Test app',
      developer: 'Tests',
      paneUrl: `${app.origin}/pane.html`,
      tabUrl: `${app.origin}/tab.html`,
      mailPermission: 'ReadWriteItem',
      clientId,
      ssoScope: `api://${apiId}/access_as_user`,
      tabId: 'register',
    },
    sources: {
      graphBaseUrl: sandbox.graphBaseUrl,
      control: sandbox.control,
      product: app.origin,
      sitePath: '/sites/root',
      people: [],
      readJson: async () => null,
    },
    async advance(duration) {
      jumps.push(duration);
      await sandbox.tell('POST', '/clock', { advance: duration });
    },
  });
  app.loaderUrl = workbench.origin + OFFICE_LOADER_PATH;
  const browser = await openBrowser(browserPath() ?? '', join(folder, 'server.pem'));
  const profiles = createProfiles(browser);
  return {
    sandbox,
    workbench,
    jumps,
    open: (options = {}) => openPage({ profiles, sandbox, workbench }, options),
    closePages: profiles.closeAll,
    async close() {
      await browser.close();
      await workbench.close();
      await app.close();
      await sandbox.close();
    },
  };
}

interface Running extends Pick<WorkbenchStage, 'sandbox' | 'workbench'> {
  readonly profiles: Profiles;
}

async function openPage({ profiles, sandbox, workbench }: Running, options: OpenOptions): Promise<Page> {
  const { as = 'marcus', width = 1366, height = 768, theme = 'light' } = options;
  const page = await profiles.open({ width, height, theme, locale: 'en-US' });
  const user = sandbox.users.find(({ userPrincipalName }) => userPrincipalName === sandbox.upn(as))?.id;
  await page.addInitScript({
    content: `if (self === top && !localStorage['workbench.session']) localStorage['workbench.session'] = '${JSON.stringify({ user, theme })}';`,
  });
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(workbench.origin);
  await page.getByRole('navigation', { name: 'Hosts' }).waitFor();
  return page;
}

/** The frame whose address contains the text, when it has come. */
export async function frameOf(page: Page, part: string): Promise<Frame> {
  const found = () => page.frames().find((frame) => frame.url().includes(part));
  while (!found()) await page.waitForEvent('framenavigated');
  const frame = found();
  if (!frame) throw new Error(`no frame of ${part}`);
  await frame.waitForLoadState();
  return frame;
}

/** The window that opens because of what is done, when its page has come; before that it is about:blank. */
export async function popupOf(page: Page, act: () => Promise<unknown>): Promise<Page> {
  const [popup] = await Promise.all([page.waitForEvent('popup'), act()]);
  await popup.waitForURL(/^https:/);
  return popup;
}

async function startApp(tls: { key: string; cert: string }) {
  const server = Fastify({ https: tls, forceCloseConnections: true });
  const require = createRequire(import.meta.url);
  const libraries: Readonly<Record<string, string>> = {
    '/lib/teams.js': '@microsoft/teams-js/dist/umd/MicrosoftTeams.min.js',
    '/lib/msal.js': join(dirname(require.resolve('@azure/msal-browser/package.json')), 'lib/msal-browser.js'),
  };
  const running = { origin: '', loaderUrl: '', close: () => server.close() };
  const app = server as unknown as FastifyInstance;
  for (const [path, module] of Object.entries(libraries)) {
    const text = readFileSync(module.startsWith('/') ? module : require.resolve(module));
    app.get(path, (_request, reply) => reply.type('text/javascript').send(text));
  }
  app.get('/pane.html', (_request, reply) => reply.type('text/html').send(panePage(running.loaderUrl)));
  app.get('/tab.html', (_request, reply) => reply.type('text/html').send(tabPage(new URL(running.loaderUrl).origin)));
  await app.listen({ port: 0, host: '127.0.0.1' });
  running.origin = `https://localhost:${(server.server.address() as AddressInfo).port}`;
  return running;
}
