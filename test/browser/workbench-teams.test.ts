/** The Teams frame against the real teams-js and msal-browser in Chromium. */
import type { Frame, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { browserPath } from '../support/browser.ts';
import { frameOf, startWorkbenchStage, type WorkbenchStage } from '../support/workbench.ts';

const isRunnable = browserPath() !== null;

let stage: WorkbenchStage;

describe.runIf(isRunnable)('the Teams frame', () => {
  beforeAll(async () => {
    stage = await startWorkbenchStage();
    await holdMeeting();
  });
  afterEach(() => stage.closePages());
  afterAll(() => stage?.close());

  test('teams-js starts in the personal app and reads its context', async () => {
    const { page, tab } = await openTab();
    expect(await tab.evaluate('ready')).toBe(true);
    const context = (await tab.evaluate('microsoftTeams.app.getContext()')) as Context;
    expect(context.page).toMatchObject({ id: 'register', frameContext: 'content' });
    expect(context.user?.userPrincipalName).toBe(stage.sandbox.upn('marcus'));
    expect(context.app.host.name).toBe('Teams');
    await page.getByText('Loading the app').waitFor({ state: 'hidden' });
  });

  test('the theme follows the switch without a reload', async () => {
    const { page, tab } = await openTab();
    await page.getByLabel('Theme').selectOption('dark');
    await expect.poll(() => tab.evaluate('events.at(-1)')).toBe('theme dark');
    await page.getByLabel('Theme').selectOption('contrast');
    await expect.poll(() => tab.evaluate('events.at(-1)')).toBe('theme contrast');
  });

  test('nested app authentication gives a real token and fills the cache of msal', async () => {
    const { tab } = await openTab();
    expect(await tab.evaluate('microsoftTeams.nestedAppAuth.isNAAChannelRecommended()')).toBe(true);
    const first = (await tab.evaluate(silentToken())) as { accessToken: string; username: string };
    expect(first.username).toBe(stage.sandbox.upn('marcus'));
    expect(await tab.evaluate(silentToken())).toMatchObject({ accessToken: first.accessToken, fromCache: true });
  });

  test('single sign-on gives a token, or a reason when the switch says so', async () => {
    const { page, tab } = await openTab();
    const ask = 'microsoftTeams.authentication.getAuthToken()';
    expect(String(await tab.evaluate(ask)).split('.')).toHaveLength(3);
    await page.getByRole('button', { name: 'Demo controls' }).click();
    await page.getByLabel('Tokens for the app').selectOption('interaction');
    await expect(tab.evaluate(ask)).rejects.toThrow('resourceRequiresConsent');
  });

  test('without a bridge teams-js says so', async () => {
    const { page } = await openTab();
    await page.getByRole('button', { name: 'Demo controls' }).click();
    await page.getByLabel('Tokens for the app').selectOption('no-bridge');
    await expect
      .poll(async () =>
        (await frameOf(page, '/tab.html')).evaluate('ready.then(() => "nestedAppAuthBridge" in window)'),
      )
      .toBe(false);
  });

  test('a dialog answers the page that opened it', async () => {
    const { page, tab } = await openTab();
    await tab.evaluate(`microsoftTeams.dialog.url.open({ url: location.origin + '/tab.html?dialog', title: 'Evidence',
      size: { width: 400, height: 300 } }, (answer) => events.push(answer.result ?? answer.err),
      (message) => events.push('child ' + message))`);
    await page.getByRole('dialog', { name: 'Evidence' }).waitFor();
    const dialog = await frameOf(page, '?dialog');
    await dialog.evaluate('ready');
    const context = (await dialog.evaluate('microsoftTeams.app.getContext()')) as Context;
    expect(context.page.frameContext).toBe('task');
    await dialog.evaluate(`microsoftTeams.dialog.url.parentCommunication.sendMessageToParentFromDialog('hello')`);
    await expect.poll(() => tab.evaluate('events.at(-1)')).toBe('child hello');
    await dialog.evaluate(`microsoftTeams.dialog.url.submit({ saved: 1 })`);
    await expect.poll(() => tab.evaluate('events.at(-1)')).toEqual({ saved: 1 });
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('the back button asks the app', async () => {
    const { page, tab } = await openTab();
    await tab.evaluate(
      `microsoftTeams.pages.backStack.registerBackButtonHandler(() => { events.push('back'); return true; })`,
    );
    await page.getByRole('region', { name: 'App' }).getByRole('button', { name: 'Back' }).click();
    await expect.poll(() => tab.evaluate('events.at(-1)')).toBe('back');
  });

  test('a deep link opens the app at the item', async () => {
    const { page, tab } = await openTab();
    const link = `https://teams.microsoft.com/l/entity/11111111-2222-4333-8444-555555555555/register?context=${encodeURIComponent('{"subEntityId":"AI-007"}')}`;
    await tab.evaluate(`void microsoftTeams.app.openLink('${link}')`);
    await expect
      .poll(async () => {
        const fresh = await frameOf(page, '/tab.html');
        return fresh.evaluate(
          'ready.then(() => microsoftTeams.app.getContext()).then((context) => context.page.subPageId)',
        );
      })
      .toBe('AI-007');
  });

  test('a channel tab is added with its settings page', async () => {
    const { page } = await openTab();
    await page.getByRole('button', { name: 'General' }).click();
    await page.getByRole('button', { name: 'Add Test app' }).click();
    const settings = await frameOf(page, '/tab.html');
    await settings.evaluate('ready');
    expect(((await settings.evaluate('microsoftTeams.app.getContext()')) as Context).page.frameContext).toBe(
      'settings',
    );
    const save = page.getByRole('button', { name: 'Save', exact: true });
    expect(await save.isDisabled()).toBe(true);
    await settings.evaluate(`microsoftTeams.pages.config.registerOnSaveHandler(async (event) => {
      await microsoftTeams.pages.config.setConfig({ entityId: 'board', suggestedDisplayName: 'Quality board',
        contentUrl: location.origin + '/tab.html?board' });
      event.notifySuccess();
    }); microsoftTeams.pages.config.setValidityState(true)`);
    await save.click();
    await page.getByRole('button', { name: 'Quality board', exact: true }).waitFor();
    const tab = await frameOf(page, '?board');
    await tab.evaluate('ready');
    const context = (await tab.evaluate('microsoftTeams.app.getContext()')) as Context;
    expect(context.channel?.displayName).toBe('General');
    expect(context.page.id).toBe('board');
  });

  test('a meeting has the app in a panel of 280 pixels', async () => {
    const { page } = await openTab();
    await page.getByRole('button', { name: 'Meeting' }).click();
    const panel = page.getByRole('complementary', { name: 'Test app in the meeting' });
    await panel.waitFor();
    expect((await panel.boundingBox())?.width).toBe(280);
    const frame = await frameOf(page, '/tab.html');
    await frame.evaluate('ready');
    const context = (await frame.evaluate('microsoftTeams.app.getContext()')) as Context;
    expect(context.page.frameContext).toBe('sidePanel');
    // As Teams writes it: the thread of the meeting's chat, in base64.
    expect(atob(context.meeting?.id ?? '')).toMatch(/^0#19:meeting_[^#]+@thread\.v2#0$/);
    const details = await frame.evaluate(`new Promise((settle) =>
      microsoftTeams.meeting.getMeetingDetails((error, value) => settle(error ?? value.details.title)))`);
    expect(details).toBe('Spring review');
  });

  test('an app that never says it is ready is given up after 30 seconds, with a way to try again', async () => {
    const page = await stage.open();
    await page.clock.install();
    await page.route('**/tab.html', (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Silent</h1>' }));
    await page.getByRole('button', { name: 'Teams', exact: true }).click();
    await page.getByText('Loading the app').waitFor();
    await page.clock.runFor(31_000);
    await page.getByText('It has not said it is ready within 30 seconds.').waitFor();
    await page.unroute('**/tab.html');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('Loading the app').waitFor({ state: 'hidden' });
  });

  test('messages of other windows are not heard', async () => {
    const { page } = await openTab();
    await page.evaluate(`postMessage({ id: 1, func: 'getContext', args: [] }, '*')`);
    await page.getByRole('button', { name: 'Demo controls' }).click();
    const calls = page.getByRole('cell', { name: 'getContext' });
    expect(await calls.count()).toBe(0);
  });
});

interface Context {
  readonly app: { readonly host: { readonly name: string } };
  readonly page: { readonly id: string; readonly frameContext: string; readonly subPageId?: string };
  readonly user?: { readonly userPrincipalName?: string };
  readonly channel?: { readonly displayName?: string };
  readonly meeting?: { readonly id?: string };
}

async function openTab(): Promise<{ page: Page; tab: Frame }> {
  const page = await stage.open();
  await page.getByRole('button', { name: 'Teams', exact: true }).click();
  const tab = await frameOf(page, '/tab.html');
  await tab.evaluate('ready');
  return { page, tab };
}

const silentToken = (): string => {
  const client = (name: string) => stage.sandbox.clients.find((one) => one.name === name)?.clientId;
  const authority = `https://login.microsoftonline.com/${stage.sandbox.tenantId}`;
  return `silentToken('${client('spa')}', '${authority}', 'api://${client('product')}/access_as_user')`;
};

async function holdMeeting(): Promise<void> {
  const { now } = (await stage.sandbox.tell('GET', '/clock')) as unknown as { now: string };
  const at = (ms: number) => ({ dateTime: new Date(Date.parse(now) + ms).toISOString().slice(0, 19), timeZone: 'UTC' });
  const body = { subject: 'Spring review', start: at(0), end: at(3_600_000), isOnlineMeeting: true };
  await stage.sandbox.graph('POST', '/me/events', { user: stage.sandbox.upn('marcus'), body });
}
