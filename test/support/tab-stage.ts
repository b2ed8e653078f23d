/** The tab on real ground: tenant, server and Teams' own library in a browser. */
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BrowserContext, FrameLocator, Page } from 'playwright-core';
import { type TeamsWish, teamsPage } from '../../bench/teams-page.ts';
import { openStage, restartServer, type Stage } from '../../scripts/demo/stage.ts';
import { freePort } from '../../scripts/ports.ts';
import type { SandboxUser } from '../../scripts/stack.ts';
import { openBrowser } from './browser.ts';
import { createProfiles, type PageWish, type Profiles } from './browser-profiles.ts';
import { accessToken } from './stage.ts';
import { stageFolder } from './stage-folder.ts';
import { serveTeams, TEAMS_THEMES } from './tab-teams.ts';

/** Nothing said: the chair's own screen at a desk, in light. */
export interface TabWish extends Partial<PageWish> {
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
  /** Another tab of the same person in the same browser. */
  readonly beside?: OpenTab;
}

export interface OpenTab {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly tab: FrameLocator;
}

export interface TabStage {
  /** Of the server that runs now. */
  readonly stage: Stage;
  user(name: string): SandboxUser;
  open(wish?: TabWish): Promise<OpenTab>;
  /** Closes every tab that is open. */
  closeTabs(): Promise<void>;
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
const DESK = { width: 1366, height: 800 };

/** Starts everything; takes some seconds. */
export async function openTabStage(
  executablePath: string,
  { isProvisioned = true }: TabStageWish = {},
): Promise<TabStage> {
  const dataDir = await stageFolder('tab');
  const port = await freePort();
  const serverEnv = { FRAME_ORIGINS: `https://localhost:${port}` };
  let stage = await openStage({ dataDir, isFresh: false, tenantPort: 0, serverPort: 0, serverEnv, beginsAt: BEGINS });
  const tls = dirname(stage.tenant.facts.certificate);
  const teams = await serveTeams(tls, port);
  const startServer = async () => {
    stage = await restartServer(stage, serverEnv);
  };
  if (!isProvisioned) {
    await forget(stage);
    await startServer();
  }
  const browser = await openBrowser(executablePath, join(tls, 'server.pem'));
  const profiles = createProfiles(browser);
  return {
    get stage() {
      return stage;
    },
    user(name) {
      const found = stage.tenant.facts.users.find(({ displayName }) => displayName === name);
      if (!found) throw new Error(`nobody is called ${name}`);
      return found;
    },
    async open(wish = {}) {
      const { user = stage.chair, isSignedIn = true } = wish;
      const page = await pageFor(profiles, wish);
      await page.exposeFunction('giveToken', async () => ((await isSignedIn) ? accessToken(stage, user) : null));
      await wish.prepare?.(page);
      await page.goto(teams.keep(pageOf(stage, wish)));
      return { context: page.context(), page, tab: page.frameLocator('iframe[title=Tab]') };
    },
    closeTabs: profiles.closeAll,
    stopServer: () => stage.server.stop(),
    startServer,
    async close() {
      await browser.close();
      teams.close();
      await stage.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function pageFor(profiles: Profiles, { prepare, beside, ...rest }: TabWish): Promise<Page> {
  const wish = { ...DESK, ...rest };
  if (beside) return profiles.openBeside(beside.page, wish);
  return prepare ? profiles.openOnce(wish) : profiles.open(wish);
}

function pageOf(stage: Stage, { theme = 'light', hash = '', user = stage.chair, ...wish }: TabWish): string {
  return teamsPage(`${stage.server.facts.ready}/site/tab.html?theme=${TEAMS_THEMES[theme]}${hash}`, {
    theme: TEAMS_THEMES[theme],
    frameContext: wish.frameContext ?? 'content',
    place: wish.place ?? 'personal',
    subEntityId: wish.subEntityId ?? null,
    user,
    tenantId: stage.tenant.facts.tenantId,
    locale: wish.locale ?? 'en-GB',
  });
}

/** Takes back that the register was set up: no lists in the tenant, and a server that remembers none. */
async function forget(stage: Stage): Promise<void> {
  await stage.server.stop();
  await stage.control('/reset', { method: 'POST' });
  await stage.control('/clock', { method: 'POST', body: { now: BEGINS } });
  rmSync(join(stage.dataDir, 'server'), { recursive: true, force: true });
}
