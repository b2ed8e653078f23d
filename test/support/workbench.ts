/**
 * A tenant, a workbench, and pages of a small app that load Microsoft's own libraries from node_modules, for the
 * browser tests. Chromium trusts the tenant's one certificate by its public key, and nothing else.
 */
import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { type Browser, type BrowserContext, chromium, type Frame, type Page } from 'playwright-core';
import { startWorkbench, type Workbench } from '../../sandbox/workbench/server.ts';
import { OFFICE_LOADER_PATH } from '../../sandbox/workbench/static-routes.ts';
import { browserPath } from './browser.ts';
import { startSandboxForTest, type TestSandbox } from './start-sandbox.ts';
import { panePage, tabPage } from './workbench-pages.ts';

/** Everything that runs for a browser test. */
export interface WorkbenchStage {
  readonly sandbox: TestSandbox;
  readonly workbench: Workbench;
  readonly browser: Browser;
  /** Moves asked of the clock, in order. */
  readonly jumps: readonly string[];
  /** A fresh page with the workbench in it, signed in as that person by first name. */
  open(options?: OpenOptions): Promise<Page>;
  close(): Promise<void>;
}

export interface OpenOptions {
  readonly as?: string;
  readonly width?: number;
  readonly height?: number;
  readonly theme?: 'light' | 'dark' | 'contrast';
  readonly context?: Parameters<Browser['newContext']>[0];
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
  const browser = await launch(tls.cert);
  return {
    sandbox,
    workbench,
    browser,
    jumps,
    open: (options = {}) => openPage({ browser, sandbox, workbench }, options),
    async close() {
      await browser.close();
      await workbench.close();
      await app.close();
      await sandbox.close();
    },
  };
}

function launch(certificate: string): Promise<Browser> {
  const spki = new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' });
  const pin = createHash('sha256').update(spki).digest('base64');
  return chromium.launch({
    executablePath: browserPath() ?? '',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--ignore-certificate-errors-spki-list=${pin}`,
    ],
  });
}

type Running = Pick<WorkbenchStage, 'browser' | 'sandbox' | 'workbench'>;

async function openPage({ browser, sandbox, workbench }: Running, options: OpenOptions): Promise<Page> {
  const { as = 'marcus', width = 1366, height = 768, theme = 'light' } = options;
  const context: BrowserContext = await browser.newContext({ viewport: { width, height }, ...options.context });
  const user = sandbox.users.find(({ userPrincipalName }) => userPrincipalName === sandbox.upn(as))?.id;
  await context.addInitScript({
    content: `if (self === top && !localStorage['workbench.session']) localStorage['workbench.session'] = '${JSON.stringify({ user, theme })}';`,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
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

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * One line for each violation of WCAG 2.2 AA on the page itself. Frames are left out: bodies are strangers' mail in
 * which no script may run, not even axe, and the app's pages have tests of their own.
 */
export async function pageFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const options = JSON.stringify({ iframes: false, runOnly: RULES });
  const { violations } = (await page.evaluate(`axe.run(document, ${options})`)) as AxeAnswer;
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
}

interface AxeAnswer {
  readonly violations: readonly { id: string; nodes: readonly { target: readonly string[] }[] }[];
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
