/** The Outlook frame against the real office.js and msal-browser in Chromium. */
import type { Frame, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { browserPath } from '../support/browser.ts';
import { frameOf, startWorkbenchStage, type WorkbenchStage } from '../support/workbench.ts';

const isRunnable = browserPath() !== null;

let stage: WorkbenchStage;

describe.runIf(isRunnable)('the Outlook frame', () => {
  beforeAll(async () => {
    stage = await startWorkbenchStage();
    await deliver('Plan for spring', 'Please <b>send the figures</b> by Friday.');
    await deliver('Minutes', 'Ana will write the summary.');
    await invite();
  });
  afterEach(() => stage.closePages());
  afterAll(() => stage?.close());

  test('office.js starts beside a message and says where it is', async () => {
    const { pane } = await openMessage('Plan for spring');
    expect(await pane.evaluate('ready')).toMatchObject({ host: 'Outlook', platform: 'OfficeOnline' });
    expect(await pane.evaluate('Office.context.mailbox.userProfile.emailAddress')).toBe(stage.sandbox.upn('marcus'));
    expect(await pane.evaluate('Office.context.requirements.isSetSupported("Mailbox", "1.11")')).toBe(true);
    const item = 'Office.context.mailbox.item';
    expect(await pane.evaluate(`[${item}.subject, ${item}.itemType, ${item}.from.emailAddress]`)).toEqual([
      'Plan for spring',
      'message',
      stage.sandbox.upn('priya'),
    ]);
  });

  test('the body comes as HTML and as text', async () => {
    const { pane } = await openMessage('Plan for spring');
    const body = (kind: string) =>
      pane.evaluate(`ask((done) => Office.context.mailbox.item.body.getAsync('${kind}', done))`);
    expect(await body('html')).toContain('<b>send the figures</b>');
    expect(await body('text')).toBe('Please send the figures by Friday.');
  });

  test('custom properties are kept on the item, roaming settings in the mailbox', async () => {
    const first = await openMessage('Plan for spring');
    await first.pane.evaluate(`ask((done) => Office.context.mailbox.item.loadCustomPropertiesAsync(done))
      .then((properties) => { properties.set('seen', 'yes'); return ask((done) => properties.saveAsync(done)); })`);
    await first.pane.evaluate(`Office.context.roamingSettings.set('skipIntro', true);
      ask((done) => Office.context.roamingSettings.saveAsync(done))`);
    await first.page.getByRole('button', { name: 'Close pane' }).click();
    const again = await openPane(first.page);
    const seen = `ask((done) => Office.context.mailbox.item.loadCustomPropertiesAsync(done)).then((all) => all.get('seen'))`;
    expect(await again.evaluate(seen)).toBe('yes');
    expect(await again.evaluate('Office.context.roamingSettings.get("skipIntro")')).toBe(true);
  });

  test('a pinned pane follows the message that is read, another one closes', async () => {
    const { page, pane } = await openMessage('Plan for spring');
    await pane.evaluate(`ask((done) => Office.context.mailbox.addHandlerAsync(Office.EventType.ItemChanged,
      () => events.push(Office.context.mailbox.item?.subject ?? 'none'), done))`);
    await page.getByRole('button', { name: 'Pin' }).click();
    await page.getByRole('button', { name: 'Minutes' }).first().click();
    await expect.poll(() => pane.evaluate('events.at(-1)')).toBe('Minutes');
    await page.getByRole('button', { name: 'Pin' }).click();
    await page.getByRole('button', { name: 'Plan for spring' }).first().click();
    await page.getByRole('complementary', { name: 'Test app' }).waitFor({ state: 'hidden' });
  });

  test('messages for the person stand above the item', async () => {
    const { page, pane } = await openMessage('Plan for spring');
    const notice = `{ type: 'informationalMessage', message: 'Two actions found.', icon: 'i', persistent: false }`;
    const notices = 'Office.context.mailbox.item.notificationMessages';
    await pane.evaluate(`ask((done) => ${notices}.addAsync('found', ${notice}, done))`);
    await page.locator('.notice', { hasText: 'Two actions found.' }).waitFor();
    expect(await pane.evaluate(`ask((done) => ${notices}.getAllAsync(done)).then((all) => all[0].type)`)).toBe(
      'informationalMessage',
    );
    const twice = pane.evaluate(`ask((done) => ${notices}.addAsync('found', ${notice}, done))`);
    await expect(twice).rejects.toThrow('9023');
    await pane.evaluate(`ask((done) => ${notices}.removeAsync('found', done))`);
    await page.locator('.notice').waitFor({ state: 'detached' });
  });

  test('what an attendee sees of an appointment, and the answer given', async () => {
    const page = await stage.open();
    await openEvent(page, 'Spring review');
    const pane = await openPane(page);
    const item = 'Office.context.mailbox.item';
    expect(
      await pane.evaluate(`[${item}.itemType, ${item}.organizer.emailAddress, ${item}.requiredAttendees.length,
        ${item}.end.getTime() - ${item}.start.getTime()]`),
    ).toEqual(['appointment', stage.sandbox.upn('priya'), 1, 3_600_000]);
    await page.getByRole('button', { name: 'Accept' }).click();
    await page.getByText('You accepted.').waitFor();
    const { body } = await stage.sandbox.graph('GET', `/me/events?$filter=subject eq 'Spring review'`, {
      user: stage.sandbox.upn('marcus'),
    });
    expect(body.value[0]?.responseStatus).toMatchObject({ response: 'accepted' });
  });

  test('an appointment being written is read and changed by the pane', async () => {
    const page = await stage.open();
    await page.getByRole('button', { name: 'Calendar', exact: true }).click();
    await page.getByRole('button', { name: 'New meeting' }).click();
    await page.getByLabel('Subject').fill('Kick-off');
    await page.getByLabel('Place').fill('Room Beacon');
    const pane = await openPane(page);
    const item = 'Office.context.mailbox.item';
    expect(await pane.evaluate(`ask((done) => ${item}.subject.getAsync(done))`)).toBe('Kick-off');
    expect(await pane.evaluate(`ask((done) => ${item}.location.getAsync(done))`)).toBe('Room Beacon');
    await pane.evaluate(`ask((done) => ${item}.body.setAsync('<p>Agenda</p>', { coercionType: 'html' }, done))`);
    await pane.evaluate(
      `ask((done) => ${item}.requiredAttendees.addAsync([{ displayName: 'Priya Raman', emailAddress: 'priya.raman@northharbour.example' }], done))`,
    );
    await page.frameLocator('iframe[title="Invitation text"]').getByText('Agenda').waitFor();
    expect(await page.getByLabel('Required').inputValue()).toBe('Priya Raman <priya.raman@northharbour.example>');
    const id = await pane.evaluate(`ask((done) => ${item}.saveAsync(done))`);
    const { body } = await stage.sandbox.graph('GET', `/me/events/${id}`, { user: stage.sandbox.upn('marcus') });
    expect(body).toMatchObject({ subject: 'Kick-off', location: { displayName: 'Room Beacon' } });
  });

  test('a pane with the right to read only may not write', async () => {
    const page = await stage.open();
    await page.getByRole('button', { name: 'Demo controls' }).click();
    await page.getByLabel('Rights of the pane').selectOption('ReadItem');
    await page.getByRole('button', { name: 'New mail' }).click();
    const pane = await openPane(page);
    const write = pane.evaluate(`ask((done) => Office.context.mailbox.item.subject.setAsync('x', done))`);
    await expect(write).rejects.toThrow(/permission/i);
  });

  test('forms open for what the pane asks', async () => {
    const { page, pane } = await openMessage('Plan for spring');
    await pane.evaluate(`Office.context.mailbox.displayNewAppointmentForm({ subject: 'Follow-up', location: 'Here',
      requiredAttendees: ['priya.raman@northharbour.example'], start: new Date(0), end: new Date(3600000), body: 'Why' })`);
    await expect.poll(() => page.getByLabel('Subject').inputValue()).toBe('Follow-up');
    expect(await page.getByLabel('Required').inputValue()).toBe('priya.raman@northharbour.example');
  });

  test('msal gets a real token through the relayed bridge, and the second from its cache', async () => {
    const { pane } = await openMessage('Plan for spring');
    const first = (await pane.evaluate(silentToken())) as { accessToken: string; username: string };
    expect(first.username).toBe(stage.sandbox.upn('marcus'));
    expect(claimsOf(first.accessToken)).toMatchObject({ scp: 'access_as_user', preferred_username: first.username });
    expect(await pane.evaluate(silentToken())).toMatchObject({ accessToken: first.accessToken, fromCache: true });
  });

  test('the switches decide how a request for a token ends', async () => {
    const { page, pane } = await openMessage('Plan for spring');
    await page.getByRole('button', { name: 'Demo controls' }).click();
    await page.getByLabel('Tokens for the app').selectOption('interaction');
    await expect(pane.evaluate(silentToken())).rejects.toThrow(/InteractionRequired/);
    await page.getByLabel('Tokens for the app').selectOption('no-bridge');
    await page.getByRole('button', { name: 'Close demo controls' }).click();
    await page.getByRole('button', { name: 'Close pane' }).click();
    const bare = await openPane(page);
    expect(await bare.evaluate('typeof window.nestedAppAuthBridge')).toBe('undefined');
  });

  test('every call of the pane is in the log, and none is unanswered', async () => {
    const { page, pane } = await openMessage('Plan for spring');
    await pane.evaluate(`ask((done) => Office.context.mailbox.item.body.getAsync('text', done))`);
    await page.getByRole('button', { name: 'Demo controls' }).click();
    await page.getByRole('cell', { name: /body\.get \(37\)/ }).waitFor();
    await page.getByText(/messages, 0 without an answer/).waitFor();
  });

  test('a body runs nothing, loads nothing, and its links ask first', async () => {
    await deliver(
      'Hostile',
      '<img src="https://example.invalid/pixel.png" onerror="parent.document.title=1"><script>parent.document.title=2</script>' +
        '<a href="javascript:parent.document.title=3">bad</a> <a href="https://example.invalid/away">away</a>' +
        '<style>i { letter-spacing: 3px }</style><p style="color: rgb(1, 2, 3)">styled <i>words</i></p>',
    );
    const page = await stage.open();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.getByRole('button', { name: 'Hostile' }).click();
    const body = page.frameLocator('iframe[title="Message: Hostile"]');
    expect(await body.getByText('bad').getAttribute('href')).toBeNull();
    await body.getByText('styled').waitFor();
    // Asked from the page: in the body's frame no script runs, ours included.
    const inside = `document.querySelector('iframe[title="Message: Hostile"]').contentDocument`;
    expect(await page.evaluate(`getComputedStyle(${inside}.querySelector('p')).color`)).toBe('rgb(1, 2, 3)');
    expect(await page.evaluate(`getComputedStyle(${inside}.querySelector('i')).letterSpacing`)).toBe('3px');
    await body.getByText('away').click();
    await page.getByRole('dialog', { name: 'Leave the demo?' }).waitFor();
    expect(await page.title()).toBe('Workbench (Demo)');
    expect(asked.filter((url) => url.includes('example.invalid'))).toEqual([]);
  });
});

const silentToken = (): string => {
  const client = (name: string) => stage.sandbox.clients.find((one) => one.name === name)?.clientId;
  const authority = `https://login.microsoftonline.com/${stage.sandbox.tenantId}`;
  return `silentToken('${client('spa')}', '${authority}', 'api://${client('product')}/access_as_user')`;
};

function claimsOf(token: string): unknown {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
}

async function openEvent(page: Page, subject: string): Promise<void> {
  await page.getByRole('button', { name: 'Calendar', exact: true }).click();
  await page.getByRole('button', { name: subject }).click();
}

interface Opened {
  readonly page: Page;
  readonly pane: Frame;
}

async function openMessage(subject: string): Promise<Opened> {
  const page = await stage.open();
  await page.getByRole('button', { name: subject }).first().click();
  return { page, pane: await openPane(page) };
}

async function openPane(page: Page): Promise<Frame> {
  await page.getByRole('button', { name: 'Test app' }).click();
  const pane = await frameOf(page, '/pane.html');
  await pane.evaluate('ready');
  return pane;
}

async function deliver(subject: string, html: string): Promise<void> {
  const message = {
    subject,
    body: { contentType: 'html', content: html },
    toRecipients: [{ emailAddress: { address: stage.sandbox.upn('marcus') } }],
  };
  await stage.sandbox.graph('POST', '/me/sendMail', { user: stage.sandbox.upn('priya'), body: { message } });
}

async function invite(): Promise<void> {
  const { now } = (await stage.sandbox.tell('GET', '/clock')) as unknown as { now: string };
  const at = (hours: number) => ({
    dateTime: new Date(Date.parse(`${now.slice(0, 10)}T00:00:00Z`) + hours * 3_600_000).toISOString().slice(0, 19),
    timeZone: 'UTC',
  });
  const body = {
    subject: 'Spring review',
    body: { contentType: 'html', content: '<p>Bring the figures.</p>' },
    start: at(10),
    end: at(11),
    attendees: [{ type: 'required', emailAddress: { address: stage.sandbox.upn('marcus') } }],
    isOnlineMeeting: true,
  };
  await stage.sandbox.graph('POST', '/me/events', { user: stage.sandbox.upn('priya'), body });
}
