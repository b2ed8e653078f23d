/** Every screen of the workbench in three themes and two widths: nothing for axe to say, nothing cut, a picture kept. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserPath, shoot } from '../support/browser.ts';
import { pageFaults, startWorkbenchStage, type WorkbenchStage } from '../support/workbench.ts';

const isRunnable = browserPath() !== null;
const THEMES = ['light', 'dark', 'contrast'] as const;
const WIDTHS = [320, 1366] as const;

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
  afterAll(() => stage?.close());

  const cases = WIDTHS.flatMap((width) => THEMES.map((theme) => [width, theme] as const));
  test.each(cases)('at %i px, %s', async (width, theme) => {
    const context = { forcedColors: theme === 'contrast' ? ('active' as const) : ('none' as const) };
    const page = await stage.open({ width, height: width === 320 ? 640 : 768, theme, context });
    const faults: string[] = [];
    for (const [name, reach] of SCREENS) {
      await reach(page);
      await shoot(page, `workbench-${name}-${width}-${theme}`);
      faults.push(...(await pageFaults(page)).map((fault) => `${name}: ${fault}`));
      if ((await page.evaluate<number>('document.documentElement.scrollWidth')) > width) faults.push(`${name}: is cut`);
    }
    expect(faults).toEqual([]);
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
