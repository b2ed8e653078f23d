/**
 * The pane beside a meeting, opened again and again on a machine four times slower than this one: Microsoft's own
 * office.js, the demo's workbench around it, the real server.
 *
 * Warm means: files in the browser's cache, compiled code in its own, as on every opening but a person's first.
 * Time runs from the navigation of the pane's frame. Something counts as painted with the first message after the
 * animation frame in which it stood, which is when its pixels are on their way to the screen.
 * - skeleton: grey lines from the HTML alone, before any script.
 * - first useful paint: the open item's title, the tabs, and the area where its candidates appear, all from React and
 *   ready for clicks. A skeleton or an empty frame does not count.
 * - candidates: the first card with what was found in the item's text.
 * Chromium slows down main threads only, so the engine's own thread runs at full speed. The workbench shares the slow
 * thread with the pane here, which Outlook does not: the figures err on the slow side.
 */
import { cpus, loadavg } from 'node:os';
import type { CDPSession, Page } from 'playwright-core';
import { openTrusting } from './chromium.ts';
import { startDemo } from './demo.ts';
import type { Benchmark, Figure } from './measure.ts';
import { transcript } from './talk.ts';
import { taskTimes } from './tasks.ts';

const SLOWER = 4;
/** Openings before the first that counts: one fills the cache, two more make the browser keep compiled code. */
const WARMING = 3;
const OPENINGS = 9;
/** What the checklist asks for, in ms. */
const LIMIT = { shell: 500, candidates: 1_000, task: 50 };
const WORDS = 10_000;

const TITLE = 'Harbour talk';
const NOTES = `# ${TITLE}

Present: Priya Raman, Tomas Lindqvist, Elena Petrova

## Actions
- Priya Raman to send the audit report by 12 March.
- Tomas will book the training room before Friday.
- Renew the insurance certificate.
- Elena Petrova to close the complaint soon.
- Daniel will check the backup logs until 20 March.
- Order new badges by Monday.
`;

const MARKS = ['skeleton', 'shell', 'candidates'] as const;
type Marks = Record<(typeof MARKS)[number], number>;

/** Needs Chromium (`BROWSER_PATH` or on the path) and the built pages. */
export const pane: Benchmark = {
  title: 'Outlook pane',
  async run() {
    const demo = await startDemo();
    // Without the switch a header of ours gives the pane a process of its own, which no session here could slow down.
    const browser = await openTrusting(demo.certificate, ['--disable-features=OriginIsolationHeader']);
    try {
      const page = await browser.newPage({ viewport: { width: 1366, height: 800 } });
      await page.addInitScript({ content: WATCH });
      await page.goto(demo.origin);
      await openMeeting(page);
      const session = await page.context().newCDPSession(page);
      await slowDown(page, session);
      return [...(await openings(page)), await longestTask(page, session)];
    } finally {
      await browser.close();
      await demo.close();
    }
  },
};

/** A dropped file becomes a meeting and is open at once. */
async function openMeeting(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Demo controls' }).click();
  const file = { name: 'notes.md', mimeType: 'text/markdown', buffer: Buffer.from(NOTES) };
  await page.getByLabel('Choose a file').setInputFiles(file);
  await page.frameLocator('iframe[title="Invitation text"]').getByText('training room').waitFor();
  await page.getByRole('button', { name: 'Close demo controls' }).click();
}

async function openings(page: Page): Promise<readonly Figure[]> {
  const all: Marks[] = [];
  for (let count = 0; count < WARMING + OPENINGS; count++) {
    const marks = await opening(page);
    if (count >= WARMING) all.push(marks);
  }
  // Wall-clock time: what else the machine did meanwhile is part of the figure, so it is told.
  const busy = `load ${loadavg()[0]?.toFixed(1)} on ${cpus().length} processors`;
  const figure = (mark: keyof Marks, name: string, against: number | null): Figure => {
    const times = all.map((marks) => marks[mark]).sort((a, b) => a - b);
    const note = `median of ${OPENINGS}, ${times[0]} to ${times.at(-1)} ms; ${SLOWER} × slower, warm; ${busy}`;
    return { name, value: times[times.length >> 1] ?? Number.NaN, unit: 'ms', against, note };
  };
  return [
    figure('skeleton', 'skeleton painted', null),
    figure('shell', 'first useful paint: title, tabs, reading area', LIMIT.shell),
    figure('candidates', 'candidates painted', LIMIT.candidates),
  ];
}

/** Opens and closes the pane; nothing of ours looks into the frame meanwhile, because looking costs time there. */
async function opening(page: Page): Promise<Marks> {
  const marks: Partial<Marks> = {};
  const done = new Promise<void>((settle) => {
    page.on('console', function hear(message) {
      const [, mark, time] = /^painted (\w+) (\d+)$/.exec(message.text()) ?? [];
      if (mark) marks[mark as keyof Marks] = Number(time);
      if (mark !== 'candidates') return;
      page.off('console', hear);
      settle();
    });
  });
  await page.getByRole('button', { name: 'Followthrough', exact: true }).click();
  await done;
  await page.getByRole('button', { name: 'Close pane' }).click();
  const missing = MARKS.filter((mark) => marks[mark] === undefined);
  if (missing.length > 0) throw new Error(`never painted: ${missing.join(', ')}`);
  return marks as Marks;
}

/** Throws when the same work in the pane takes no longer slowed down: in a process of its own it would be spared. */
async function slowDown(page: Page, session: CDPSession): Promise<void> {
  await page.getByRole('button', { name: 'Followthrough', exact: true }).click();
  const inside = page.frameLocator(PANE).locator('body');
  const atOwnSpeed = Number(await inside.evaluate(BUSY));
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const slowed = Number(await inside.evaluate(BUSY));
  if (slowed < atOwnSpeed * 2) throw new Error(`the pane is not slowed down: ${atOwnSpeed} ms, then ${slowed} ms`);
  await page.getByRole('button', { name: 'Close pane' }).click();
}

/** Longest task of the pages while ten thousand words are read and shown, at this machine's own speed. */
async function longestTask(page: Page, session: CDPSession): Promise<Figure> {
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await page.getByRole('button', { name: 'Followthrough', exact: true }).click();
  const inside = page.frameLocator(PANE);
  await inside.getByRole('button', { name: 'Paste or upload notes' }).click();
  const buffer = Buffer.from(transcript(WORDS));
  const { longestMs, workersMs } = await taskTimes(page, async () => {
    await inside.locator('input[type=file]').setInputFiles({ name: 'talk.vtt', mimeType: 'text/vtt', buffer });
    await inside.locator('[data-entry]').nth(LAST_CARD).waitFor();
  });
  const note = `processor time, ${WORDS} words; the engine's thread worked ${Math.round(workersMs)} ms meanwhile`;
  return { name: 'longest task while a transcript is read', value: longestMs, unit: 'ms', against: LIMIT.task, note };
}

const PANE = '.addin-frame';
/** The transcript holds more candidates than this; cards are drawn little by little. */
const LAST_CARD = 40;

const BUSY = `() => { const from = performance.now(); let sum = 0; for (let i = 0; i < 2e7; i++) sum += i % 7; return performance.now() - from; }`;

/** In the pane's frame only: says on the console what has been painted, and when. */
const WATCH = `if (self !== top && location.pathname === '/site/pane.html') {
  const left = new Map(Object.entries({
    skeleton: () => document.querySelector('#app .sk'),
    shell: () => document.querySelector('h1')?.textContent.includes(${JSON.stringify(TITLE)}) && document.querySelector('[role=tabpanel]')?.firstChild,
    candidates: () => document.querySelector('[data-entry]'),
  }));
  const tell = (mark) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => console.debug('painted ' + mark + ' ' + Math.round(performance.now()));
    port2.postMessage(null);
  });
  new MutationObserver(() => left.forEach((stands, mark) => stands() && left.delete(mark) && tell(mark)))
    .observe(document, { childList: true, subtree: true, characterData: true });
}`;
