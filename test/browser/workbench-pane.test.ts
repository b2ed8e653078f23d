/** The product's pane beside Microsoft's own office.js in the workbench: four kinds of items, and a series week by week. */
import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { pathOf } from '../../shared/contract/paths.ts';
import { browserPath } from '../support/browser.ts';
import { type JourneyStage, openJourney } from '../support/journey-stage.ts';

const path = browserPath();
const NOTES = '<p>Action items</p><ul><li>Tomas Lindqvist to send the audit report to the board by 20 March.</li></ul>';

describe.skipIf(path === null)('the pane in the workbench', () => {
  let ground: JourneyStage;
  const person = (first: string) => {
    const found = ground.stage.tenant.facts.users.find(({ displayName }) => displayName.startsWith(first));
    if (!found) throw new Error(`nobody is called ${first}`);
    return found;
  };
  beforeAll(async () => {
    ground = await openJourney(path ?? '');
    await deliver(ground, person('Priya'));
    await invite(ground, 'Harbour weekly', true);
    await invite(ground, 'Harbour talk', false);
  });
  afterEach(() => ground.closeWindows());
  afterAll(() => ground?.close());

  test('a message that is read', async () => {
    const page = await ground.open();
    await page
      .getByRole('button', { name: /Contract of the crane/ })
      .first()
      .click();
    const pane = await openPane(page);
    await pane.getByRole('heading', { name: 'Contract of the crane' }).waitFor();
    await found(pane, /signed contract/);
    expect(await pane.getByRole('tab', { name: 'Insert' }).count()).toBe(0);
  });

  test('a message that is written', async () => {
    const page = await ground.open();
    await page.getByRole('button', { name: 'New mail' }).click();
    await page.getByLabel('Subject').fill('After the talk');
    await write(page, 'Message text', 'Action items: Priya Raman to order the badges by 12 March.');
    const pane = await openPane(page);
    await pane.getByRole('heading', { name: 'After the talk' }).waitFor();
    await found(pane, /badges/);
    await pane.getByRole('tab', { name: 'Insert' }).waitFor();
  });

  test('an appointment that somebody else leads', async () => {
    const page = await ground.open();
    await page.getByLabel('Signed in as').selectOption({ label: 'Priya Raman' });
    await openEvent(page, 'Harbour talk');
    const pane = await openPane(page);
    await pane.getByRole('heading', { name: 'Harbour talk' }).waitFor();
    await found(pane, /audit report/);
    expect(await pane.getByRole('tab', { name: 'Insert' }).count()).toBe(0);
  });

  test('an appointment of one’s own takes the agenda', async () => {
    const page = await ground.open();
    await openEvent(page, 'Harbour talk');
    const pane = await openPane(page);
    await found(pane, /audit report/);
    await pane.getByRole('tab', { name: 'Insert' }).click();
    await pane.getByRole('button', { name: 'Insert agenda and open items' }).click();
    await pane.getByText('Written into the invitation.').waitFor();
    await page.frameLocator('iframe[title="Invitation text"]').getByText('Follow-up: Harbour talk').waitFor();
  });

  test('what one week promises is open the next, is updated there, and counts as seen when it is said again', async () => {
    const page = await ground.open();
    await openEvent(page, 'Harbour weekly');
    const first = await openPane(page);
    await first.getByRole('button', { name: 'Accept', exact: true }).first().click();
    await first.getByRole('button', { name: 'Save 1 action item' }).click();
    await first
      .getByText(/^Saved\. 1 item/)
      .first()
      .waitFor();

    // Another title: only the series joins the two.
    await renameOccurrence(ground, 'Harbour weekly', 'Quay round, hall B');
    await page.getByRole('button', { name: 'Back' }).click();
    await page.getByRole('button', { name: 'Week after' }).click();
    await page.getByRole('button', { name: /Quay round/ }).click();
    const next = await openPane(page);
    await next
      .getByText(/12 Mar/)
      .first()
      .waitFor();
    await next.getByRole('tab', { name: 'Open items' }).click();
    const item = next.getByRole('list', { name: 'Open from this series' }).getByRole('listitem');
    await item.getByRole('button', { name: 'Start' }).click();
    await item.getByText('In progress').waitFor();
    expect(await item.count()).toBe(1);

    await next.getByRole('tab', { name: 'Found' }).click();
    await next.getByText(/^Restates AI-\d+, which is still open$/).waitFor();
    await next.getByRole('button', { name: 'Accept', exact: true }).first().click();
    await next.getByRole('button', { name: 'Save 1 action item' }).click();
    await next.getByText(/^Counted on AI-\d+$/).waitFor();
    const { items } = await ground.stage.api<Listed>(ground.stage.chair, `${pathOf('actions')}?text=audit`);
    expect(items).toMatchObject([{ stage: 'In Progress', sightings: 2 }]);
  });
});

interface Listed {
  readonly items: readonly { readonly stage: string; readonly sightings: number }[];
}

/** A pane that opens has left the one before: its frame is new. */
async function openPane(page: Page): Promise<FrameLocator> {
  await page.locator('.toolbar .app-button:visible').click();
  const pane = page.frameLocator('.addin-frame');
  await pane.getByRole('tab', { name: 'Found' }).waitFor();
  const skip = pane.getByRole('button', { name: 'Skip' });
  if (await skip.isVisible()) await skip.click();
  return pane;
}

const found = (pane: FrameLocator, words: RegExp): Promise<void> =>
  pane.locator('[data-entry]').filter({ hasText: words }).first().waitFor();

async function openEvent(page: Page, subject: string): Promise<void> {
  await page.getByRole('button', { name: 'Calendar', exact: true }).click();
  await page.getByRole('button', { name: new RegExp(subject) }).click();
}

async function write(page: Page, title: string, text: string): Promise<void> {
  await page.frameLocator(`iframe[title="${title}"]`).locator('body').click();
  await page.keyboard.type(text);
}

async function deliver({ stage }: JourneyStage, from: JourneyStage['stage']['chair']): Promise<void> {
  const message = {
    subject: 'Contract of the crane',
    body: { contentType: 'html', content: '<p>Could you please send me the signed contract by Friday?</p>' },
    toRecipients: [{ emailAddress: { address: stage.chair.mail } }],
  };
  await stage.graph(from, '/me/sendMail', { method: 'POST', body: { message } });
}

async function invite({ stage }: JourneyStage, subject: string, isWeekly: boolean): Promise<void> {
  const others = stage.tenant.facts.users.filter(({ displayName }) => /^(Priya|Tomas)/.test(displayName));
  const at = (hour: number) => ({ dateTime: `2026-03-05T${hour}:00:00`, timeZone: 'UTC' });
  const hour = isWeekly ? 13 : 15;
  const body = {
    subject,
    body: { contentType: 'html', content: NOTES },
    start: at(hour),
    end: at(hour + 1),
    attendees: others.map(({ mail, displayName }) => ({
      type: 'required',
      emailAddress: { address: mail, name: displayName },
    })),
    ...(isWeekly && {
      recurrence: {
        pattern: { type: 'weekly', interval: 1, daysOfWeek: ['thursday'], firstDayOfWeek: 'monday' },
        range: { type: 'numbered', startDate: '2026-03-05', numberOfOccurrences: 3, recurrenceTimeZone: 'UTC' },
      },
    }),
  };
  await stage.graph(stage.chair, '/me/events', { method: 'POST', body });
}

/** The occurrence of 12 March gets a title of its own. */
async function renameOccurrence({ stage }: JourneyStage, of: string, subject: string): Promise<void> {
  const days = 'startDateTime=2026-03-12T00:00:00Z&endDateTime=2026-03-13T00:00:00Z';
  const { value } = await stage.graph<{ value: readonly { id: string; subject: string }[] }>(
    stage.chair,
    `/me/calendarView?${days}&$select=id,subject`,
  );
  const id = value.find((event) => event.subject === of)?.id ?? '';
  await stage.graph(stage.chair, `/me/events/${id}`, { method: 'PATCH', body: { subject } });
}
