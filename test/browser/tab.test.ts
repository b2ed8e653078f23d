/** The tab beside Microsoft's own Teams library: what people do in it, against the real server and tenant. */
import type { FrameLocator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { browserPath, shoot } from '../support/browser.ts';
import { tabFaults } from '../support/tab-looks.ts';
import { fillRegister, type Register, registerOf, rows } from '../support/tab-register.ts';
import { openTabStage, type TabStage } from '../support/tab-stage.ts';

const path = browserPath();

describe.skipIf(path === null)('the Teams tab', () => {
  let ground: TabStage;
  let register: Register;
  const open: TabStage['open'] = (wish) => ground.open(wish);

  beforeAll(async () => {
    ground = await openTabStage(path ?? '');
    await fillRegister(ground);
    register = registerOf(ground);
  });
  afterEach(() => ground.closeTabs());
  afterAll(() => ground?.close());

  test('says that it is ready and begins with what is one’s own', async () => {
    const { page, tab } = await open();
    await tab.getByRole('heading', { name: 'Good to see you, Marcus' }).waitFor();
    await expect.poll(() => page.evaluate('log.success')).toBe(1);
    await expect.poll(() => tab.getByRole('article').count()).toBe(3);
  });

  test('a channel begins with the register, the same for everybody', async () => {
    const { tab } = await open({ place: 'channel', user: ground.user('Priya Raman') });
    await expect.poll(() => rows(tab).count(), { timeout: 30_000 }).toBe(10);
  });

  test('follows the theme without a reload', async () => {
    const { page, tab } = await open();
    await tab.getByRole('heading', { level: 1 }).waitFor();
    const colour = () => tab.locator('header').evaluate((header) => getComputedStyle(header).backgroundColor);
    const light = await colour();
    await page.evaluate("event_('themeChange', 'dark')");
    await expect.poll(colour).not.toBe(light);
  });

  test('a cell is edited with keys alone, and the change taken back', async () => {
    const { page, tab } = await open({ hash: '#/register' });
    const reference = await register.referenceOf('Agree the weekend rota');
    await rows(tab).first().waitFor();
    await tab.locator(`[data-reference="${reference}"] [data-column="2"]`).click();
    await page.keyboard.press('F2');
    const input = tab.getByRole('grid').getByRole('textbox', { name: 'Action' });
    await input.waitFor();
    await input.fill('Agree the rota of the weekend');
    await page.keyboard.press('Escape');
    expect((await register.read(reference)).title).toBe('Agree the weekend rota');
    await page.keyboard.press('Enter');
    await input.fill('Agree the rota of the weekend');
    await page.keyboard.press('Enter');
    await tab.getByText(`Changed ${reference}.`).waitFor();
    expect((await register.read(reference)).title).toBe('Agree the rota of the weekend');
    await expect.poll(() => focusedCell(tab)).toBe('2');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Home');
    await expect.poll(() => focusedCell(tab)).toBe('0');
    await page.keyboard.press('Control+z');
    await tab.getByText(`Taken back: ${reference}.`).waitFor();
    expect((await register.read(reference)).title).toBe('Agree the weekend rota');
  });

  test('rows are found, ordered and grouped', async () => {
    const { tab } = await open({ hash: '#/register' });
    await rows(tab).first().waitFor();
    const grid = tab.getByRole('grid');
    expect(await grid.getAttribute('aria-rowcount')).toBe('11');
    await tab.getByRole('searchbox').fill('depot fire');
    await expect.poll(() => rows(tab).count()).toBe(1);
    await tab.getByRole('searchbox').fill('nothing like this');
    await tab.getByText('Nothing fits these filters').waitFor();
    await tab.getByRole('searchbox').fill('');
    await grid.getByRole('columnheader', { name: 'Action' }).click();
    await expect.poll(() => rows(tab).first().textContent()).toContain('Agree the weekend rota');
    await tab.getByRole('button', { name: 'Group by' }).click();
    await tab.getByRole('menuitemradio', { name: 'Owner' }).click();
    await tab.getByRole('gridcell', { name: 'Marcus Adeyemi', expanded: true }).waitFor();
  });

  test('many items get a date at once, and all of it is taken back', async () => {
    const { page, tab } = await open({ hash: '#/register' });
    const references = await Promise.all(['Renew the insurance', 'Ask the landlord'].map(register.referenceOf));
    for (const reference of references) await tab.getByRole('checkbox', { name: `Select ${reference}` }).click();
    await tab.getByRole('button', { name: 'Due date' }).click();
    await tab.getByRole('dialog').getByLabel('Due date').fill('2026-05-29');
    await page.keyboard.press('Enter');
    await tab.getByText('Changed 2 items.').waitFor();
    expect((await register.read(references[0] ?? '')).dueOn).toBe('2026-05-29');
    await tab.getByRole('button', { name: 'Undo' }).click();
    await tab.getByText('Taken back: 2 items.').waitFor();
    expect((await Promise.all(references.map(register.read))).map(({ dueOn }) => dueOn)).toEqual([null, null]);
  });

  test('a card moves by its keys, by its menu and by dragging', async () => {
    const { page, tab } = await open({ hash: '#/board' });
    const reference = await register.referenceOf('Compare three offers');
    const card = tab.locator(`[data-card="${reference}"]`);
    await card.getByRole('button').first().focus();
    await page.keyboard.press('Control+ArrowRight');
    await tab.locator('[data-stage="In Progress"]').locator(`[data-card="${reference}"]`).waitFor();
    await expect.poll(async () => (await register.read(reference)).stage, { timeout: 20_000 }).toBe('In Progress');
    await expect.poll(() => card.locator('button:focus').count()).toBe(1);
    await card.getByRole('button', { name: `Move ${reference}` }).click();
    await tab.getByRole('menuitem', { name: 'Report a barrier' }).click();
    await tab.getByRole('dialog').getByRole('textbox').fill('Waiting for the third offer');
    await tab.getByRole('dialog').getByRole('button', { name: 'Report a barrier' }).click();
    await expect.poll(async () => (await register.read(reference)).barrier).toBe('Waiting for the third offer');
    await tab
      .locator('[data-stage="Blocked"]')
      .locator(`[data-card="${reference}"]`)
      .dragTo(tab.locator('[data-stage="In Progress"]'));
    await expect.poll(async () => (await register.read(reference)).stage).toBe('In Progress');
  });

  test('its owner completes an item with evidence, somebody else verifies and closes it', async () => {
    const reference = await register.referenceOf('Send the audit report');
    const link = { hash: `#/register?item=${reference}` };
    const mine = await open({ ...link, user: ground.user('Priya Raman') });
    const panel = mine.tab.getByRole('region', { name: `Action item ${reference}` });
    await panel.getByText('Priya Raman to send the audit report to the board by 12 March.').waitFor();
    await panel
      .locator('input[type=file]')
      .setInputFiles({ name: 'report.txt', mimeType: 'text/plain', buffer: Buffer.from('sent') });
    await panel.getByRole('button', { name: /report\.txt/ }).waitFor();
    await panel.getByRole('button', { name: 'Complete' }).click();
    await panel.getByLabel('Action taken').fill('Sent the report');
    await panel.getByRole('button', { name: 'Complete' }).last().click();
    await expect.poll(async () => (await register.read(reference)).stage).toBe('Completed');
    expect(await panel.getByRole('button', { name: 'Verify and close' }).count()).toBe(0);

    const { page, tab } = await open(link);
    const theirs = tab.getByRole('region', { name: `Action item ${reference}` });
    await theirs.getByRole('button', { name: 'Verify and close' }).click();
    await theirs.getByLabel('Outcome').waitFor();
    await theirs.getByRole('button', { name: 'Verify and close' }).last().click();
    await theirs.getByText('This is needed for the step.').first().waitFor();
    for (const fact of ['Outcome', 'Lessons learned', 'Next steps'])
      await theirs.getByLabel(fact).fill(`${fact} of the report`);
    await shoot(page, 'tab-verify-1366-light');
    await theirs.getByRole('button', { name: 'Verify and close' }).last().click();
    await theirs.getByText(/Verified by Marcus Adeyemi/).waitFor();
    expect(await register.read(reference)).toMatchObject({ stage: 'Closed', verifier: { name: 'Marcus Adeyemi' } });
    await theirs.getByText('moved it').first().waitFor();
  });

  test('a deep link opens the item, and back closes it', async () => {
    const reference = await register.referenceOf('Walk the depot');
    const { page, tab } = await open({ place: 'channel', subEntityId: reference });
    await tab.getByRole('region', { name: `Action item ${reference}` }).waitFor();
    await page.evaluate("event_('backButtonPress')");
    await expect.poll(() => tab.getByRole('region', { name: `Action item ${reference}` }).count()).toBe(0);
  });

  test('what others change appears without a reload', async () => {
    const reference = await register.referenceOf('Check the backup logs');
    const { tab } = await open({ hash: '#/register' });
    await rows(tab).first().waitFor();
    await register.change(reference, { title: 'Check the backup logs at noon' });
    await tab.getByText('Check the backup logs at noon').waitFor();
  });

  test('the same field changed by two people is decided by a person', async () => {
    const reference = await register.referenceOf('Write the induction');
    const { page, tab } = await open({ hash: '#/register' });
    await rows(tab).first().waitFor();
    // The page does not hear of the other change until it saves.
    await page.route('**/api/v1/actions?*', (route) => route.abort());
    await register.change(reference, { title: 'Theirs' });
    await tab.locator(`[data-reference="${reference}"] [data-column="2"]`).dblclick();
    await tab.getByRole('grid').getByRole('textbox').fill('Mine');
    await page.keyboard.press('Enter');
    const dialog = tab.getByRole('alertdialog');
    await dialog.getByRole('cell', { name: 'Theirs' }).waitFor();
    await shoot(page, 'tab-conflict-1366-light');
    expect(await tabFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Keep mine' }).click();
    await expect.poll(async () => (await register.read(reference)).title).toBe('Mine');
  });

  test('what was typed survives a failed save and a reload', async () => {
    const reference = await register.referenceOf('Book the training room');
    const { page, tab } = await open({ hash: '#/register' });
    await rows(tab).first().waitFor();
    await page.route(`**/api/v1/actions/${reference}`, (route) =>
      route.request().method() === 'PATCH' ? route.abort('internetdisconnected') : route.continue(),
    );
    await tab.locator(`[data-reference="${reference}"] [data-column="2"]`).dblclick();
    await tab.getByRole('grid').getByRole('textbox').fill('Book the large training room');
    await page.keyboard.press('Enter');
    await tab.getByText('1 change is not saved.').waitFor();
    await shoot(page, 'tab-not-saved-1366-light');
    await page.unroute(`**/api/v1/actions/${reference}`);
    await page.reload();
    await tab.getByText('1 change is not saved.').waitFor();
    await tab.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(async () => (await register.read(reference)).title).toBe('Book the large training room');
    await expect.poll(() => tab.getByText('1 change is not saved.').count()).toBe(0);
  });

  test('a session counts down, shows its summary in a frame that can do nothing, and is approved', async () => {
    const { page, tab } = await open({ hash: '#/sessions?session=S-001' });
    await tab
      .getByText(/\d+ h \d\d min left of 24 hours/)
      .first()
      .waitFor();
    const frame = tab.locator('iframe[title="The summary mail"]');
    await frame.waitFor();
    expect(await frame.getAttribute('sandbox')).toBe('');
    await frame.contentFrame().getByText('Operations review').first().waitFor();
    await frame.scrollIntoViewIfNeeded();
    await shoot(page, 'tab-summary-1366-light');
    await tab.getByRole('button', { name: 'Approve and send now' }).click();
    await tab
      .getByText(/Approved|Sent/)
      .first()
      .waitFor();
  });

  test('pasted notes become items of the register', async () => {
    const { page, tab } = await open({ hash: '#/capture' });
    await tab.getByLabel('Title of the meeting').fill('Depot walk');
    await tab
      .getByLabel('Notes of the meeting')
      .fill('Action items\n- Marcus Adeyemi to order two new ladders by 20 March.');
    await tab.getByRole('button', { name: 'Find action items' }).click();
    await tab.locator('[data-entry]').first().waitFor();
    await shoot(page, 'tab-review-1366-light');
    await tab.getByRole('button', { name: 'Accept', exact: true }).first().click();
    await tab.getByRole('button', { name: /^Save 1 action item/ }).click();
    await expect.poll(() => register.referenceOf('ladders'), { timeout: 20_000 }).toMatch(/^AI-/);
  });

  test('a channel tab is configured through Teams', async () => {
    const { page, tab } = await open({ frameContext: 'settings', place: 'channel' });
    await tab.getByRole('radio', { name: 'Board', exact: true }).click();
    await expect.poll(() => page.evaluate('log.valid')).toBe(true);
    await shoot(page, 'tab-config-1366-light');
    expect(await tabFaults(page)).toEqual([]);
    await page.evaluate("event_('settings.save', {})");
    await expect.poll(() => page.evaluate('log.config?.contentUrl')).toMatch(/\/site\/tab\.html#\/board$/);
    await expect.poll(() => page.evaluate('log.saved')).toBe(true);
  });

  test('who is not signed in is asked to, and nobody waits for ever', async () => {
    const { page, tab } = await open({ isSignedIn: false });
    await tab.getByRole('button', { name: 'Sign in' }).waitFor();
    await shoot(page, 'tab-sign-in-1366-light');
    expect(await tabFaults(page)).toEqual([]);
  });
});

const focusedCell = (tab: FrameLocator): Promise<string | null> =>
  tab.locator('body').evaluate((body) => body.ownerDocument.activeElement?.getAttribute('data-column') ?? null);
