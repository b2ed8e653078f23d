/**
 * The whole way of the product in a real browser, in the two hosts of the demo: minutes become a meeting, the pane finds
 * what was agreed, the list in SharePoint holds it, an open tab shows it, it is done, checked and closed, the summary
 * leads back to it, and the follow-up session carries over what is left. With the mouse, then with the keyboard alone.
 */
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import type { Stage } from '../../scripts/demo/stage.ts';
import { browserPath, shoot } from '../support/browser.ts';
import { type Hand, keyboard, mouse } from '../support/journey-hands.ts';
import { type JourneyStage, openJourney, realMinutes, SAMPLE } from '../support/journey-stage.ts';
import * as steps from '../support/journey-steps.ts';
import { readList } from '../support/pnp-reader.ts';

const path = browserPath();
const WAYS: readonly (readonly [name: string, hand: () => Hand, minutes: () => string])[] = [
  ['mouse', mouse, realMinutes],
  ['keyboard', keyboard, () => SAMPLE],
];
/** Longest a journey may take on a machine that does other things beside it, in milliseconds. */
const LONGEST_MS = 300_000;
/** Who does what is found where the minutes name nobody of the firm. The first item of either file is the first one's. */
const OWNERS = ['Tomas Lindqvist', 'Priya Raman', 'Elena Petrova'] as const;
const DUE = '2026-03-12';

/** Everything the acts of one journey share. */
interface Walk {
  readonly hand: Hand;
  readonly stage: Stage;
  /** Window of the person who chairs, and of the owner of the first item. */
  readonly chair: Page;
  readonly owner: Page;
  /** Keeps a picture, numbered. */
  picture(page: Page, name: string): Promise<void>;
}

describe.skipIf(path === null)('the whole journey', () => {
  let ground: JourneyStage | null = null;
  afterEach(async () => {
    await ground?.close();
    ground = null;
  });

  test.each(WAYS)(
    'is walked with the %s',
    async (_name, makeHand, minutes) => {
      ground = await openJourney(path ?? '');
      const walk = await beginWalk(ground, makeHand());
      await openTabBefore(walk);
      await capture(walk, minutes());
      await complete(walk);
      await verify(walk);
      await readSummary(walk);
      await meetAgain(walk);
      expect(walk.hand.faults()).toEqual([]);
    },
    LONGEST_MS,
  );
});

const beginWalk = async ({ stage, open }: JourneyStage, hand: Hand): Promise<Walk> => ({
  hand,
  stage,
  chair: await open(),
  owner: await open(),
  picture: pictures(hand.name),
});

/** The tab stands open before anything is captured. The mark goes when the page is loaded again. */
async function openTabBefore({ hand, owner }: Walk): Promise<void> {
  await steps.signInAs(hand, owner, OWNERS[0]);
  await steps.goTo(hand, owner, 'Teams');
  await steps.tabOf(owner).locator('[data-screen=mine]').waitFor({ state: 'attached' });
  const body = steps.tabOf(owner).locator('body');
  await body.evaluate((element) => element.setAttribute('data-kept', ''));
}

async function capture({ hand, stage, chair, picture }: Walk, minutes: string): Promise<void> {
  await steps.handInMinutes(hand, chair, minutes);
  await picture(chair, 'meeting');
  await steps.openPane(hand, chair);
  await steps
    .cardsOf(chair)
    .nth(OWNERS.length - 1)
    .waitFor();
  await hand.point(steps.cardsOf(chair).first());
  const marked = steps.paneOf(chair).locator('mark');
  await marked.first().waitFor();
  const quote = (await marked.allTextContents()).join('');
  await picture(chair, 'found');
  for (const [position, owner] of OWNERS.entries()) await steps.acceptCard(hand, chair, position, { owner, due: DUE });
  await picture(chair, 'accepted');
  await steps.save(hand, chair, OWNERS.length);
  await picture(chair, 'saved');
  const rows = (await readList(stage, 'Actions')).map(({ fields }) => fields);
  expect(rows.map(({ Reference }) => Reference)).toEqual(['AI-001', 'AI-002', 'AI-003']);
  for (const { OwnerMail, Deadline, SourceQuote } of rows)
    expect([OwnerMail, Deadline, SourceQuote]).not.toContain(undefined);
  expect(rows[0]?.OwnerName).toBe(OWNERS[0]);
  expect(plain(String(rows[0]?.SourceQuote))).toContain(plain(quote));
}

async function complete({ hand, owner, picture }: Walk): Promise<void> {
  await steps.cardOf(owner, 'AI-001').waitFor();
  expect(await steps.tabOf(owner).locator('body[data-kept]').count()).toBe(1);
  await picture(owner, 'tab');
  await steps.openItem(hand, owner, 'AI-001');
  const panel = steps.panelOf(owner, 'AI-001');
  await steps.step(hand, panel, 'Start work');
  await steps.comment(hand, panel, 'The new sensor is ordered.');
  await steps.addEvidence(hand, panel, SAMPLE);
  await steps.report(hand, panel, 'Complete');
  await picture(owner, 'completed');
}

async function verify({ hand, stage, chair, picture }: Walk): Promise<void> {
  await steps.goTo(hand, chair, 'Teams');
  await steps.showScreen(hand, chair, 'Register');
  await steps.openRow(hand, chair, 'AI-001');
  await steps.report(hand, steps.panelOf(chair, 'AI-001'), 'Verify and close');
  await picture(chair, 'closed');
  const row = (await readList(stage, 'Actions')).find(({ fields }) => fields.Reference === 'AI-001')?.fields;
  const { displayName: VerifierName } = stage.chair;
  expect(row).toMatchObject({ Stage: 'Closed', VerifierName, Outcome: steps.REPORT.Outcome });
  expect(String(row?.EvidenceLinks)).toContain('operations-review');
}

async function readSummary({ hand, owner, picture }: Walk): Promise<void> {
  await steps.nextDay(hand, owner);
  await steps.goTo(hand, owner, 'Mail');
  const summary = await steps.readMail(hand, owner, /Summary: /);
  await picture(owner, 'summary');
  await hand.press(summary.getByRole('link', { name: 'AI-002' }));
  await steps.panelOf(owner, 'AI-002').waitFor();
  await picture(owner, 'item-of-the-mail');
  await steps.goTo(hand, owner, 'Mail');
  await hand.press(summary.getByRole('link', { name: 'Open in Followthrough' }));
  await steps.tabOf(owner).locator('[data-screen=sessions]').getByText('S-001').first().waitFor();
  await picture(owner, 'session-of-the-mail');
}

async function meetAgain({ hand, chair, picture }: Walk): Promise<void> {
  await steps.goTo(hand, chair, 'Calendar');
  await steps.openFollowUp(hand, chair);
  await steps.openPane(hand, chair);
  await steps.showOpenItems(hand, chair);
  const open = steps.paneOf(chair).getByRole('listitem', { name: /^AI-/ });
  await open.first().waitFor();
  expect(await open.count()).toBe(2);
  for (const reference of ['AI-002', 'AI-003']) await open.and(chair.locator(`[aria-label^="${reference}"]`)).waitFor();
  await picture(chair, 'follow-up');
  await hand.press(open.getByRole('link', { name: 'Open AI-002 in Teams' }));
  await steps.panelOf(chair, 'AI-002').waitFor();
  await picture(chair, 'item-of-the-pane');
}

function pictures(hand: string): Walk['picture'] {
  let count = 0;
  return (page, name) => shoot(page, `journey-${hand}-${String(++count).padStart(2, '0')}-${name}`);
}

/** Text as a reader sees it: the source may break lines and end a sentence otherwise. */
const plain = (text: string): string => text.replace(/[\s.]+/g, ' ').trim();
