/** What people settle with each other and with their account in the tab: dates, roles, signing out, help, and many at once. */
import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { SettingsView } from '../../shared/contract/admin.ts';
import { pathOf } from '../../shared/contract/paths.ts';
import { axeFaults } from '../support/axe-faults.ts';
import { browserPath, shoot } from '../support/browser.ts';
import { tabFaults } from '../support/tab-looks.ts';
import { fillRegister, type Register, registerOf, rows } from '../support/tab-register.ts';
import { openTabStage, type TabStage } from '../support/tab-stage.ts';

const path = browserPath();
const MANY_TABS = 20;

describe.skipIf(path === null)('people at the tab', () => {
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

  test('an owner proposes another date with keys alone, and the coordinator accepts it', async () => {
    const reference = await register.referenceOf('Send the audit report');
    const { page, tab } = await open({ hash: '#/mine', user: ground.user('Priya Raman') });
    const card = tab.getByRole('article', { name: reference });
    const propose = card.getByRole('button', { name: 'Propose another date' });
    await propose.focus();
    await page.keyboard.press('Enter');
    const date = card.getByLabel('Date you propose');
    await date.waitFor();
    await expect.poll(() => isFocused(date)).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => isFocused(propose)).toBe(true);
    await page.keyboard.press('Enter');
    await date.waitFor();
    await card.getByRole('button', { name: 'Propose this date' }).press('Enter');
    await card.getByText('Choose a day from today on.').waitFor();
    await card.getByText(/Say why/).waitFor();
    await shoot(page, 'tab-propose-1366-light');
    expect(await tabFaults(page)).toEqual([]);
    await date.fill('2026-03-20');
    await card.getByLabel('Why this date?').fill('The figures come on the 18th');
    await page.reload();
    await expect.poll(() => date.inputValue()).toBe('2026-03-20');
    await expect.poll(() => card.getByLabel('Why this date?').inputValue()).toBe('The figures come on the 18th');
    await card.getByRole('button', { name: 'Propose this date' }).press('Enter');
    await expect.poll(async () => (await register.read(reference)).agreement).toBe('Date proposed');
    expect((await register.read(reference)).dueOn).toBe('2026-03-12');

    const theirs = await open({ hash: `#/register?item=${reference}` });
    const panel = theirs.tab.getByRole('region', { name: `Action item ${reference}` });
    await panel.getByText(/Priya Raman proposes Friday,? 20 March 2026/).waitFor();
    await shoot(theirs.page, 'tab-proposed-1366-light');
    expect(await tabFaults(theirs.page)).toEqual([]);
    await panel.getByRole('button', { name: 'Accept the date' }).click();
    await expect
      .poll(async () => {
        const { dueOn, agreement } = await register.read(reference);
        return [dueOn, agreement];
      })
      .toEqual(['2026-03-20', 'Agreed']);
    await panel.getByText(/Proposed Friday,? 20 March 2026: The figures come on the 18th/).waitFor();
  });

  test('who signs out is forgotten by the server, and stays out after a reload, until they come back', async () => {
    const { page, tab } = await open({ hash: '#/settings' });
    const told = page.waitForResponse((response) => response.url().endsWith(pathOf('signOut')));
    await tab.getByRole('button', { name: 'Sign out' }).click();
    expect((await told).status()).toBe(204);
    await tab.getByText('You are signed out. Teams stays signed in.').waitFor();
    const kept = await tab.locator('body').evaluate(() => Object.keys(localStorage).join(' '));
    expect(kept).not.toMatch(/accesstoken|idtoken|refreshtoken/i);
    await shoot(page, 'tab-signed-out-1366-light');
    expect(await tabFaults(page)).toEqual([]);
    await page.reload();
    await tab.getByRole('heading', { name: 'Sign in to see the register' }).waitFor();
    await tab.getByRole('button', { name: 'Sign in' }).click();
    await tab.getByRole('heading', { name: 'Settings' }).waitFor();
  });

  test('help, privacy and terms are there without a sign-in, in windows of their own', async () => {
    const { context, tab } = await open({ isSignedIn: false });
    const placeOf = () => tab.locator('body').evaluate(() => location.href);
    const before = await placeOf();
    for (const [name, heading] of [
      ['Help', 'Help'],
      ['Privacy', 'Privacy'],
      ['Terms of use', 'Terms of use'],
    ] as const) {
      const link = tab.getByRole('link', { name: `${name} (opens in a new window)` });
      const [shown] = await Promise.all([context.waitForEvent('page'), link.click()]);
      await shown.getByRole('heading', { level: 1, name: heading }).waitFor();
      await shoot(shown, `tab-page-${heading.split(' ')[0]?.toLowerCase()}`);
      expect(await axeFaults(shown)).toEqual([]);
      await shown.close();
    }
    expect(await placeOf()).toBe(before);
    expect(context.pages()).toHaveLength(1);
  });

  test('an administrator gives somebody a role, and takes it back', async () => {
    const { page, tab } = await open({ hash: '#/settings' });
    const elena = ground.user('Elena Petrova');
    await tab.getByRole('combobox', { name: 'Give somebody a role' }).pressSequentially('Elena');
    await tab.getByRole('option', { name: /Elena Petrova/ }).click();
    const form = tab.getByRole('group', { name: 'Roles of Elena Petrova' });
    await form.getByLabel('Coordinator').check();
    await form.scrollIntoViewIfNeeded();
    await shoot(page, 'tab-roles-1366-light');
    expect(await tabFaults(page)).toEqual([]);
    await form.getByRole('button', { name: 'Save roles' }).click();
    const change = tab.getByRole('button', { name: 'Change the roles of Elena Petrova' });
    await change.waitFor();
    expect((await settings()).roles[elena.id]).toEqual(['coordinator']);
    await change.click();
    await form.getByLabel('Coordinator').uncheck();
    await form.getByRole('button', { name: 'Save roles' }).click();
    await expect.poll(() => change.count()).toBe(0);
    expect((await settings()).roles[elena.id] ?? []).toEqual([]);
  });

  test('a transcript that is not there says so beside its link', async () => {
    const { page, tab } = await open({ hash: '#/capture' });
    await tab.getByLabel('Link of the Teams meeting').fill('https://teams.microsoft.com/l/meetup-join/none');
    await tab.getByRole('button', { name: 'Fetch the transcript' }).click();
    await tab.getByText('There is no transcript that you may read.').waitFor();
    await tab.getByText('There is no transcript that you may read.').scrollIntoViewIfNeeded();
    await shoot(page, 'tab-transcript-1366-light');
    expect(await tabFaults(page)).toEqual([]);
  });

  test(`${MANY_TABS} open tabs ask Graph nothing`, async () => {
    await ground.stage.control('/requests', { method: 'DELETE' });
    const first = await open({ hash: '#/register' });
    const tabs = [first];
    while (tabs.length < MANY_TABS) tabs.push(await open({ hash: '#/register', beside: first }));
    const polls = tabs.map(({ page }) => {
      const statuses: number[] = [];
      page.on('response', (response) => response.url().includes('limit=1') && statuses.push(response.status()));
      return statuses;
    });
    await Promise.all(tabs.map(({ tab }) => rows(tab).first().waitFor()));
    const before = polls.map(({ length }) => length);
    const least = () => Math.min(...polls.map(({ length }, index) => length - (before[index] ?? 0)));
    await expect.poll(least, { timeout: 90_000, interval: 500 }).toBeGreaterThan(1);
    expect(new Set(polls.map((statuses) => statuses.at(-1)))).toEqual(new Set([304]));
    const asked = await askedOfGraph();
    expect(asked.filter(({ isRhythm }) => !isRhythm).map(({ call }) => call)).toEqual([]);
    // Were a tab the cause, each of them would have asked for each list.
    for (const { call } of asked) expect(asked.filter((one) => one.call === call).length, call).toBeLessThan(MANY_TABS);
  });

  const settings = () => ground.stage.api<SettingsView>(ground.stage.chair, pathOf('settings'));

  /**
   * Calls of the product to Graph. In a rhythm of its own the server reads what changed in each list and keeps its
   * subscriptions, as itself, however many tabs are open; everything else somebody would have caused.
   */
  const askedOfGraph = async () => {
    const product = ground.stage.tenant.facts.clients.find(({ name }) => name === 'product')?.clientId;
    const { value } = await ground.stage.control<{
      value: readonly { app: string | null; user: string | null; method: string; url: string }[];
    }>('/requests');
    return value
      .filter(({ app }) => app === product)
      .map(({ user, method, url }) => {
        const call = `${method} ${url.split('?')[0]}`;
        return { call, isRhythm: user === null && /^GET .*\/items\/delta$|\/subscriptions(\/|$)/.test(call) };
      });
  };
});

const isFocused = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => element.ownerDocument.activeElement === element);
