/** What a person does in the workbench: drop a file, answer, reply, switch people, move the clock; also by keyboard alone. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { browserPath } from '../support/browser.ts';
import { frameOf, popupOf, startWorkbenchStage, type WorkbenchStage } from '../support/workbench.ts';

const isRunnable = browserPath() !== null;

let stage: WorkbenchStage;

describe.runIf(isRunnable)('a person in the workbench', () => {
  beforeAll(async () => {
    stage = await startWorkbenchStage();
    const message = {
      subject: 'Question',
      body: { contentType: 'text', content: 'Do you have the plan?' },
      toRecipients: [{ emailAddress: { address: stage.sandbox.upn('marcus') } }],
    };
    await stage.sandbox.graph('POST', '/me/sendMail', { user: stage.sandbox.upn('priya'), body: { message } });
  });
  afterEach(() => stage.closePages());
  afterAll(() => stage?.close());

  test('a dropped file is open as a meeting at once, and stands in the colleague’s calendar', async () => {
    const page = await stage.open();
    await page.getByRole('button', { name: 'Demo controls' }).click();
    const text = '# Harbour talk\n\n- [ ] Priya Raman: send the plan\n';
    await page
      .getByLabel('Choose a file')
      .setInputFiles({ name: 'a.md', mimeType: 'text/markdown', buffer: Buffer.from(text) });
    await page.getByText('“Harbour talk” is now a meeting.').waitFor();
    await page.frameLocator('iframe[title="Invitation text"]').getByText('send the plan').waitFor();
    const { body } = await stage.sandbox.graph('GET', `/me/events?$filter=subject eq 'Harbour talk'`, {
      user: stage.sandbox.upn('priya'),
    });
    expect(body.value).toHaveLength(1);
  });

  test('a file that cannot be used is refused in words', async () => {
    const page = await stage.open();
    await page.getByRole('button', { name: 'Demo controls' }).click();
    await page
      .getByLabel('Choose a file')
      .setInputFiles({ name: 'a.ics', mimeType: 'text/calendar', buffer: Buffer.from('x') });
    await page.getByText(/cannot be read|damaged/).waitFor();
  });

  test('a reply reaches the other person, who sees the thread', async () => {
    const page = await stage.open();
    await page.getByRole('button', { name: 'Question' }).first().click();
    await page.getByRole('button', { name: 'Reply', exact: true }).click();
    const editor = page.frameLocator('iframe[title="Message text"]').locator('body');
    await editor.click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('Here it is. ');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('Sent.').waitFor();
    await page.getByLabel('Signed in as').selectOption({ label: 'Priya Raman' });
    await page.getByRole('button', { name: /RE: Question/ }).click();
    await page.frameLocator('iframe[title="Message: RE: Question"]').getByText('Here it is.').waitFor();
    await page.getByRole('heading', { name: 'In this conversation (1 more)' }).waitFor();
  });

  test('new mail appears by itself', async () => {
    const page = await stage.open();
    const message = { subject: 'Just now', toRecipients: [{ emailAddress: { address: stage.sandbox.upn('marcus') } }] };
    await stage.sandbox.graph('POST', '/me/sendMail', { user: stage.sandbox.upn('grace'), body: { message } });
    await page.getByRole('button', { name: /Just now/ }).waitFor();
  });

  test('the clock jumps and says when it has', async () => {
    const page = await stage.open();
    const clock = page.getByRole('group', { name: 'Clock of the demo' });
    const before = await clock.locator('time').innerText();
    await page.getByRole('button', { name: 'Move the clock on by 24 hours' }).click();
    await expect.poll(() => clock.locator('time').innerText()).not.toBe(before);
    expect(stage.jumps).toEqual(['PT24H']);
  });

  test('a dialog of the pane is a real window that answers it', async () => {
    const page = await stage.open();
    await page.getByRole('button', { name: 'Question' }).first().click();
    await page.getByRole('button', { name: 'Test app' }).click();
    const pane = await frameOf(page, '/pane.html');
    const dialog = await popupOf(page, () =>
      pane.evaluate(`ready.then(() => new Promise((settle) => Office.context.ui.displayDialogAsync(
      location.origin + '/pane.html?dialog', { promptBeforeOpen: false, width: 30, height: 30 }, (result) => {
        result.value.addEventHandler(Office.EventType.DialogMessageReceived, (told) => events.push(told.message));
        settle(result.status);
      })))`),
    );
    await dialog.evaluate(`ready.then(() => Office.context.ui.messageParent('done'))`);
    await expect.poll(() => pane.evaluate('events.at(-1)')).toBe('done');
  });

  test('a sign-in window of the tab tells how it went, and closing it is told too', async () => {
    const page = await stage.open();
    await page.getByRole('button', { name: 'Teams', exact: true }).click();
    const tab = await frameOf(page, '/tab.html');
    const ask = `ready.then(() => microsoftTeams.authentication.authenticate({ url: location.origin + '/tab.html?silent', width: 400, height: 400 })
      .then((value) => 'got ' + value, (error) => 'no: ' + error.message))`;
    const askOnce = () => tab.evaluate(`events.push('asked'), void ${ask}.then((said) => events.push(said))`);
    const first = await popupOf(page, askOnce);
    // Not awaited in the window: the answer closes it.
    await first.evaluate(`void ready.then(() => microsoftTeams.authentication.notifySuccess('a code'))`);
    await expect.poll(() => tab.evaluate('events.at(-1)')).toBe('got a code');
    const second = await popupOf(page, askOnce);
    await second.close();
    await expect.poll(() => tab.evaluate('events.at(-1)')).toBe('no: CancelledByUser');
  });

  test('a message is read and its pane opened by keyboard alone', async () => {
    const page = await stage.open();
    const focused = () =>
      page.evaluate<string>('document.activeElement === document.body ? "" : document.activeElement.textContent');
    const tabTo = async (wanted: RegExp): Promise<void> => {
      for (let step = 0; step < 60 && !wanted.test(await focused()); step += 1) await page.keyboard.press('Tab');
      expect(await focused()).toMatch(wanted);
    };
    await page
      .getByRole('button', { name: /Question/ })
      .first()
      .waitFor();
    await tabTo(/Question/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Question' }).waitFor();
    await expect.poll(focused).toMatch(/^(RE: )?Question$/);
    await page.keyboard.press('Shift+Tab');
    await expect.poll(focused).toBe('Test app');
    await page.keyboard.press('Enter');
    await (await frameOf(page, '/pane.html')).evaluate('ready');
    await page.getByRole('button', { name: 'Demo controls' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    expect(await focused()).toBe('Demo controls');
  });
});
