/** Chromium for the browser tests: found or skipped loudly, quiet on the network, and screenshots people can look at. */
import { existsSync, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'chrome.exe'];
const SHOTS = fileURLToPath(new URL('../../.data/screenshots/', import.meta.url));

/** Path of Chromium; null when there is none, which the test run then says once. */
export function browserPath(): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const onPath = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const found = [process.env.BROWSER_PATH ?? '', ...onPath].find((path) => path !== '' && existsSync(path));
  if (!found) process.stderr.write('Browser tests skipped: no Chromium found; set BROWSER_PATH.\n');
  return found ?? null;
}

/** A browser that speaks to nobody but the test. */
export function openBrowser(executablePath: string): Promise<Browser> {
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', ...quiet] });
}

export interface PageWish {
  readonly width: number;
  readonly height: number;
  readonly theme?: 'light' | 'dark' | 'contrast';
  readonly locale?: string;
}

/** A fresh profile. Forced colours are what Windows makes of a page in a contrast theme. */
export function openContext(
  browser: Browser,
  { width, height, theme = 'light', locale }: PageWish,
): Promise<BrowserContext> {
  return browser.newContext({
    ignoreHTTPSErrors: true,
    viewport: { width, height },
    locale: locale ?? 'en-GB',
    timezoneId: 'Europe/London',
    colorScheme: theme === 'light' ? 'light' : 'dark',
    forcedColors: theme === 'contrast' ? 'active' : 'none',
  });
}

/** Keeps a screenshot under .data/screenshots. */
export async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}.png`), animations: 'disabled' });
}

/**
 * One line for each violation of WCAG 2.2 AA and of good practice. Fluent's focus sentinels are no content of ours.
 * @param frame title of the frame that counts; the page around it is then no business of the test.
 */
export async function accessibilityFaults(page: Page, frame?: string): Promise<readonly string[]> {
  const scan = new AxeBuilder({ page })
    .exclude('[data-tabster-dummy]')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']);
  const { violations } = await scan.analyze();
  return violations.flatMap(({ id, nodes }) => {
    const own = nodes.filter(({ target }) => frame === undefined || target.length > 1);
    return own.length > 0 ? [`${id}: ${own.map(({ target }) => target.join(' ')).join(' | ')}`] : [];
  });
}
