/** Every state of the tab that is not its everyday one: each says what is the matter and what to do next, for everybody. */
import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { browserPath } from '../support/browser.ts';
import { faultsInAllThemes } from '../support/tab-looks.ts';
import { fillRegister, type Register, registerOf, rows } from '../support/tab-register.ts';
import { openTabStage, type TabStage } from '../support/tab-stage.ts';

const path = browserPath();
const SCREENS_WITHOUT_ITEMS = ['mine', 'register', 'board', 'timeline', 'sessions', 'dashboard'] as const;

describe.skipIf(path === null)('a register that does not stand yet', () => {
  let ground: TabStage;
  beforeAll(async () => {
    ground = await openTabStage(path ?? '', { isProvisioned: false });
  });
  afterEach(() => ground.closeTabs());
  afterAll(() => ground?.close());

  test('shows others both steps of an administrator, who sets it up and lands where one can begin', async () => {
    const theirs = await ground.open({ user: ground.user('Grace Whitfield') });
    const consent = theirs.tab.getByRole('link', { name: /Approve the permissions/ });
    await consent.waitFor();
    expect(await consent.getAttribute('href')).toMatch(
      new RegExp(`/${ground.stage.tenant.facts.tenantId}/adminconsent\\?client_id=[0-9a-f-]{36}$`),
    );
    await theirs.tab.getByRole('button', { name: 'Sign out' }).waitFor();
    expect(await faultsInAllThemes(theirs, 'first-run-others')).toEqual([]);

    const { page, tab } = await ground.open();
    await tab.getByRole('link', { name: /Approve the permissions/ }).waitFor();
    expect(await faultsInAllThemes({ page, tab }, 'first-run-admin')).toEqual([]);
    await tab.getByRole('button', { name: 'Set up the register' }).click();
    for (const screen of SCREENS_WITHOUT_ITEMS) {
      await tab.locator('header').waitFor();
      await tab.locator('body').evaluate((_body, hash) => {
        location.hash = hash;
      }, `#/${screen}`);
      await tab.locator(`[data-screen=${screen}]`).getByRole('button', { name: 'Capture notes' }).waitFor();
      expect(await faultsInAllThemes({ page, tab }, `empty-${screen}`)).toEqual([]);
    }
    await tab.locator('[data-screen] button', { hasText: 'Capture notes' }).click();
    await tab.getByRole('button', { name: 'Try it with an example' }).click();
    await tab.locator('[data-entry]').first().waitFor();

    await theirs.tab.getByRole('button', { name: 'Check again' }).click();
    await theirs.tab.getByRole('tab', { name: 'Register' }).waitFor();
  });
});

describe.skipIf(path === null)('a register in trouble', () => {
  let ground: TabStage;
  let register: Register;
  const open: TabStage['open'] = (wish) => ground.open(wish);
  const strike = (rule: object) => ground.stage.control('/faults', { method: 'POST', body: { times: null, ...rule } });
  const heal = () => ground.stage.control('/faults', { method: 'DELETE' });
  const edit = async (page: Page, tab: FrameLocator, reference: string, title: string) => {
    await tab.locator(`[data-reference="${reference}"] [data-column="2"]`).dblclick();
    await tab.getByRole('grid').getByRole('textbox').fill(title);
    await page.keyboard.press('Enter');
  };
  /** The server keeps a lane closed as long as it was told; a new one has never been told. */
  const openLanes = async () => {
    await heal();
    await ground.stopServer();
    await ground.startServer();
  };
  const failures = (page: Page) => page.evaluate('log.failures');

  beforeAll(async () => {
    ground = await openTabStage(path ?? '');
    await fillRegister(ground);
    register = registerOf(ground);
  });
  afterEach(async () => {
    await heal();
    await ground.closeTabs();
  });
  afterAll(() => ground?.close());

  test('whose site a person may not read says so, and whom to ask', async () => {
    await strike({ match: { path: '**/items' }, status: 403, code: 'accessDenied' });
    const opening = await open({ place: 'channel', user: ground.user('Grace Whitfield') });
    await opening.tab.getByRole('heading', { name: 'SharePoint does not let you do this.' }).waitFor();
    await opening.tab.getByText(/Ask the owner of the site/).waitFor();
    expect(await faultsInAllThemes(opening, 'no-permission')).toEqual([]);
  });

  test('that Microsoft 365 slows down counts the seconds, and goes on after them', async () => {
    await strike({ match: { path: '**/items' }, status: 429, retryAfterSeconds: 90 });
    const opening = await open({
      place: 'channel',
      user: ground.user('Daniel Okafor'),
      prepare: (page) => page.clock.install(),
    });
    const { page, tab } = opening;
    await tab.getByRole('heading', { name: 'Microsoft 365 asks us to slow down.' }).waitFor();
    await tab.getByText(/It goes on in \d+ seconds/).waitFor();
    const again = tab.getByRole('button', { name: 'Try again' });
    expect(await again.getAttribute('aria-disabled')).toBe('true');
    expect(await faultsInAllThemes(opening, 'throttled')).toEqual([]);
    await openLanes();
    await page.clock.fastForward(95_000);
    await rows(tab).first().waitFor();
  });

  test('that is slowed down in the middle of a save keeps what was typed', async () => {
    const reference = await register.referenceOf('Ask the landlord');
    const opening = await open({ hash: '#/register' });
    const { page, tab } = opening;
    await rows(tab).first().waitFor();
    await strike({ match: { method: 'PATCH' }, status: 429, retryAfterSeconds: 120 });
    await strike({ match: { method: 'POST', path: '**/$batch' }, status: 429, retryAfterSeconds: 120 });
    await edit(page, tab, reference, 'Ask the landlord about both ramps');
    await tab.getByText(/1 change is not saved\./).waitFor({ timeout: 60_000 });
    await tab
      .getByRole('alert')
      .getByText(/asks us to slow down/)
      .waitFor();
    expect(await faultsInAllThemes(opening, 'throttled-save')).toEqual([]);
    await openLanes();
    await tab.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
    await expect.poll(async () => (await register.read(reference)).title).toBe('Ask the landlord about both ramps');
  });

  test('behind a tenant that is down says so and comes back on a press', async () => {
    await strike({ match: { path: '**/items' }, status: 500 });
    const opening = await open({ place: 'channel', user: ground.user('Amira Haddad') });
    const { tab } = opening;
    await tab.getByRole('heading', { name: 'Microsoft 365 cannot be reached.' }).waitFor({ timeout: 60_000 });
    expect(await faultsInAllThemes(opening, 'error')).toEqual([]);
    await heal();
    await tab.getByRole('button', { name: 'Try again' }).click();
    await rows(tab).first().waitFor();
  });

  test('whose server is gone stays on the screen, says how old it is, and saves when the server is back', async () => {
    const reference = await register.referenceOf('Renew the insurance');
    const opening = await open({ hash: '#/register' });
    const { page, tab } = opening;
    await rows(tab).first().waitFor();
    await tab.locator(`[data-reference="${reference}"] [data-column="2"]`).dblclick();
    await tab.getByRole('grid').getByRole('textbox').press('Escape');
    await ground.stopServer();
    try {
      await edit(page, tab, reference, 'Renew both certificates');
      await tab.getByText(/1 change is not saved\./).waitFor();
      await tab.getByText(/What you see is from \d+:\d\d/).waitFor({ timeout: 30_000 });
      expect(await rows(tab).count()).toBeGreaterThan(5);
      expect(await faultsInAllThemes(opening, 'server-gone')).toEqual([]);
    } finally {
      await ground.startServer();
    }
    await tab.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
    await expect
      .poll(async () => (await register.read(reference)).title, { timeout: 30_000 })
      .toBe('Renew both certificates');
    await expect.poll(() => tab.getByText(/What you see is from/).count(), { timeout: 30_000 }).toBe(0);
  });

  test('without a network from the start says so, and comes by itself when the network does', async () => {
    const opening = await open({
      prepare: (page) =>
        page.route('**/api/v1/me', async (route) => {
          await page.context().setOffline(true);
          await route.abort('internetdisconnected');
        }),
    });
    const { context, page, tab } = opening;
    await tab.getByRole('heading', { name: 'You are offline.' }).waitFor();
    await expect.poll(() => page.evaluate("log.funcs.includes('appInitialization.expectedFailure')")).toBe(true);
    expect(await faultsInAllThemes(opening, 'offline-start')).toEqual([]);
    await page.unroute('**/api/v1/me');
    await context.setOffline(false);
    await tab.getByRole('heading', { name: 'Good to see you, Marcus' }).waitFor({ timeout: 30_000 });
  });

  test('that loses the network in the middle of a save does nothing twice', async () => {
    const reference = await register.referenceOf('Write the induction');
    const opening = await open({ hash: '#/register' });
    const { context, page, tab } = opening;
    await rows(tab).first().waitFor();
    const address = `**/api/v1/actions/${reference}`;
    // The server has done it, and its answer is lost.
    await page.route(address, async (route) => {
      if (route.request().method() !== 'PATCH') return route.continue();
      await route.fetch();
      await context.setOffline(true);
      return route.abort('internetdisconnected');
    });
    await edit(page, tab, reference, 'Write the induction for everybody');
    await tab.getByText(/1 change is not saved\./).waitFor();
    await tab.getByText('You are offline. What you see may be old; what you type is kept.').waitFor();
    expect(await faultsInAllThemes(opening, 'offline-save')).toEqual([]);
    await page.unroute(address);
    await context.setOffline(false);
    await tab.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => tab.getByText(/is not saved/).count()).toBe(0);
    const { item, log } = await register.detail(reference);
    expect(item.title).toBe('Write the induction for everybody');
    expect(log.filter(({ what }) => what === 'changed')).toHaveLength(1);
  });

  test('saves the part of many changes that fits, and names the rest', async () => {
    const titles = ['Compare three offers', 'Agree the weekend rota'];
    const references = await Promise.all(titles.map(register.referenceOf));
    const [free = '', taken = ''] = references;
    const opening = await open({ hash: '#/register' });
    const { page, tab } = opening;
    await rows(tab).first().waitFor();
    // The page does not hear of the other change until it saves.
    await page.route('**/api/v1/actions?*', (route) => route.abort());
    await register.change(taken, { dueOn: '2026-06-01' });
    for (const reference of references) await tab.getByRole('checkbox', { name: `Select ${reference}` }).click();
    await tab.getByRole('button', { name: 'Due date', exact: true }).click();
    await tab.getByRole('dialog').getByLabel('Due date').fill('2026-05-29');
    await page.keyboard.press('Enter');
    await tab.getByText(`Changed ${free}.`).waitFor();
    await tab
      .getByRole('alert')
      .getByText(new RegExp(`1 change is not saved\\.\\s*${taken}`))
      .waitFor();
    expect((await register.read(taken)).dueOn).toBe('2026-06-01');
    expect((await register.read(free)).dueOn).toBe('2026-05-29');
    await tab.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(async () => (await register.read(free)).dueOn).toBe('2026-04-17');
    expect(await faultsInAllThemes(opening, 'partial')).toEqual([]);
    await tab.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
    await tab.getByRole('alertdialog').getByRole('button', { name: 'Keep theirs' }).click();
    await expect.poll(() => tab.getByText(/is not saved/).count()).toBe(0);
  });

  test('shows a session although its preview does not come', async () => {
    const opening = await open({
      hash: '#/sessions?session=S-001',
      prepare: (page) => page.route('**/summary', (route) => route.abort('connectionreset')),
    });
    const { page, tab } = opening;
    await tab.getByRole('heading', { name: 'The server cannot be reached.' }).waitFor({ timeout: 30_000 });
    await tab.getByRole('heading', { name: 'Action items' }).waitFor();
    expect(await faultsInAllThemes(opening, 'partial-session')).toEqual([]);
    await page.unroute('**/summary');
    await tab.getByRole('button', { name: 'Try again' }).click();
    await tab.locator('iframe[title="The summary mail"]').waitFor();
  });

  test('behind a server that never answers says so early, tells Teams in time, and can be tried again', async () => {
    const asked = promised<void>();
    const opening = await open({ prepare: (page) => neverAnswered(page, asked.keep) });
    const { page, tab } = opening;
    await asked.kept;
    await tab.getByRole('status', { name: 'Loading …' }).waitFor();
    expect(await page.evaluate('log.success')).toBe(0);
    await page.clock.runFor(6_000);
    await tab.getByText('This takes longer than usual …').waitFor();
    expect(await faultsInAllThemes(opening, 'slow')).toEqual([]);
    await page.clock.runFor(10_000);
    await tab.getByRole('heading', { name: 'The server did not answer in time.' }).waitFor();
    await expect.poll(() => failures(page)).toEqual(['Followthrough does not answer.']);
    expect(await tab.getByRole('status', { name: 'Loading …' }).count()).toBe(0);
    expect(await faultsInAllThemes(opening, 'timed-out')).toEqual([]);
    await page.unroute('**/api/v1/me');
    await tab.getByRole('button', { name: 'Try again' }).click();
    await tab.getByRole('heading', { name: 'Good to see you, Marcus' }).waitFor();
    await expect.poll(() => page.evaluate('log.success')).toBe(1);
  });

  test('whose sign-in and server are both slow gives up before Teams does', async () => {
    const token = promised<boolean>();
    const asked = promised<void>();
    const opening = await open({
      isSignedIn: token.kept,
      prepare: (page) => neverAnswered(page, asked.keep),
    });
    const { page, tab } = opening;
    await tab.getByRole('status', { name: 'Loading …' }).waitFor();
    await page.clock.runFor(10_000);
    token.keep(true);
    await asked.kept;
    await page.clock.runFor(11_000);
    await tab.getByRole('heading', { name: 'Followthrough does not answer.' }).waitFor();
    await expect.poll(() => failures(page)).toEqual(['Followthrough does not answer.']);
    expect(await faultsInAllThemes(opening, 'too-slow')).toEqual([]);
  });
});

/** A clock that can jump, and a server that takes the first question and never answers it. */
async function neverAnswered(page: Page, onAsked: () => void): Promise<void> {
  await page.clock.install();
  await page.route('**/api/v1/me', () => {
    onAsked();
    return new Promise(() => undefined);
  });
}

/** A promise and the way to keep it. */
function promised<Value>(): { readonly kept: Promise<Value>; readonly keep: (value: Value) => void } {
  let keep: (value: Value) => void = () => undefined;
  const kept = new Promise<Value>((settle) => {
    keep = settle;
  });
  return { kept, keep: (value) => keep(value) };
}
