/**
 * Two ways to use a page: the mouse, and the keyboard alone. A journey is told once and walked with each. With the
 * keyboard everything is reached with Tab, and every stop on the way must be seen.
 */
import type { Locator, Page } from 'playwright-core';
import { watchFocus } from './journey-focus.ts';

export interface Hand {
  readonly name: 'mouse' | 'keyboard';
  /** Comes to something without pressing it. */
  point(target: Locator): Promise<void>;
  /** Presses a button, follows a link. */
  press(target: Locator): Promise<void>;
  /** Replaces what stands in a field. */
  write(target: Locator, text: string): Promise<void>;
  /** Chooses from a list box of the browser by the words of an option. */
  choose(target: Locator, option: string): Promise<void>;
  /** Presses what opens the file dialog, and answers that. */
  give(opener: Locator, files: string): Promise<void>;
  /** What was wrong with places the focus stopped at; empty for the mouse. */
  faults(): readonly string[];
}

/** Every control is clicked or typed into where it stands. */
export function mouse(): Hand {
  return {
    name: 'mouse',
    point: (target) => target.hover(),
    press: (target) => target.click(),
    async write(target, text) {
      await target.click();
      await target.fill(text);
    },
    choose: async (target, option) => void (await target.selectOption({ label: option })),
    give: async (opener, files) => answerFileDialog(opener.page(), files, () => opener.click()),
    faults: () => [],
  };
}

/** Further than any screen has stops: what is not reached by then cannot be reached. */
const MOST_STOPS = 250;

/** Tab, Enter and letters, nothing else. */
export function keyboard(): Hand {
  const watch = watchFocus();
  const reach = async (target: Locator): Promise<Page> => {
    await target.waitFor({ state: 'attached' });
    const page = target.page();
    for (let stops = 0; stops < MOST_STOPS; stops++) {
      if (await hasFocus(target)) return page;
      await page.keyboard.press('Tab');
      await watch.look(page);
    }
    throw new Error(`Tab never comes to ${target}; it went ${watch.trail(page)}`);
  };
  const key = async (target: Locator, name: string) => (await reach(target)).keyboard.press(name);
  return {
    name: 'keyboard',
    point: async (target) => void (await reach(target)),
    press: (target) => key(target, 'Enter'),
    async write(target, text) {
      const page = await reach(target);
      await page.keyboard.press('Control+A');
      await page.keyboard.type(text);
    },
    choose: async (target, option) => (await reach(target)).keyboard.type(option),
    give: async (opener, files) => answerFileDialog(opener.page(), files, () => key(opener, 'Enter')),
    faults: watch.faults,
  };
}

/** `:focus` holds in the one frame that has the focus. It is asked as a selector, because some frames run no script. */
export const hasFocus = async (target: Locator): Promise<boolean> => (await target.locator(':scope:focus').count()) > 0;

async function answerFileDialog(page: Page, files: string, open: () => Promise<unknown>): Promise<void> {
  const [dialog] = await Promise.all([page.waitForEvent('filechooser'), open()]);
  await dialog.setFiles(files);
}
