/** Every screen of the workbench in three themes and two widths: nothing for axe to say, nothing cut, a picture kept. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { axeFaults } from '../support/axe-faults.ts';
import { browserPath, shoot } from '../support/browser.ts';
import { THEMES } from '../support/browser-themes.ts';
import { startWorkbenchStage, type WorkbenchStage } from '../support/workbench.ts';

const isRunnable = browserPath() !== null;
/** Every screen is reached where there is the least room for what leads to it. */
const NARROW = { width: 320, height: 640 };
const WIDE = { width: 1366, height: 768 };

let stage: WorkbenchStage;

const click = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();

/** Screens in the order they are reached, each from the one before. */
const SCREENS: readonly (readonly [name: string, reach: (page: Page) => Promise<unknown>])[] = [
  ['inbox', (page) => page.locator('.message-line').first().waitFor()],
  [
    'message',
    async (page) => {
      await page.locator('.message-line').first().click();
      await page.locator('.message-card').first().waitFor();
    },
  ],
  [
    'pane',
    async (page) => {
      await click(page, 'Test app');
      await page.frameLocator('.addin-frame').getByRole('heading').waitFor();
    },
  ],
  [
    'reply',
    async (page) => {
      await click(page, 'Close pane');
      await click(page, 'Reply');
      await page.getByLabel('Subject').waitFor();
    },
  ],
  [
    'week',
    async (page) => {
      await click(page, 'Calendar');
      await page.getByRole('button', { name: /Spring review/ }).waitFor();
    },
  ],
  [
    'meeting',
    async (page) => {
      await page.getByRole('button', { name: /Spring review/ }).click();
      await page.getByRole('button', { name: 'Tentative' }).waitFor();
    },
  ],
  [
    'new-meeting',
    async (page) => {
      await click(page, 'Calendar');
      await click(page, 'New meeting');
      await page.getByLabel('Place').waitFor();
    },
  ],
  [
    'teams-personal',
    async (page) => {
      await click(page, 'Teams');
      await page.frameLocator('.app-frame').getByRole('heading').waitFor();
      await page.getByText('Loading the app').waitFor({ state: 'hidden' });
    },
  ],
  [
    'teams-channel',
    async (page) => {
      await click(page, 'General');
      await page.getByText('is not in this channel yet').waitFor();
    },
  ],
  [
    'teams-meeting',
    async (page) => {
      await click(page, 'Meeting');
      await page.frameLocator('.side-panel .app-frame').getByRole('heading').waitFor();
      await page.getByText('Loading the app').waitFor({ state: 'hidden' });
    },
  ],
  [
    'controls',
    async (page) => {
      await click(page, 'Demo controls');
      await page.getByLabel('Tokens for the app').waitFor();
    },
  ],
];

describe.runIf(isRunnable)('every screen', () => {
  beforeAll(async () => {
    stage = await startWorkbenchStage();
    await fillMailbox();
  });
  afterEach(() => stage.closePages());
  afterAll(() => stage?.close());

  test.each(THEMES)('in %s', async (theme) => {
    const page = await stage.open({ ...NARROW, theme });
    for (const [name, reach] of SCREENS) {
      await page.setViewportSize(NARROW);
      await reach(page);
      for (const size of [NARROW, WIDE]) {
        await page.setViewportSize(size);
        await shoot(page, `workbench-${name}-${size.width}-${theme}`);
        const scrolled = await page.evaluate<number>('document.documentElement.scrollWidth');
        const cut = scrolled > size.width ? ['is cut'] : [];
        expect([name, size.width, ...cut, ...(await axeFaults(page))]).toEqual([name, size.width]);
      }
    }
  });
});

async function fillMailbox(): Promise<void> {
  const { sandbox } = stage;
  const marcus = [{ emailAddress: { address: sandbox.upn('marcus') } }];
  for (const [from, subject, content] of MAILS) {
    const message = { subject, body: { contentType: 'html', content }, toRecipients: marcus };
    await sandbox.graph('POST', '/me/sendMail', { user: sandbox.upn(from), body: { message } });
  }
  const { now } = (await sandbox.tell('GET', '/clock')) as unknown as { now: string };
  const at = (hour: number) => ({ dateTime: `${now.slice(0, 10)}T${hour}:00:00`, timeZone: 'UTC' });
  const names = ['marcus', 'elena', 'tomas'].map((name) => ({ emailAddress: { address: sandbox.upn(name) } }));
  const body = {
    subject: 'Spring review',
    body: { contentType: 'html', content: '<p>Please bring the figures of the <b>second quarter</b>.</p>' },
    start: at(10),
    end: at(11),
    attendees: names,
    isOnlineMeeting: true,
  };
  await sandbox.graph('POST', '/me/events', { user: sandbox.upn('priya'), body });
}

const MAILS: readonly (readonly [from: string, subject: string, html: string])[] = [
  ['elena', 'Case 12: what is left', '<p>Two documents are missing. Tomas sends them by Friday.</p>'],
  ['grace', 'Customer visit on the twelfth of March, rooms and the list of people', '<p>I book the rooms.</p>'],
  ['priya', 'Audit plan', '<p>Hello Marcus,</p><ul><li>Plan by Friday</li><li>Figures next week</li></ul><p>Priya</p>'],
];
