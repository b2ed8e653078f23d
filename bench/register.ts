/**
 * The register with ten thousand items in Chromium: how long it takes to stand, and the longest frame while a person
 * searches, sorts, groups, scrolls and edits. Real server, real tenant, real Teams library.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium, type Frame, type Page } from 'playwright-core';
import { openStage, restartServer, type Stage } from '../scripts/demo/stage.ts';
import { pathOf } from '../shared/contract/paths.ts';
import { browserPath } from './chromium.ts';
import type { Benchmark, Figure } from './measure.ts';
import { teamsPage } from './teams-page.ts';

const ITEMS = 10_000;
const PART = 200;
/** What issue and checklist ask for, in ms. */
const MOUNT_LIMIT = 1_000;
const FRAME_LIMIT = 100;

/** Needs Chromium (`BROWSER_PATH` or on the path) and the built pages. */
export const register: Benchmark = {
  title: 'Register with 10,000 items',
  async run() {
    const dataDir = mkdtempSync(join(tmpdir(), 'followthrough-register-'));
    const options = { dataDir, isFresh: true, tenantPort: 0, serverPort: 0, beginsAt: '2026-03-05T09:00:00.000Z' };
    const first = await openStage(options);
    try {
      await fill(first);
      return await measure(first);
    } finally {
      await first.close();
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
};

/** Ten thousand items of a dozen people over half a year. */
async function fill(stage: Stage): Promise<void> {
  await stage.control('/throttling', { method: 'POST', body: { unitsPerMinute: null } });
  const people = stage.tenant.facts.users
    .slice(0, 12)
    .map(({ id, displayName, mail }) => ({ key: id, name: displayName, mail }));
  for (let from = 0; from < ITEMS; from += PART) {
    const items = Array.from({ length: PART }, (_, index) => {
      const number = from + index;
      const month = 3 + (number % 6);
      const dueOn = `2026-${String(month).padStart(2, '0')}-${String((number % 28) + 1).padStart(2, '0')}`;
      return {
        key: `bench-item-${number}`,
        title: `Prepare part ${(number * 7919) % ITEMS} of the plan`,
        owner: people[number % people.length],
        dueOn,
      };
    });
    const session = {
      title: `Review ${from / PART}`,
      eventId: null,
      iCalUId: null,
      seriesId: null,
      organiser: people[0],
      attendees: people,
      startsAt: '2026-03-05T06:00:00.000Z',
      endsAt: '2026-03-05T07:00:00.000Z',
      timeZone: 'Europe/London',
    };
    await stage.api(stage.chair, pathOf('capture', { key: `bench-session-${from}` }), {
      method: 'POST',
      body: { session, items },
    });
  }
}

async function measure(first: Stage): Promise<readonly Figure[]> {
  const teams = await serveTeams(dirname(first.tenant.facts.certificate));
  await first.server.stop();
  const client = (name: string) => first.tenant.facts.clients.find((one) => one.name === name)?.clientId ?? '';
  const stage = await restartServer(first, { FRAME_ORIGINS: teams.origin, PAGES_CLIENT_ID: client('spa') });
  const browser = await chromium.launch({ executablePath: browserPath(), args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ ignoreHTTPSErrors: true, viewport: { width: 1366, height: 800 } });
    const wish = {
      user: stage.chair.userPrincipalName,
      client: 'spa',
      audience: client('product'),
      scopes: ['access_as_user'],
    };
    await page.exposeFunction(
      'giveToken',
      async () => (await stage.control<{ accessToken: string }>('/token', { method: 'POST', body: wish })).accessToken,
    );
    await page.route('https://res.cdn.office.net/**', (route) => route.abort());
    teams.html = teamsPage(`${stage.server.facts.ready}/site/tab.html#/settings`, {
      theme: 'default',
      frameContext: 'content',
      place: 'personal',
      subEntityId: null,
      user: stage.chair,
      tenantId: stage.tenant.facts.tenantId,
      locale: 'en-GB',
    });
    await page.goto(teams.origin);
    return await steps(page);
  } finally {
    await browser.close();
    teams.close();
    await stage.server.stop();
  }
}

async function steps(page: Page): Promise<readonly Figure[]> {
  const tab = page.frameLocator('iframe[title=Tab]');
  await tab.getByRole('heading', { name: 'Settings' }).waitFor();
  const frame = page.frames().find((one) => one.url().includes('/site/tab.html'));
  if (!frame) throw new Error('there is no tab');
  await frame.evaluate(WATCH);
  const reading = await timed(frame, () => tab.getByRole('tab', { name: 'Board', exact: true }).click(), '[data-card]');
  const mount = await timed(
    frame,
    () => tab.getByRole('tab', { name: 'Register', exact: true }).click(),
    '[role=grid] [data-reference]',
  );
  const figures: Figure[] = [
    { name: 'read the register and show the board', value: reading, unit: 'ms', against: null, note: '20 requests' },
    { name: 'show the grid', value: mount, unit: 'ms', against: MOUNT_LIMIT, note: 'click to rows' },
  ];
  const grid = tab.getByRole('grid');
  const search = tab.getByRole('searchbox');
  const acts: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['search, ten keys', () => search.pressSequentially('part 12 of', { delay: 60 })],
    ['empty the search', () => search.fill('')],
    ['sort by title', () => grid.getByRole('columnheader', { name: 'Action', exact: true }).click()],
    ['sort by owner', () => grid.getByRole('columnheader', { name: 'Owner' }).click()],
    ['scroll, 200 × 400 px', () => frame.evaluate(SCROLL)],
    ['edit a title', () => editFirst(page, frame)],
  ];
  for (const [name, act] of acts) {
    await frame.evaluate('watch.begin()');
    await act();
    // Two frames after the last change the screen is still again.
    await frame.evaluate('watch.still()');
    const longest = (await frame.evaluate('watch.longest')) as number;
    figures.push({
      name: `${name}: longest frame`,
      value: longest,
      unit: 'ms',
      against: FRAME_LIMIT,
      note: 'between animation frames',
    });
  }
  return figures;
}

async function editFirst(page: Page, frame: Frame): Promise<void> {
  await frame.evaluate("document.querySelector('[role=grid]').scrollTop = 0");
  await frame.locator('[role=grid] [data-row="0"] [data-column="2"]').dblclick();
  await frame.locator('[role=grid] input').fill('Prepare the opening of the plan');
  await page.keyboard.press('Enter');
  await frame.getByText('Changed AI-').waitFor();
}

/** Milliseconds from the act to the first element that fits. */
async function timed(frame: Frame, act: () => Promise<unknown>, selector: string): Promise<number> {
  const wait = frame.evaluate(`watch.until(${JSON.stringify(selector)})`);
  await act();
  return Math.round((await wait) as number);
}

const WATCH = `window.watch = {
  longest: 0, last: 0, on: false,
  begin() { this.longest = 0; this.last = performance.now(); if (!this.on) { this.on = true; requestAnimationFrame(() => this.frame()); } },
  frame() { const now = performance.now(); this.longest = Math.max(this.longest, Math.round(now - this.last)); this.last = now; requestAnimationFrame(() => this.frame()); },
  still() { return new Promise((settle) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(settle, 300)))); },
  until(selector) { return new Promise((settle) => { let from = 0; addEventListener('pointerdown', () => { from = performance.now(); }, { once: true, capture: true });
    const look = () => from && document.querySelector(selector) ? requestAnimationFrame(() => settle(performance.now() - from)) : requestAnimationFrame(look); look(); }); },
}; void 0;`;

const SCROLL = `new Promise((settle) => { const grid = document.querySelector('[role=grid]'); let left = 200;
  const step = () => { grid.scrollTop += 400; left -= 1; left > 0 ? requestAnimationFrame(step) : settle(); }; step(); })`;

async function serveTeams(tls: string): Promise<{ origin: string; html: string; close(): void }> {
  const read = (name: string) => readFileSync(join(tls, name), 'utf8');
  const served = { origin: '', html: '', close: () => server.close() };
  const server = createServer({ key: read('server.key.pem'), cert: read('server.pem') }, (_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(served.html);
  });
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  served.origin = `https://localhost:${(server.address() as AddressInfo).port}`;
  return served;
}
