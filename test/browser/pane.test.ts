import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pathOf } from '../../shared/contract/paths.ts';
import { accessibilityFaults, browserPath, shoot } from '../support/browser.ts';
import { appointment, type OpenPane, openPaneStage, type PaneStage } from '../support/pane-stage.ts';

const path = browserPath();
const NARROW = { width: 320, height: 570 };

describe.skipIf(path === null)('the Outlook pane', () => {
  let ground: PaneStage;
  const opened: OpenPane[] = [];
  const open: PaneStage['open'] = async (item, wish) => {
    const pane = await ground.open(item, wish);
    opened.push(pane);
    return pane;
  };
  beforeAll(async () => {
    ground = await openPaneStage(path ?? '');
  });
  afterAll(async () => {
    await Promise.all(opened.map(({ context }) => context.close()));
    await ground?.close();
  });

  test('shows what the invitation says before anybody signs in', async () => {
    ground.signedIn(false);
    const { page, pane } = await open(appointment(), NARROW);
    const cards = pane.getByRole('list', { name: 'Action items found in the text' }).locator('[data-entry]');
    await cards.first().waitFor();
    expect(await cards.count()).toBeGreaterThanOrEqual(4);
    await shoot(page, 'pane-first-run-320-light');
    await pane.getByRole('button', { name: 'Skip' }).click();
    await expect.poll(() => pane.getByText('What was agreed, done').count()).toBe(0);
    await cards.first().hover();
    expect(await pane.locator('mark').first().textContent()).toContain('audit report');
    await shoot(page, 'pane-found-320-light');
    expect(await accessibilityFaults(page, 'Pane')).toEqual([]);
  });

  test('is used with the keyboard alone, from the first card to the saved item', async () => {
    ground.signedIn(true);
    const { page, pane } = await open(
      appointment({ subject: 'Keyboard run', normalizedSubject: 'Keyboard run' }),
      NARROW,
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
    expect(await accessibilityFaults(page, 'Pane')).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(() => pane.locator('[data-entry]:focus').count()).toBe(1);
    await shoot(page, 'pane-accepted-320-light');
    await pane.getByRole('button', { name: 'Save 2 action items' }).press('Enter');
    await pane
      .getByText(/Saved. 2 items are in the register/)
      .first()
      .waitFor();
    await shoot(page, 'pane-saved-320-light');
    expect(await accessibilityFaults(page, 'Pane')).toEqual([]);
    const { items } = await register(ground);
    expect(items.filter(({ sourceKind }) => sourceKind === 'Meeting')).toHaveLength(2);
  });

  test.each(['light', 'dark', 'contrast'] as const)('is accessible and whole in %s, narrow and wide', async (theme) => {
    ground.signedIn(false);
    for (const width of [280, 320, 768, 1366]) {
      const { page, pane } = await open(appointment(), { width, height: 720, theme });
      await pane.locator('[data-entry]').first().waitFor();
      await pane.getByRole('button', { name: 'Skip' }).click();
      await pane.locator('[data-entry]').nth(1).hover();
      await shoot(page, `pane-${width}-${theme}`);
      expect(await pane.locator('body').evaluate((body) => body.scrollWidth - body.clientWidth)).toBeLessThanOrEqual(0);
      expect(await accessibilityFaults(page, 'Pane')).toEqual([]);
      await page.context().close();
    }
  });
});

interface Listed {
  readonly items: readonly { readonly reference: string; readonly title: string; readonly sourceKind: string }[];
}

const register = ({ stage }: PaneStage): Promise<Listed> => stage.api<Listed>(stage.chair, pathOf('actions'));
