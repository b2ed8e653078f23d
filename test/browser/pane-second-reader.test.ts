/** The language model in the pane: nothing of it where none is configured; else one button that says where text goes. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { browserPath, shoot } from '../support/browser.ts';
import { type FakeModel, givenTo, pointing, startFakeModel, status } from '../support/fake-model.ts';
import { paneFaults } from '../support/pane-looks.ts';
import { appointment, openPaneStage, type PaneStage } from '../support/pane-stage.ts';

const path = browserPath();
const QUIET = 'The gutters were looked at, and Priya sees to them, say by Friday.';
const MEETING = appointment({
  subject: 'House',
  normalizedSubject: 'House',
  bodyHtml: `<h3>Action items</h3><ul><li>Tomas will book the room by 12 March.</li></ul><p>${QUIET}</p>`,
});
const WISH = { width: 320, height: 640, theme: 'light' } as const;
const BUTTON = { name: 'Read again with the language model' };

describe.skipIf(path === null)('the second reader in the pane', () => {
  let fake: FakeModel;
  let ground: PaneStage;

  beforeAll(async () => {
    fake = await startFakeModel();
    ground = await openPaneStage(path ?? '', { LANGUAGE_MODEL_URL: fake.url, LANGUAGE_MODEL_NAME: 'reader' });
    ground.signedIn(true);
  });
  afterEach(() => ground.closePanes());
  afterAll(async () => {
    await ground?.close();
    await fake?.close();
  });

  test('is not there where none is configured, nor before anybody signed in', async () => {
    const { pane, page } = await ground.open(null, WISH);
    const answers: Promise<unknown>[] = [];
    await page.route('**/api/v1/me', async (route) => {
      const answer = await route.fetch();
      const me = (await answer.json()) as object;
      answers.push(route.fulfill({ response: answer, json: { ...me, languageModel: null } }));
    });
    await page.evaluate((one) => (window as unknown as { open_(item: unknown): void }).open_(one), MEETING);
    await pane.locator('[data-entry]').first().waitFor();
    await expect.poll(() => answers.length).toBeGreaterThan(0);
    await Promise.all(answers);
    await pane.getByRole('button', { name: 'Accept', exact: true }).first().click();
    expect(await pane.getByRole('button', BUTTON).count()).toBe(0);
    await ground.closePanes();
    ground.signedIn(false);
    const other = await ground.open(MEETING, WISH);
    await other.pane.locator('[data-entry]').first().waitFor();
    expect(await other.pane.getByRole('button', BUTTON).count()).toBe(0);
    ground.signedIn(true);
  });

  test('says where the text goes, and sends nothing before it is pressed', async () => {
    const { pane, page } = await ground.open(MEETING, WISH);
    await pane.getByRole('button', BUTTON).waitFor();
    await pane.getByText(`to ${new URL(fake.url).host}.`).waitFor();
    expect(fake.asked).toHaveLength(0);
    expect(await paneFaults(page)).toEqual([]);
    await shoot(page, 'pane-second-reader');
  });

  test('adds what the model points at, says what was dropped, and accepts none of it', async () => {
    fake.replies = [
      pointing(
        { quote: QUIET, owner: 'Priya', duePhrase: 'by Friday', kind: 'commitment' },
        { quote: 'Priya buys a boat', owner: 'Priya', duePhrase: null, kind: 'commitment' },
      ),
    ];
    const { pane, page } = await ground.open(MEETING, WISH);
    const cards = pane.locator('[data-entry]');
    await cards.first().waitFor();
    const before = await cards.count();
    await pane.getByRole('button', BUTTON).click();
    await pane.getByText('1 more found, 1 dropped.').first().waitFor();
    await expect.poll(() => cards.count()).toBe(before + 1);
    expect(fake.asked).toHaveLength(1);
    expect(givenTo(fake.asked[0] as never)).toContain(QUIET);
    await pane.getByText('0 accepted').waitFor();
    await cards.filter({ hasText: 'gutters' }).getByRole('button', { name: 'Why?' }).click();
    await pane.getByText('Rule “language-model”').waitFor();
    await shoot(page, 'pane-second-reader-done');
  });

  test('keeps what the rules found when the model is down, and says so', async () => {
    fake.replies = [status(500)];
    const { pane } = await ground.open(MEETING, WISH);
    await pane.getByRole('button', BUTTON).click();
    await pane.getByText('The language model could not be reached in time.').first().waitFor();
    expect(await pane.locator('[data-entry]').count()).toBeGreaterThan(0);
  });
});
