/** The tab as it looks: in the three themes of Teams, at any size, and what axe has to say of it. */
import type { Page } from 'playwright-core';
import { frameFaults } from './axe-faults.ts';
import { shoot } from './browser.ts';
import { MEDIA, THEMES, type Theme } from './browser-themes.ts';
import type { OpenTab } from './tab-stage.ts';
import { TEAMS_THEMES } from './tab-teams.ts';

type Looked = Pick<OpenTab, 'page' | 'tab'>;

/** One line for each violation in the tab. Frames in it are mails, which have tests of their own. */
export const tabFaults = (page: Page): Promise<readonly string[]> => frameFaults(page, 'Tab');

/** Teams and the system change their theme, and the tab has followed. */
export async function inTheme({ page, tab }: Looked, theme: Theme): Promise<void> {
  await page.emulateMedia(MEDIA[theme]);
  await page.evaluate(`event_('themeChange', '${TEAMS_THEMES[theme]}')`);
  await tab.locator(`html[data-theme=${theme}]`).waitFor({ state: 'attached' });
}

/** Faults of axe in dark, contrast and light, each with its theme; the page is light afterwards. */
export async function faultsInAllThemes(opening: Looked, name: string): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const theme of THEMES) {
    await inTheme(opening, theme);
    await shoot(opening.page, `tab-state-${name}-${theme}`);
    faults.push(...(await tabFaults(opening.page)).map((fault) => `${name} in ${theme}: ${fault}`));
  }
  return faults;
}
