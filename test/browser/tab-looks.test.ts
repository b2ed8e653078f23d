/** Every screen of the tab in three themes and four widths: nothing cut, no fault for axe, screenshots to look at. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserPath, type PageWish, shoot } from '../support/browser.ts';
import { tabFaults } from '../support/tab-looks.ts';
import { captureMeeting, openTabStage, seedItems, type TabStage } from '../support/tab-stage.ts';

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

const ROOMS: readonly (readonly [number, number, NonNullable<PageWish['theme']>])[] = [
  [1366, 800, 'light'],
  [1366, 800, 'contrast'],
  [768, 900, 'dark'],
  [320, 640, 'light'],
  [280, 640, 'dark'],
];

describe.skipIf(path === null)('the looks of the tab', () => {
  let ground: TabStage;
  beforeAll(async () => {
    ground = await openTabStage(path ?? '');
    await captureMeeting(ground.stage, {
      key: 'tab-operations-review',
      title: 'Operations review',
      items: seedItems(ground.user),
      attendees: ['Priya Raman', 'Tomas Lindqvist', 'Elena Petrova'].map(ground.user),
    });
  }, 180_000);
  afterAll(() => ground?.close());

  test.each(ROOMS)(
    'at %i × %i in %s',
    async (width, height, theme) => {
      const isPanel = width === 280;
      const { context, page, tab } = await ground.open({
        width,
        height,
        theme,
        place: isPanel ? 'meeting' : 'personal',
        frameContext: isPanel ? 'sidePanel' : 'content',
      });
      await tab.getByRole('heading', { level: 1 }).first().waitFor();
      const body = tab.locator('body');
      for (const [name, hash] of Object.entries(SCREENS)) {
        await body.evaluate((_body, wanted) => {
          location.hash = wanted;
        }, hash);
        await tab.locator(`[data-screen="${hash.slice(2).split('?')[0]}"]`).waitFor({ state: 'attached' });
        await expect.poll(() => tab.getByRole('status', { name: 'Loading …' }).count(), { timeout: 20_000 }).toBe(0);
        await shoot(page, `tab-${name}-${width}-${theme}`);
        const tooWide = await body.evaluate((element) => element.scrollWidth - element.clientWidth);
        expect([name, tooWide, await tabFaults(page)]).toEqual([name, 0, []]);
      }
      await context.close();
    },
    300_000,
  );

  test('stands mirrored where people write from right to left', async () => {
    const { context, page, tab } = await ground.open({ width: 768, height: 800, locale: 'ar-EG', hash: '#/register' });
    await tab.locator('[role=row][data-reference]').first().waitFor();
    expect(await tab.locator('html').getAttribute('dir')).toBe('rtl');
    await shoot(page, 'tab-register-768-rtl');
    expect(await tab.locator('body').evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
    await context.close();
  }, 120_000);
});
