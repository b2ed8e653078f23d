/** The side panel of a meeting: what the meeting has to talk about, and where the focus goes in it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MEETING_CHAT } from '../../bench/teams-page.ts';
import { pathOf } from '../../shared/contract/paths.ts';
import type { MeetingAnswer } from '../../shared/contract/people.ts';
import { browserPath, shoot } from '../support/browser.ts';
import { tabFaults } from '../support/tab-looks.ts';
import { openTabStage, type TabStage } from '../support/tab-stage.ts';

const path = browserPath();
const SLOW = 120_000;
const PANEL = { width: 280, height: 640, theme: 'dark', place: 'meeting', frameContext: 'sidePanel' } as const;

describe.skipIf(path === null)('the panel beside a meeting', () => {
  let ground: TabStage;

  beforeAll(async () => {
    ground = await openTabStage(path ?? '');
    await capture(await invite('Depot round', '2026-02-26', MEETING_CHAT), 'Count the pallets');
    await capture(await invite('Depot round', '2026-03-05', MEETING_CHAT), 'Paint the gate');
    await capture(await invite('House meeting', '2026-03-05'), 'Buy coffee');
  }, 180_000);
  afterAll(() => ground?.close());

  test(
    'shows what is carried over and what was captured, and the whole register when asked',
    async () => {
      const { page, tab } = await ground.open(PANEL);
      await tab.getByRole('heading', { level: 1, name: 'Depot round' }).waitFor();
      await tab.getByRole('region', { name: 'Still open from before' }).getByText('Count the pallets').waitFor();
      await tab.getByRole('region', { name: 'From this meeting' }).getByText('Paint the gate').waitFor();
      expect(await tab.getByText('Buy coffee').count()).toBe(0);
      await shoot(page, 'tab-meeting-280-dark');
      expect(await tabFaults(page)).toEqual([]);
      await tab.getByRole('button', { name: 'Whole register (3 items)' }).click();
      await tab.getByText('Buy coffee').waitFor();
    },
    SLOW,
  );

  test(
    'a barrier that is told, or not, leaves the focus where one goes on',
    async () => {
      const { page, tab } = await ground.open(PANEL);
      await tab.getByRole('button', { name: 'Paint the gate' }).click();
      const report = tab.getByRole('button', { name: 'Report a barrier' }).first();
      await report.click();
      await tab.getByLabel('What is in the way?').waitFor();
      await page.keyboard.press('Escape');
      await expect.poll(() => report.evaluate((button) => button === document.activeElement)).toBe(true);
      await report.click();
      await tab.getByLabel('What is in the way?').fill('No paint');
      await tab.getByRole('button', { name: 'Report a barrier' }).last().click();
      await expect.poll(() => tab.locator('button:focus').textContent()).toBe('Barrier is gone');
    },
    SLOW,
  );

  test(
    'a meeting that is not in the calendar says so, and leads to the register',
    async () => {
      const { tab } = await ground.open({ ...PANEL, user: ground.user('Priya Raman') });
      await tab.getByText('This meeting is not in your calendar').waitFor();
      await tab.getByRole('button', { name: 'Show the whole register' }).click();
      await tab.getByText('Buy coffee').waitFor();
    },
    SLOW,
  );

  /** A meeting of the chair on that day; its id. In Teams the link to the options names the chat. */
  async function invite(subject: string, day: string, chat = 'another'): Promise<string> {
    const { stage } = ground;
    const at = (hour: string) => ({ dateTime: `${day}T${hour}:00:00`, timeZone: 'UTC' });
    const link = `https://teams.microsoft.com/meetingOptions/?threadId=${chat.replace(':', '_')}`;
    const content = `<p>Agenda</p><a href="${link}">Meeting options</a>`;
    const body = { subject, start: at('08'), end: at('09'), body: { contentType: 'html', content } };
    return (await stage.graph<{ id: string }>(stage.chair, '/me/events', { method: 'POST', body })).id;
  }

  const meetingOf = (itemId: string): Promise<MeetingAnswer> =>
    ground.stage.api(ground.stage.chair, `${pathOf('meeting')}?${new URLSearchParams({ itemId })}`);

  async function capture(itemId: string, title: string): Promise<void> {
    const { key, ...session } = await meetingOf(itemId);
    const body = {
      session: { ...session, attendees: [session.organiser] },
      items: [{ key: `${key}-${title}`.replaceAll(' ', '-'), title }],
    };
    await ground.stage.api(ground.stage.chair, pathOf('capture', { key }), { method: 'POST', body });
  }
});
