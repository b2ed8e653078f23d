/** The pane as it looks: in three themes, at any size, what stands beside its edge, and what axe has to say of it. */
import type { FrameLocator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { frameFaults } from './axe-faults.ts';
import { shoot } from './browser.ts';
import { MEDIA, THEMES, type Theme } from './browser-themes.ts';
import type { OpenPane } from './pane-stage.ts';

/** One line for each violation in the pane; Outlook around it is no business of ours. */
export const paneFaults = (page: Page): Promise<readonly string[]> => frameFaults(page, 'Pane');

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Keeps a picture in each theme and size, and gives what is wrong in any of them; the pane is light afterwards. */
export async function faultsInAllLooks(
  { page, pane }: Pick<OpenPane, 'page' | 'pane'>,
  name: string,
  sizes: readonly Size[],
): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const theme of THEMES) {
    await inTheme(page, pane, theme);
    for (const size of sizes) {
      await page.setViewportSize(size);
      await drawn(pane, size.width);
      await shoot(page, `pane-${name}-${size.width}-${theme}`);
      const found = [...(await overflow(pane)), ...(await paneFaults(page))];
      faults.push(...found.map((fault) => `${name} at ${size.width} in ${theme}: ${fault}`));
    }
  }
  return faults;
}

/** The system changes its theme, and the pane has followed. */
async function inTheme(page: Page, pane: FrameLocator, theme: Theme): Promise<void> {
  await page.emulateMedia(MEDIA[theme]);
  await pane.locator(`html[data-theme=${theme}]`).waitFor({ state: 'attached' });
}

/** The frame has its new size and has been painted in it. */
async function drawn(pane: FrameLocator, width: number): Promise<void> {
  const body = pane.locator('body');
  await expect.poll(() => body.evaluate(() => innerWidth)).toBe(width);
  await body.evaluate(() => new Promise((settle) => requestAnimationFrame(() => requestAnimationFrame(settle))));
}

/** What makes the pane wider than it is, and elements that stand out beside its edge. */
const overflow = (pane: FrameLocator): Promise<readonly string[]> =>
  pane.locator('body').evaluate((body) => {
    const { clientWidth } = body.ownerDocument.documentElement;
    const inside = ({ left, right }: DOMRect) => left >= -1 && right <= clientWidth + 1;
    const outside = [...body.querySelectorAll('#app :is(button, input, textarea, select, p, li, span, h1, h2)')]
      .filter((one) => one.getClientRects().length > 0 && !inside(one.getBoundingClientRect()))
      .filter(
        (one) => !one.closest('[aria-live], [data-tabster-dummy]') && getComputedStyle(one).position !== 'absolute',
      )
      .map((one) => `${one.tagName} ${one.textContent?.slice(0, 40)}`);
    return body.scrollWidth > body.clientWidth ? ['the pane scrolls sideways', ...outside] : outside;
  });
