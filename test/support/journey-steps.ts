/** The steps of the journey, each as one person's doing on one screen, with whichever hand. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Hand, hasFocus } from './journey-hands.ts';

const exact = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });

/** The product's pane beside an item in the Outlook frame. */
export const paneOf = (page: Page): FrameLocator => page.frameLocator('.addin-frame');
/** The product's tab in the Teams frame. */
export const tabOf = (page: Page): FrameLocator => page.frameLocator('.teams .app-frame');

/** Becomes somebody else of the firm. */
export const signInAs = (hand: Hand, page: Page, name: string): Promise<void> =>
  hand.choose(page.getByLabel('Signed in as'), name);

/** Goes to one of the hosts on the left. */
export const goTo = (hand: Hand, page: Page, host: 'Mail' | 'Calendar' | 'Teams'): Promise<void> =>
  hand.press(page.getByRole('navigation', { name: 'Hosts' }).getByRole('button', { name: host }));

/** A file becomes a meeting: dropped on the window, or chosen in the drawer by those who do not drag. */
export async function handInMinutes(hand: Hand, page: Page, path: string): Promise<void> {
  if (hand.name === 'mouse') await drop(page, path);
  else {
    await hand.press(exact(page, 'Demo controls'));
    await hand.give(page.locator('#own-file'), path);
    await page.keyboard.press('Escape');
  }
  await page.getByRole('heading', { name: 'Your meeting' }).waitFor();
}

async function drop(page: Page, path: string): Promise<void> {
  const file = { name: basename(path), content: readFileSync(path).toString('base64') };
  const dataTransfer = await page.evaluateHandle(({ name, content }) => {
    const carried = new DataTransfer();
    const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
    carried.items.add(new File([bytes], name));
    return carried;
  }, file);
  await page.locator('main').dispatchEvent('drop', { dataTransfer });
}

/** Opens the pane beside the item that is read. */
export const openPane = (hand: Hand, page: Page): Promise<void> =>
  hand.press(page.locator('.toolbar .app-button:visible'));

/** Cards of what was found, in the pane. */
export const cardsOf = (page: Page): Locator => paneOf(page).locator('[data-entry]');

/** Accepts a candidate; an owner or a date it lacks is filled in first. */
export async function acceptCard(
  hand: Hand,
  page: Page,
  position: number,
  { owner, due }: { readonly owner: string; readonly due: string },
): Promise<void> {
  const pane = paneOf(page);
  const card = cardsOf(page).nth(position);
  const isOwned = (await card.getByRole('button', { name: /^Owner: [^?]+\. Change$/ }).count()) > 0;
  const isDated = (await card.getByRole('button', { name: /^Due .+\. Change$/ }).count()) > 0;
  if (!isOwned || !isDated) {
    await hand.press(card.getByRole('button', { name: 'Edit', exact: true }));
    if (!isOwned) await pickOwner(hand, pane, owner);
    if (!isDated) await hand.write(pane.getByRole('textbox', { name: 'Due' }), due);
    await hand.press(pane.getByRole('button', { name: 'Done', exact: true }));
  }
  await hand.press(card.getByRole('button', { name: 'Accept', exact: true }));
}

async function pickOwner(hand: Hand, pane: FrameLocator, name: string): Promise<void> {
  const field = pane.getByRole('combobox', { name: 'Owner' });
  await hand.write(field, name);
  const option = pane.getByRole('option', { name: new RegExp(`^${name}`) });
  await option.waitFor();
  if (hand.name === 'mouse') return option.click();
  await field.page().keyboard.press('ArrowDown');
  await field.page().keyboard.press('Enter');
}

/** Saves what was accepted. */
export async function save(hand: Hand, page: Page, count: number): Promise<void> {
  const pane = paneOf(page);
  await hand.press(pane.getByRole('button', { name: `Save ${count} action items` }));
  await pane.getByText(`Saved. ${count} items are in the register`).first().waitFor();
}

/** An item among one's own, in the tab. */
export const cardOf = (page: Page, reference: string): Locator => tabOf(page).getByRole('article', { name: reference });

/** Opens an item from one's own actions. */
export async function openItem(hand: Hand, page: Page, reference: string): Promise<void> {
  await hand.press(cardOf(page, reference).getByRole('button').first());
  await panelOf(page, reference).waitFor();
}

/** Goes to a screen of the tab. Tabs are one stop; arrows walk along them. */
export async function showScreen(hand: Hand, page: Page, name: string): Promise<void> {
  const tabs = tabOf(page).getByRole('tablist').first().getByRole('tab');
  await walkTo(hand, tabs, name);
}

/** Further than any row of tabs goes. */
const MOST_TABS = 12;

async function walkTo(hand: Hand, tabs: Locator, name: string): Promise<void> {
  const wanted = tabs.filter({ hasText: name });
  if (hand.name === 'mouse') return hand.press(wanted);
  await hand.point(tabs.and(tabs.page().locator('[aria-selected=true]')));
  const { keyboard } = tabs.page();
  for (let left = MOST_TABS; left > 0 && !(await hasFocus(wanted)); left--) await keyboard.press('ArrowRight');
  await keyboard.press('Enter');
}

/** Opens an item from its row in the register. */
export async function openRow(hand: Hand, page: Page, reference: string): Promise<void> {
  const grid = tabOf(page).getByRole('grid');
  const row = grid.locator(`[role=row][data-reference="${reference}"]`);
  const link = row.locator('[data-open]').first();
  await link.waitFor();
  if (hand.name === 'mouse') await hand.press(link);
  else await walkGrid(hand, grid, { row, link });
  await panelOf(page, reference).waitFor();
}

/** A grid is one stop; arrows walk from cell to cell. */
async function walkGrid(hand: Hand, grid: Locator, { row, link }: { row: Locator; link: Locator }): Promise<void> {
  const { keyboard } = grid.page();
  await hand.point(grid.locator('[data-column][tabindex="0"]'));
  await keyboard.press('Control+Home');
  const rows = Number(await row.getAttribute('data-row'));
  const columns = Number(await link.locator('xpath=ancestor-or-self::*[@data-column]').getAttribute('data-column'));
  for (let left = rows; left > 0; left--) await keyboard.press('ArrowDown');
  for (let left = columns; left > 0; left--) await keyboard.press('ArrowRight');
  await keyboard.press('Enter');
}

/** Says something about an open item. */
export async function comment(hand: Hand, panel: Locator, text: string): Promise<void> {
  await hand.write(panel.getByRole('textbox', { name: 'Comment' }), text);
  await hand.press(panel.getByRole('button', { name: 'Add comment' }));
  await panel.getByText(text, { exact: true }).last().waitFor();
}

/** Adds a file to an open item. */
export async function addEvidence(hand: Hand, panel: Locator, path: string): Promise<void> {
  await hand.give(panel.getByRole('button', { name: 'Add a file' }), path);
  await panel.getByRole('button', { name: basename(path) }).waitFor();
}

/** The panel of an open item. */
export const panelOf = (page: Page, reference: string): Locator =>
  tabOf(page).getByRole('region', { name: `Action item ${reference}` });

/** Presses a step of an open item, such as `Start`. */
export const step = (hand: Hand, panel: Locator, name: string): Promise<void> =>
  hand.press(panel.getByRole('button', { name, exact: true }));

/** What is written of an action that is done. */
export const REPORT = {
  'Action taken': 'The sensor was replaced.',
  Outcome: 'The alarm came within ten seconds.',
  'Lessons learned': 'Keep one in store.',
  'Next steps': 'None.',
} as const;

/** Takes a step that asks for a report. */
export async function report(hand: Hand, panel: Locator, name: string): Promise<void> {
  await step(hand, panel, name);
  for (const [field, text] of Object.entries(REPORT))
    await hand.write(panel.getByRole('textbox', { name: field }), text);
  await hand.press(panel.locator('button[type=submit]').filter({ hasText: name }));
  await panel.getByRole('textbox', { name: 'Outcome' }).waitFor({ state: 'detached' });
}

/** Moves the clock on by a day and waits until what fell due is done. */
export async function nextDay(hand: Hand, page: Page): Promise<void> {
  const clock = page.getByRole('group', { name: 'Clock of the demo' });
  const before = await clock.locator('time').textContent();
  await hand.press(clock.getByRole('button', { name: 'Move the clock on by 24 hours' }));
  await expect.poll(() => clock.locator('time').textContent(), { timeout: 60_000 }).not.toBe(before);
}

/** Opens the newest mail with such a subject. @returns its text. */
export async function readMail(hand: Hand, page: Page, subject: RegExp): Promise<FrameLocator> {
  await hand.press(page.locator('.message-line').filter({ hasText: subject }).first());
  const body = page.frameLocator('.message-card:not(.folded) .body-frame');
  await body.getByRole('link').first().waitFor();
  return body;
}

/** Weeks the calendar is turned on at most. */
const MOST_WEEKS = 6;

/** Finds the follow-up session in the weeks to come and opens it. */
export async function openFollowUp(hand: Hand, page: Page): Promise<void> {
  const session = page.locator('.calendar .event').filter({ hasText: /Follow-up/ });
  const title = page.locator('.week-title');
  await title.waitFor();
  for (let weeks = 0; weeks < MOST_WEEKS && (await session.count()) === 0; weeks++) {
    const before = await title.textContent();
    await hand.press(page.getByRole('button', { name: 'Week after' }));
    await expect.poll(() => title.textContent(), { timeout: 30_000 }).not.toBe(before);
  }
  await hand.press(session.first());
}

/** Turns the pane to what is open in the series. */
export const showOpenItems = (hand: Hand, page: Page): Promise<void> =>
  walkTo(hand, paneOf(page).getByRole('tab'), 'Open items');
