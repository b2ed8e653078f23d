/** The tab on real ground: tenant, server and Teams' own library in a browser, with a register that holds something. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core';
import { type TeamsWish, teamsPage } from '../../bench/teams-page.ts';
import { openStage, restartServer, type Stage } from '../../scripts/demo/stage.ts';
import type { SandboxUser } from '../../scripts/stack.ts';
import { pathOf } from '../../shared/contract/paths.ts';
import { openBrowser, openContext, type PageWish } from './browser.ts';

export interface TabWish extends PageWish {
  readonly user?: SandboxUser;
  readonly place?: TeamsWish['place'];
  readonly frameContext?: TeamsWish['frameContext'];
  readonly subEntityId?: string;
  /** `#/board`; absent: what the tab begins with. */
  readonly hash?: string;
  /** False: tokens need a person, who refuses. A promise: they take that long. */
  readonly isSignedIn?: boolean | Promise<boolean>;
  /** Runs before the page is loaded: routes that fail on purpose, a clock that can jump. */
  readonly prepare?: (page: Page) => Promise<unknown>;
}

export interface OpenTab {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly tab: FrameLocator;
  /** Where the product is, for routes that fail on purpose. */
  readonly origin: string;
}

export interface TabStage {
  /** Of the server that runs now. */
  readonly stage: Stage;
  readonly browser: Browser;
  user(name: string): SandboxUser;
  open(wish: TabWish): Promise<OpenTab>;
  /** Stops the server until `startServer`. */
  stopServer(): Promise<void>;
  startServer(): Promise<void>;
  close(): Promise<void>;
}

export interface TabStageWish {
  /** False: nobody has set the register up yet. */
  readonly isProvisioned?: boolean;
}

const BEGINS = '2026-03-05T08:00:00.000Z';
const THEMES = { light: 'default', dark: 'dark', contrast: 'contrast' } as const;

/** Starts everything; takes some seconds. */
export async function openTabStage(
  executablePath: string,
  { isProvisioned = true }: TabStageWish = {},
): Promise<TabStage> {
  const dataDir = mkdtempSync(join(tmpdir(), 'followthrough-tab-'));
  const first = await openStage({ dataDir, isFresh: true, tenantPort: 0, serverPort: 0, beginsAt: BEGINS });
  const teams = await serveTeams(dirname(first.tenant.facts.certificate));
  await first.server.stop();
  const spa = first.tenant.facts.clients.find(({ name }) => name === 'spa')?.clientId ?? '';
  if (!isProvisioned) await forget(first);
  const restart = (stage: Stage) => restartServer(stage, { FRAME_ORIGINS: teams.origin, PAGES_CLIENT_ID: spa });
  let stage = await restart(first);
  const browser = await openBrowser(executablePath);
  const origin = stage.server.facts.ready;
  return {
    get stage() {
      return stage;
    },
    browser,
    user(name) {
      const found = stage.tenant.facts.users.find(({ displayName }) => displayName === name);
      if (!found) throw new Error(`nobody is called ${name}`);
      return found;
    },
    async open(wish) {
      const { user = stage.chair, theme = 'light', hash = '', isSignedIn = true } = wish;
      const context = await openContext(browser, wish);
      await context.exposeFunction('giveToken', async () => ((await isSignedIn) ? tokenOf(stage, user) : null));
      const page = await context.newPage();
      const html = teamsPage(`${origin}/site/tab.html?theme=${THEMES[theme]}${hash}`, {
        theme: THEMES[theme],
        frameContext: wish.frameContext ?? 'content',
        place: wish.place ?? 'personal',
        subEntityId: wish.subEntityId ?? null,
        user,
        tenantId: stage.tenant.facts.tenantId,
        locale: wish.locale ?? 'en-GB',
      });
      // The Teams library would ask Microsoft for its list of hosts.
      await page.route('https://res.cdn.office.net/**', (route) => route.abort());
      await wish.prepare?.(page);
      await page.goto(teams.keep(html));
      return { context, page, tab: page.frameLocator('iframe[title=Tab]'), origin };
    },
    stopServer: () => stage.server.stop(),
    async startServer() {
      stage = await restart(stage);
    },
    async close() {
      await browser.close();
      teams.close();
      await stage.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Takes back that the register was set up: no lists in the tenant, and a server that remembers none. */
async function forget(stage: Stage): Promise<void> {
  await stage.control('/reset', { method: 'POST' });
  await stage.control('/clock', { method: 'POST', body: { now: BEGINS } });
  rmSync(join(stage.dataDir, 'server'), { recursive: true, force: true });
}

/** Serves each page that is kept under an address of its own, with the tenant's certificate. */
async function serveTeams(tls: string): Promise<{ origin: string; keep(html: string): string; close(): void }> {
  const pages: string[] = [];
  const read = (name: string) => readFileSync(join(tls, name), 'utf8');
  const server = createServer({ key: read('server.key.pem'), cert: read('server.pem') }, (request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(pages[Number(request.url?.slice(1))] ?? '');
  });
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  const origin = `https://localhost:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    keep: (html) => `${origin}/${pages.push(html) - 1}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function tokenOf(stage: Stage, user: SandboxUser): Promise<string> {
  const audience = stage.tenant.facts.clients.find(({ name }) => name === 'product')?.clientId ?? '';
  const wish = { user: user.userPrincipalName, client: 'spa', audience, scopes: ['access_as_user'] };
  return (await stage.control<{ accessToken: string }>('/token', { method: 'POST', body: wish })).accessToken;
}

export interface SeedItem {
  readonly title: string;
  readonly owner?: SandboxUser;
  readonly dueOn?: string;
  readonly priority?: string;
  readonly sourceQuote?: string;
}

/** Captures a meeting of the chair with these items. */
export async function captureMeeting(
  stage: Stage,
  {
    key,
    title,
    items,
    attendees,
  }: { key: string; title: string; items: readonly SeedItem[]; attendees: readonly SandboxUser[] },
): Promise<void> {
  const person = (user: SandboxUser) => ({ key: user.id, name: user.displayName, mail: user.mail });
  const session = {
    title,
    eventId: null,
    iCalUId: null,
    seriesId: null,
    organiser: person(stage.chair),
    attendees: attendees.map(person),
    startsAt: '2026-03-05T06:00:00.000Z',
    endsAt: '2026-03-05T07:00:00.000Z',
    timeZone: 'Europe/London',
    decisions: ['The depot stays open on Saturdays until the end of May.'],
    keyPoints: ['Deliveries are back to normal after the flood.'],
  };
  const body = {
    session,
    sourceKind: 'Notes',
    items: items.map(({ owner, ...item }, index) => ({
      key: `${key}-item-${index}`,
      ...item,
      ...(owner && { owner: person(owner) }),
    })),
  };
  await stage.api(stage.chair, pathOf('capture', { key }), { method: 'POST', body });
}

/** A register as one finds it in the middle of the work: late, soon, later, undated, of several people. */
export const seedItems = (user: TabStage['user']): readonly SeedItem[] => [
  {
    title: 'Send the audit report to the board',
    owner: user('Priya Raman'),
    dueOn: '2026-03-12',
    sourceQuote: 'Priya Raman to send the audit report to the board by 12 March.',
  },
  {
    title: 'Book the training room and order the badges',
    owner: user('Tomas Lindqvist'),
    dueOn: '2026-03-06',
    priority: 'High',
  },
  {
    title: 'Close the open complaint of Harlow & Sons',
    owner: user('Elena Petrova'),
    dueOn: '2026-03-02',
    priority: 'Critical',
  },
  { title: 'Renew the insurance certificate' },
  { title: 'Check the backup logs every morning', owner: user('Daniel Okafor'), dueOn: '2026-03-20' },
  {
    title: 'Walk the depot with the fire officer and write down what is missing',
    owner: user('Marcus Adeyemi'),
    dueOn: '2026-03-03',
    priority: 'High',
  },
  { title: 'Agree the weekend rota', owner: user('Marcus Adeyemi'), dueOn: '2026-03-09' },
  { title: 'Compare three offers for the new scanners', owner: user('Marcus Adeyemi'), dueOn: '2026-04-17' },
  {
    title: 'Write the induction for seasonal staff',
    owner: user('Amira Haddad'),
    dueOn: '2026-03-27',
    priority: 'Low',
  },
  { title: 'Ask the landlord about the loading ramp', owner: user('Grace Whitfield') },
];
