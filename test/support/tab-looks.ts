/** A screen of the tab in the three themes of Teams: screenshots to look at, and what axe has to say. */
import { accessibilityFaults, shoot } from './browser.ts';
import type { OpenTab } from './tab-stage.ts';

const THEMES = {
  light: { word: 'default', media: { colorScheme: 'light', forcedColors: 'none' } },
  dark: { word: 'dark', media: { colorScheme: 'dark', forcedColors: 'none' } },
  contrast: { word: 'contrast', media: { colorScheme: 'dark', forcedColors: 'active' } },
} as const;

/** Faults of axe in light, dark and contrast, each with its theme; the page is light again afterwards. */
export async function faultsInAllThemes({ page, tab }: OpenTab, name: string): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const theme of ['dark', 'contrast', 'light'] as const) {
    const { word, media } = THEMES[theme];
    await page.emulateMedia(media);
    await page.evaluate(`event_('themeChange', '${word}')`);
    await tab.locator(`html[data-theme=${theme}]`).waitFor({ state: 'attached' });
    await shoot(page, `tab-state-${name}-${theme}`);
    faults.push(...(await accessibilityFaults(page)).map((fault) => `${name} in ${theme}: ${fault}`));
  }
  return faults;
}
