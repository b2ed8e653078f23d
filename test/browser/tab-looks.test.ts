/** Every screen of the tab in three themes and four widths: nothing cut, no fault for axe, screenshots to look at. */
import type { FrameLocator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { browserPath, shoot } from '../support/browser.ts';
import type { PageWish } from '../support/browser-profiles.ts';
import type { Theme } from '../support/browser-themes.ts';
import { inTheme, tabFaults } from '../support/tab-looks.ts';
import { fillRegister, rows } from '../support/tab-register.ts';
import { type OpenTab, openTabStage, type TabStage } from '../support/tab-stage.ts';

const path = browserPath();

const SCREENS = {
  mine: '#/mine',
  register: '#/register',
  board: '#/board',
  timeline: '#/timeline',
  sessions: '#/sessions',
  session: '#/sessions?session=S-001',
  dashboard: '#/dashboard',
  capture: '#/capture',
  settings: '#/settings',
  item: '#/register?item=AI-006',
} as const;
type Screen = keyof typeof SCREENS;
const NAMES = Object.keys(SCREENS) as Screen[];

type Room = PageWish & { readonly theme: Theme };

const DESK: Room = { width: 1366, height: 800, theme: 'light' };
const ROOMS: readonly Room[] = [
  DESK,
  { width: 320, height: 640, theme: 'light' },
  { width: 768, height: 900, theme: 'dark' },
  { width: 1366, height: 800, theme: 'contrast' },
];
const PANEL: Room = { width: 280, height: 640, theme: 'dark' };

describe.skipIf(path === null)('the looks of the tab', () => {
  let ground: TabStage;
  beforeAll(async () => {
    ground = await openTabStage(path ?? '');
    await fillRegister(ground);
  });
  afterEach(() => ground.closeTabs());
  afterAll(() => ground?.close());

  test('in the personal app', async () => {
    const opening = await ground.open(DESK);
    for (const screen of NAMES) {
      await show(opening.tab, screen);
      for (const room of ROOMS) expect(await faultsIn(opening, screen, room)).toEqual([]);
    }
  });

  test('in the panel of a meeting', async () => {
    const opening = await ground.open({ ...PANEL, place: 'meeting', frameContext: 'sidePanel' });
    for (const screen of NAMES) {
      await show(opening.tab, screen);
      expect(await faultsIn(opening, screen, PANEL)).toEqual([]);
    }
  });

  test('mirrored where people write from right to left', async () => {
    const { page, tab } = await ground.open({ width: 768, height: 800, locale: 'ar-EG', hash: '#/register' });
    await rows(tab).first().waitFor();
    expect(await tab.locator('html').getAttribute('dir')).toBe('rtl');
    await shoot(page, 'tab-register-768-rtl');
    expect(await tooWide(tab)).toBe(0);
  });
});

/** Goes to a screen and waits until it has what it shows. */
async function show(tab: FrameLocator, screen: Screen): Promise<void> {
  const hash = SCREENS[screen];
  await tab.getByRole('heading', { level: 1 }).first().waitFor();
  await tab.locator('body').evaluate((_body, wanted) => {
    location.hash = wanted;
  }, hash);
  await tab.locator(`[data-screen="${hash.slice(2).split('?')[0]}"]`).waitFor({ state: 'attached' });
  await loaded(tab);
}

const loaded = (tab: FrameLocator) =>
  expect.poll(() => tab.getByRole('status', { name: 'Loading …' }).count(), { timeout: 20_000 }).toBe(0);

/** Brings the screen into that room, keeps a picture and gives what is wrong there. */
async function faultsIn(opening: OpenTab, screen: Screen, room: Room): Promise<readonly string[]> {
  const { page, tab } = opening;
  const { width, height, theme } = room;
  await page.setViewportSize({ width, height });
  await inTheme(opening, theme);
  await expect.poll(() => tab.locator('body').evaluate(() => innerWidth)).toBe(width);
  await loaded(tab);
  await shoot(page, `tab-${screen}-${width}-${theme}`);
  const beyond = await tooWide(tab);
  const cut = beyond > 0 ? [`${beyond} px too wide`] : [];
  return [...cut, ...(await tabFaults(page))].map((fault) => `${screen} at ${width} in ${theme}: ${fault}`);
}

/** Pixels by which the page is wider than its frame. */
const tooWide = (tab: FrameLocator): Promise<number> =>
  tab.locator('body').evaluate((element) => element.scrollWidth - element.clientWidth);
