/** A screen of the tab in the three themes of Teams: screenshots to look at, and what axe has to say. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { shoot } from './browser.ts';
import type { OpenTab } from './tab-stage.ts';

const THEMES = {
  light: { word: 'default', media: { colorScheme: 'light', forcedColors: 'none' } },
  dark: { word: 'dark', media: { colorScheme: 'dark', forcedColors: 'none' } },
  contrast: { word: 'contrast', media: { colorScheme: 'dark', forcedColors: 'active' } },
} as const;

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[] }[];
}

/**
 * One line for each violation of WCAG 2.2 AA and of good practice in the tab's own document. Frames in it are mails,
 * which have tests of their own; Fluent's focus sentinels are no content of ours.
 */
export async function tabFaults(page: Page): Promise<readonly string[]> {
  const frame = page.frames().find((one) => one.url().includes('/site/tab.html'));
  if (!frame) throw new Error('there is no tab on the page');
  await frame.evaluate(AXE);
  const wish = JSON.stringify({ iframes: false, runOnly: RULES });
  const found = await frame.evaluate(`axe.run({ exclude: [['[data-tabster-dummy]']] }, ${wish})`);
  const { violations } = found as { readonly violations: readonly Violation[] };
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
}

/** Faults of axe in light, dark and contrast, each with its theme; the page is light again afterwards. */
export async function faultsInAllThemes(
  { page, tab }: Pick<OpenTab, 'page' | 'tab'>,
  name: string,
): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const theme of ['dark', 'contrast', 'light'] as const) {
    const { word, media } = THEMES[theme];
    await page.emulateMedia(media);
    await page.evaluate(`event_('themeChange', '${word}')`);
    await tab.locator(`html[data-theme=${theme}]`).waitFor({ state: 'attached' });
    await shoot(page, `tab-state-${name}-${theme}`);
    faults.push(...(await tabFaults(page)).map((fault) => `${name} in ${theme}: ${fault}`));
  }
  return faults;
}
