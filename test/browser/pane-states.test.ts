/** Every look of the pane: nothing for axe to say, nothing beside the edge, a picture kept, in three themes, narrow and wide. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { browserPath, shoot } from '../support/browser.ts';
import type { PageWish } from '../support/browser-profiles.ts';
import { faultsInAllLooks } from '../support/pane-looks.ts';
import { appointment, NARROW, openPaneStage, type PaneStage } from '../support/pane-stage.ts';

const path = browserPath();
const WIDE = { width: 1366, height: 800 };

const invite = (subject: string, bodyHtml: string, rest: Record<string, unknown> = {}) =>
  appointment({ subject, normalizedSubject: subject, bodyHtml, ...rest });
const list = (tasks: readonly string[]) =>
  `<h3>Action items</h3><ul>${tasks.map((task) => `<li>${task}</li>`).join('')}</ul>`;

const card = (pane: FrameLocator) => pane.locator('[data-entry]').first();
const LONG_NAME = 'Maximiliana Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh';
const LONG_WORD = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(3);

interface Look {
  readonly name: string;
  readonly item: unknown;
  readonly locale?: string;
  /** Brings the look about and waits until it stands. */
  readonly reach: (pane: FrameLocator) => Promise<unknown>;
}

const LOOKS: readonly Look[] = [
  { name: 'no-item', item: null, reach: (pane) => pane.getByText('Open a meeting or a message').waitFor() },
  {
    name: 'nothing-found',
    item: invite('Lunch', '<p>See you there.</p>'),
    reach: (pane) => pane.getByText('No action items in this text').waitFor(),
  },
  {
    name: 'forty',
    item: invite('Forty', list(Array.from({ length: 40 }, (_, at) => `Priya Raman to send report ${at} by 12 March.`))),
    reach: (pane) => pane.locator('[data-entry]').nth(39).waitFor({ state: 'attached' }),
  },
  {
    name: 'long-words',
    item: invite(
      `${LONG_WORD} ${LONG_NAME}`,
      list([`${LONG_NAME} to send ${LONG_WORD} to everybody who asked for it in the last three years by 12 March.`]),
    ),
    reach: (pane) => card(pane).waitFor(),
  },
  {
    name: 'right-to-left',
    item: invite('اجتماع المتابعة', list(['Priya Raman to send تقرير التدقيق إلى المجلس by 12 March.'])),
    locale: 'ar-SA',
    reach: (pane) => card(pane).waitFor(),
  },
  {
    name: 'why-and-also',
    item: invite(
      'Why',
      `<p>We decided to close the old site.</p>${list(['Tomas will book the training room before Friday.'])}<p>Who pays for the move?</p>`,
    ),
    async reach(pane) {
      await card(pane).getByRole('button', { name: 'Why?' }).click();
      await pane.locator('summary').click();
      await card(pane).getByText(/^Rule/).waitFor();
    },
  },
  {
    name: 'editor-merge',
    item: invite('Merge', list(['Priya Raman to send the audit report to the board.', 'Send the audit report.'])),
    async reach(pane) {
      await card(pane).getByRole('button', { name: 'Edit', exact: true }).click();
      await pane.getByRole('combobox', { name: 'Same as another item?' }).selectOption({ index: 1 });
      await pane.getByText(/^Both say: /).waitFor();
      await pane.getByRole('button', { name: 'Merge into one' }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'paste',
    item: null,
    async reach(pane) {
      await pane.getByRole('button', { name: 'Paste or upload notes' }).click();
      await pane.getByRole('textbox', { name: 'Notes of the meeting' }).waitFor();
    },
  },
];

describe.skipIf(path === null)('every look of the pane', () => {
  let ground: PaneStage;
  beforeAll(async () => {
    ground = await openPaneStage(path ?? '');
    ground.signedIn(false);
  });
  afterEach(() => ground.closePanes());
  afterAll(() => ground?.close());

  const open = async (item: unknown, wish?: PageWish) => {
    const opened = await ground.open(item, wish);
    await opened.pane.getByRole('button', { name: 'Skip' }).click();
    return opened;
  };

  test.each(LOOKS)('$name', async ({ name, item, locale, reach }) => {
    const opened = await open(item, { ...NARROW, ...(locale && { locale }) });
    await reach(opened.pane);
    expect(await faultsInAllLooks(opened, name, [NARROW, WIDE])).toEqual([]);
  });

  test('the page is mirrored where people read from right to left', async () => {
    const { pane } = await open(invite('مرحبا', '<p>x</p>'), { ...NARROW, locale: 'ar-SA' });
    await expect.poll(() => pane.locator('html').getAttribute('dir')).toBe('rtl');
  });

  test('strings of people who mean harm stay text, and load nothing', async () => {
    const strings = hostileStrings();
    const subject = strings[0] ?? '';
    const item = invite(subject, list(strings.map((text) => `Priya Raman to send ${escaped(text)} by 12 March.`)), {
      organizer: { name: subject, address: 'marcus.adeyemi@northharbour.example', recipientType: 2 },
    });
    const { page, pane } = await open(item);
    const foreign: string[] = [];
    page.on('request', (request) => new URL(request.url()).hostname !== 'localhost' && foreign.push(request.url()));
    page.on('dialog', (dialog) => foreign.push(dialog.message()));
    await card(pane).waitFor();
    await pane.getByRole('button', { name: 'Whole text' }).click();
    await expect.poll(() => pane.locator('mark').count()).toBeGreaterThan(0);
    const alien =
      '#app :is(script, iframe, object, embed, img, link, base, form[action], [onerror], [onload], [style*=url])';
    expect(await pane.locator(alien).count()).toBe(0);
    expect(await pane.locator('#app a').count()).toBe(0);
    await shoot(page, 'pane-hostile-320');
    expect(foreign).toEqual([]);
  });
});

/** Some of our own writing, and those of the files where they lie on this machine. */
function hostileStrings(): readonly string[] {
  const own = [
    '<img src=x onerror=alert(1)>',
    '</ul><script>document.title="taken"</script>',
    '<a href="javascript:alert(2)">here</a>',
    '\u202Etxt.exe\u202C and \u200Bnothing',
    '{{7*7}} =cmd|"/c calc"!A1',
  ];
  const file = join(process.env.FILES_DIR ?? '', 'hostile', 'payloads.jsonl');
  if (!process.env.FILES_DIR || !existsSync(file)) {
    process.stderr.write('Hostile strings of FILES_DIR are not tried: it is not set.\n');
    return own;
  }
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  const payloads = lines.map((line) => (JSON.parse(line) as { payload: string }).payload);
  return [...own, ...payloads.filter((text) => text.length < 300).slice(0, 150)];
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\0', '');
