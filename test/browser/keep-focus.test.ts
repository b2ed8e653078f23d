/** Where the focus goes when the thing that has it goes: the product's own watcher on a page of a few buttons. */
import { readFileSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { transformWithOxc } from 'vite';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { browserPath } from '../support/browser.ts';

const path = browserPath();
const SOURCE = new URL('../../addin/ui/keep-focus.ts', import.meta.url);
const BUTTONS = `<body style="height:4000px"><main><p><button id="one">One</button><button id="two">Two</button></p></main>`;

describe.skipIf(path === null)('the focus', () => {
  let browser: Browser;
  let page: Page;
  let script: string;

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: path ?? '', args: ['--no-sandbox', '--disable-gpu'] });
    ({ code: script } = await transformWithOxc(readFileSync(SOURCE, 'utf8'), 'keep-focus.ts'));
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    await Promise.all(browser.contexts().map((one) => one.close()));
    page = await browser.newPage();
    await page.setContent(BUTTONS);
    await page.addScriptTag({ type: 'module', content: `${script}\nkeepFocus(document);` });
    await page.click('#one');
    await page.click('#two');
  });

  const scrollAway = () => page.evaluate(() => scrollTo(0, 1500));
  /** What has the focus, and where the page stands, two frames after that. */
  async function after(change: () => unknown): Promise<readonly [id: string, scrollY: number]> {
    await page.evaluate(change);
    return page.evaluate(async () => {
      for (const _frame of [1, 2]) await new Promise(requestAnimationFrame);
      return [document.activeElement?.id ?? '', scrollY] as const;
    });
  }
  const remove = () => document.getElementById('two')?.remove();

  test('goes to the neighbour of a button that was taken away, and the page stays where it is', async () => {
    await scrollAway();
    expect(await after(remove)).toEqual(['one', 1500]);
  });

  test.each(['disabled', 'hidden'])('goes there too when the button was %s first', async (name) => {
    await page.locator('#two').evaluate((two, attribute) => two.setAttribute(attribute, ''), name);
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('');
    expect(await after(remove)).toEqual(['one', 0]);
  });

  test('stays where the person put it: on nothing', async () => {
    await scrollAway();
    await page.mouse.click(300, 300);
    expect(await after(remove)).toEqual(['', 1500]);
  });

  test('is looked for once a frame, however much else changes', async () => {
    const asked = await page.evaluate(async () => {
      const real = requestAnimationFrame;
      let count = 0;
      window.requestAnimationFrame = (then) => {
        count += 1;
        return real(then);
      };
      document.querySelector('main')?.setAttribute('inert', '');
      document.getElementById('two')?.remove();
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve(document.body.append('.'));
      for (const _frame of [1, 2]) await new Promise(real);
      return count;
    });
    expect(asked).toBeGreaterThan(0);
    expect(asked).toBeLessThanOrEqual(3);
    expect(await after(() => document.querySelector('main')?.removeAttribute('inert'))).toEqual(['one', 0]);
  });
});
