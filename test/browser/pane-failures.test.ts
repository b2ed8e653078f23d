/** Hosts and servers that fail in the middle of things: each ends in words and a next step, and nothing typed is lost. */
import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { pathOf } from '../../shared/contract/paths.ts';
import { browserPath, shoot } from '../support/browser.ts';
import { paneFaults } from '../support/pane-looks.ts';
import { appointment, type OpenPane, openPaneStage, type PaneStage } from '../support/pane-stage.ts';

const path = browserPath();
const named = (subject: string, rest: Record<string, unknown> = {}) =>
  appointment({ subject, normalizedSubject: subject, ...rest });

describe.skipIf(path === null)('the pane when something fails', () => {
  let ground: PaneStage;
  const open = async (item: unknown): Promise<OpenPane> => {
    const one = await ground.open(item);
    await one.pane.locator('[data-entry]').first().waitFor();
    return one;
  };
  beforeAll(async () => {
    ground = await openPaneStage(path ?? '');
  });
  afterEach(() => ground.closePanes());
  afterAll(() => ground?.close());

  const look = async (page: Page, name: string) => {
    await shoot(page, `pane-${name}-320`);
    expect(await paneFaults(page)).toEqual([]);
  };

  test.each([
    ['USER_CANCEL', /The sign-in was closed before it was finished/],
    ['USER_INTERACTION_REQUIRED', /wants to see you first/],
    ['NO_NETWORK', /There is no connection/],
    ['PERSISTENT_ERROR', /Signing in does not work at the moment/],
  ] as const)('a sign-in that ends with %s says so and can be tried again', async (status, words) => {
    ground.signedIn(false, { status });
    const { page, pane } = await open(named(`Refused ${status}`));
    await accept(pane);
    const button = pane.getByRole('button', { name: 'Sign in and save' });
    await button.click();
    await pane.getByText(words).first().waitFor();
    await look(page, `sign-in-${status.toLowerCase().replaceAll('_', '-')}`);
    ground.signedIn(true);
    await button.click();
    await saved(pane);
  });

  test('a server that says when to come back is left alone until then', async () => {
    ground.signedIn(true);
    const { page, pane } = await open(named('Throttled list'));
    await page.route('**/api/v1/actions?stages*', (route) => route.fulfill(problem(429, 'rate-limited', 40)));
    await page.reload();
    await pane.getByRole('tab', { name: 'Open items' }).click();
    await pane.getByText(/It goes on in \d+ seconds/).waitFor();
    expect(await pane.getByRole('button', { name: 'Try again' }).getAttribute('aria-disabled')).toBe('true');
    await look(page, 'open-throttled');
  });

  test('a list is there without a connection, once the pane had time to fetch its parts', async () => {
    ground.signedIn(true);
    const { page, pane } = await open(named('Offline list'));
    await pane.getByRole('button', { name: 'Sign out' }).waitFor();
    const isThere = (part: string) =>
      pane
        .locator('body')
        .evaluate(
          (_, wanted) => performance.getEntriesByType('resource').some(({ name }) => name.includes(wanted)),
          part,
        );
    for (const part of ['/assets/open-items-', '/api/v1/actions?stages', '/api/v1/sessions'])
      await expect.poll(() => isThere(part)).toBe(true);
    await page.context().setOffline(true);
    await pane.getByText('You are offline. What you see may be old').waitFor();
    await pane.getByRole('tab', { name: 'Open items' }).click();
    await pane.getByRole('heading', { name: 'No earlier meetings known' }).waitFor();
    await look(page, 'open-offline');
    await page.context().setOffline(false);
    await expect.poll(() => pane.getByText('You are offline. What you see may be old').count()).toBe(0);
  });

  test('a part of the page that did not arrive can be had with two clicks', async () => {
    ground.signedIn(false);
    const { page, pane } = await ground.open(null);
    await page.route('**/assets/open-items-*', (route) => route.abort());
    await page.evaluate((one) => (window as unknown as { open_(item: unknown): void }).open_(one), named('Lost part'));
    await pane.locator('[data-entry]').first().waitFor();
    await pane.getByRole('tab', { name: 'Open items' }).click();
    await pane.getByText('This part of the page stopped working.').waitFor();
    await look(page, 'lost-part');
    await page.unroute('**/assets/open-items-*');
    // The first try draws it again, the second reads the page anew.
    const again = pane.getByRole('button', { name: 'Try again' });
    await again.click();
    await again.click();
    await pane.locator('[data-entry]').first().waitFor();
    await pane.getByRole('tab', { name: 'Open items' }).click();
    await pane.getByText('Sign in to see open items').waitFor();
  });

  test('a save that breaks off in the middle goes on where it was, and saves nothing twice', async () => {
    ground.signedIn(true);
    const tasks = Array.from({ length: 25 }, (_, at) => `<li>Priya Raman to paint the fence ${at} by 12 March.</li>`);
    const { page, pane } = await open(
      named('Broken off', { bodyHtml: `<h3>Action items</h3><ul>${tasks.join('')}</ul>` }),
    );
    await pane.getByRole('button', { name: /^Accept 25 certain/ }).click();
    let parts = 0;
    await page.route('**/api/v1/sessions/**', (route) =>
      ++parts === 1 ? route.continue() : route.abort('internetdisconnected'),
    );
    await pane.getByRole('button', { name: 'Save 25 action items' }).click();
    await pane
      .getByText(/What you typed is kept/)
      .first()
      .waitFor();
    expect(parts).toBe(2);
    await look(page, 'broken-off');
    await page.unroute('**/api/v1/sessions/**');
    await page.reload();
    await pane.getByRole('button', { name: /^Save \d+ action items/ }).click();
    await saved(pane);
    // The button that saved is gone; what came of it has the focus.
    const focused = () =>
      pane.locator('body').evaluate(({ ownerDocument }) => ownerDocument.activeElement?.textContent);
    await expect.poll(focused).toMatch(/^Saved\./);
    expect(await count(ground, 'paint the fence')).toBe(25);
  });

  test('an update of an item that somebody else closed says what happened', async () => {
    ground.signedIn(true);
    const first = await open(named('Changed meanwhile'));
    await accept(first.pane);
    await first.pane.getByRole('button', { name: /^Save 1/ }).click();
    await saved(first.pane);
    await first.pane.getByRole('tab', { name: 'Open items' }).click();
    const item = first.pane.getByRole('list', { name: 'Open from this series' }).getByRole('listitem').first();
    const reference = ((await item.getAttribute('aria-label')) ?? '').split(':')[0] ?? '';
    // What others do reaches the pane within seconds; here it is told of nothing.
    await first.page.route('**/api/v1/actions?*', (route) => route.abort());
    const body = { verb: 'cancel', facts: { reason: 'No longer wanted' } };
    await ground.stage.api(ground.stage.chair, pathOf('transitions', { reference }), { method: 'POST', body });
    await item.getByRole('button', { name: 'Start' }).click();
    await expect.poll(() => item.getByRole('status').textContent()).toMatch(/cannot take this step/);
    await look(first.page, 'changed-meanwhile');
  });

  test('a half-filled editor and a half-typed line are there again after a reload', async () => {
    ground.signedIn(false);
    const { page, pane } = await open(named('Half typed'));
    await pane.getByRole('textbox', { name: 'Add in one line' }).fill('Elena calls the land');
    const card = pane.locator('[data-entry]', { hasText: 'insurance certificate' });
    await card.getByRole('button', { name: 'Edit', exact: true }).click();
    await pane.getByRole('textbox', { name: 'Task' }).fill('Renew the insurance of the boats');
    await pane.getByRole('textbox', { name: 'Due' }).fill('in two weeks');
    await pane.getByText(/Means .*March 19/).waitFor();
    await page.reload();
    const task = pane.getByRole('textbox', { name: 'Task' });
    await expect.poll(() => task.inputValue()).toBe('Renew the insurance of the boats');
    await pane.getByText(/Means .*March 19/).waitFor();
    expect(await pane.getByRole('textbox', { name: 'Add in one line' }).inputValue()).toBe('Elena calls the land');
    await pane.getByRole('button', { name: 'Done' }).click();
    const changed = pane.locator('[data-entry]', { hasText: 'Renew the insurance of the boats' });
    await expect.poll(() => changed.textContent()).toMatch(/Mar 19/);
    await page.reload();
    await changed.waitFor();
    expect(await pane.getByRole('textbox', { name: 'Task' }).count()).toBe(0);
  });
});

const accept = (pane: FrameLocator): Promise<void> =>
  pane.getByRole('button', { name: 'Accept', exact: true }).first().click();

const saved = (pane: FrameLocator): Promise<void> =>
  pane
    .getByText(/^Saved\./)
    .first()
    .waitFor();

const problem = (status: number, kind: string, retryAfterSeconds: number) => ({
  status,
  headers: { 'retry-after': String(retryAfterSeconds), 'content-type': 'application/problem+json' },
  body: JSON.stringify({
    type: `/problems/${kind}`,
    title: 'Too many requests.',
    status,
    detail: 'Wait.',
    next: 'Wait.',
    instance: 'urn:uuid:1',
  }),
});

async function count({ stage }: PaneStage, text: string): Promise<number> {
  const query = new URLSearchParams({ text, limit: '200' });
  return (await stage.api<{ items: unknown[] }>(stage.chair, `${pathOf('actions')}?${query}`)).items.length;
}
