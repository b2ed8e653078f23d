import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { pathOf } from '../../shared/contract/paths.ts';
import { browserPath, shoot } from '../support/browser.ts';
import { faultsInAllLooks, paneFaults } from '../support/pane-looks.ts';
import { appointment, openPaneStage, type PaneStage } from '../support/pane-stage.ts';

const path = browserPath();

describe.skipIf(path === null)('the Outlook pane', () => {
  let ground: PaneStage;
  beforeAll(async () => {
    ground = await openPaneStage(path ?? '');
  });
  afterEach(() => ground.closePanes());
  afterAll(() => ground?.close());

  test('shows what the invitation says before anybody signs in', async () => {
    ground.signedIn(false);
    const { page, pane } = await ground.open(appointment());
    const cards = pane.getByRole('list', { name: 'Action items found in the text' }).locator('[data-entry]');
    await cards.first().waitFor();
    expect(await cards.count()).toBeGreaterThanOrEqual(4);
    await shoot(page, 'pane-first-run-320-light');
    await pane.getByRole('button', { name: 'Skip' }).click();
    await expect.poll(() => pane.getByText('What was agreed, done').count()).toBe(0);
    await cards.first().hover();
    expect(await pane.locator('mark').first().textContent()).toContain('audit report');
    await shoot(page, 'pane-found-320-light');
    expect(await paneFaults(page)).toEqual([]);
  });

  test('is used with the keyboard alone, from the first card to the saved item', async () => {
    ground.signedIn(true);
    const { page, pane } = await ground.open(
      appointment({ subject: 'Keyboard run', normalizedSubject: 'Keyboard run' }),
    );
    const cards = pane.locator('[data-entry]');
    await cards.first().waitFor();
    await pane.getByRole('button', { name: 'Skip' }).press('Enter');
    await cards.first().focus();
    await page.keyboard.press('a');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('a');
    await page.keyboard.press('e');
    const task = pane.getByRole('textbox', { name: 'Task' });
    await expect.poll(() => task.evaluate((box) => box === box.ownerDocument.activeElement)).toBe(true);
    await shoot(page, 'pane-editor-320-light');
    expect(await paneFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(() => pane.locator('[data-entry]:focus').count()).toBe(1);
    await shoot(page, 'pane-accepted-320-light');
    await pane.getByRole('button', { name: 'Save 2 action items' }).press('Enter');
    await pane
      .getByText(/Saved. 2 items are in the register/)
      .first()
      .waitFor();
    await shoot(page, 'pane-saved-320-light');
    expect(await paneFaults(page)).toEqual([]);
    const { items } = await register(ground);
    expect(items.filter(({ sourceKind }) => sourceKind === 'Meeting')).toHaveLength(2);
  });

  test('is accessible and whole in every theme, narrow and wide', async () => {
    ground.signedIn(false);
    const opened = await ground.open(appointment(), { width: 320, height: 720, theme: 'dark' });
    const { pane } = opened;
    await pane.locator('[data-entry]').first().waitFor();
    await pane.getByRole('button', { name: 'Skip' }).click();
    await pane.locator('[data-entry]').nth(1).hover();
    const sizes = [280, 320, 768, 1366].map((width) => ({ width, height: 720 }));
    expect(await faultsInAllLooks(opened, 'found', sizes)).toEqual([]);
  });
});

interface Listed {
  readonly items: readonly { readonly reference: string; readonly title: string; readonly sourceKind: string }[];
}

const register = ({ stage }: PaneStage): Promise<Listed> => stage.api<Listed>(stage.chair, pathOf('actions'));
