/** The pane on real ground: tenant, server and Outlook's own library in a browser, with a meeting in the calendar. */
import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BrowserContext, FrameLocator, Page } from 'playwright-core';
import { openStage, type Stage } from '../../scripts/demo/stage.ts';
import { freePort } from '../../scripts/ports.ts';
import { openBrowser } from './browser.ts';
import { createProfiles, type PageWish } from './browser-profiles.ts';
import { outlookAddresses, type Refusal, startOutlookPage } from './outlook-page.ts';
import { accessToken } from './stage.ts';
import { stageFolder } from './stage-folder.ts';

export interface PaneStage {
  readonly stage: Stage;
  /** Whether the person in the pane gets tokens without being asked, and else how they are refused. */
  signedIn(isOn: boolean, refusal?: Refusal): void;
  /** Opens the pane beside an item; null opens it without one. Nothing said: as narrow as Outlook makes it. */
  open(item: unknown, wish?: PageWish): Promise<OpenPane>;
  /** Closes every pane that is open. */
  closePanes(): Promise<void>;
  close(): Promise<void>;
}

export interface OpenPane {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly pane: FrameLocator;
}

/** The narrowest pane of Outlook. */
export const NARROW = { width: 320, height: 570 };

/**
 * Starts everything; takes some seconds.
 * @param more of the server's variables.
 */
export async function openPaneStage(
  executablePath: string,
  more: Readonly<Record<string, string>> = {},
): Promise<PaneStage> {
  const dataDir = await stageFolder('pane');
  const port = await freePort();
  const { origin, loaderUrl } = outlookAddresses(port);
  const serverEnv = { OFFICE_JS_URL: loaderUrl, FRAME_ORIGINS: origin, ...more };
  const stage = await openStage({ dataDir, isFresh: false, tenantPort: 0, serverPort: 0, serverEnv, beginsAt: BEGINS });
  const tls = dirname(stage.tenant.facts.certificate);
  let refusal: Refusal | null = TO_BE_ASKED;
  const outlook = await startOutlookPage({
    port,
    key: readFileSync(join(tls, 'server.key.pem'), 'utf8'),
    certificate: readFileSync(join(tls, 'server.pem'), 'utf8'),
    token: async () => refusal ?? accessToken(stage, stage.chair),
  });
  const browser = await openBrowser(executablePath, join(tls, 'server.pem'));
  const profiles = createProfiles(browser);
  return {
    stage,
    signedIn: (isOn, how = TO_BE_ASKED) => {
      refusal = isOn ? null : how;
    },
    async open(item, wish = NARROW) {
      const page = await profiles.open(wish);
      const query = new URLSearchParams({ pane: `${stage.server.facts.ready}/site/pane.html` });
      if (wish.locale) query.set('locale', wish.locale);
      await page.goto(`${origin}/?${query}`);
      await page.evaluate((one) => (window as unknown as { open_(item: unknown): void }).open_(one), item);
      return { context: page.context(), page, pane: page.frameLocator('iframe[title=Pane]') };
    },
    closePanes: profiles.closeAll,
    async close() {
      await browser.close();
      await outlook.close();
      await stage.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

const TO_BE_ASKED: Refusal = { status: 'USER_INTERACTION_REQUIRED' };

/** The tenant's clock; the browser's is the machine's. */
const BEGINS = '2026-03-05T08:00:00.000Z';

const person = (name: string) => ({
  name,
  address: `${name.toLowerCase().replace(' ', '.')}@northharbour.example`,
  appointmentResponse: 3,
  recipientType: 2,
});

/** An appointment as Outlook hands it to office.js. */
export const appointment = (change: Record<string, unknown> = {}) => ({
  itemType: 2,
  id: 'AAMkAGI=',
  subject: 'Operations review',
  normalizedSubject: 'Operations review',
  itemClass: 'IPM.Appointment',
  location: 'Room Beacon',
  start: Date.parse('2026-03-05T10:00:00Z'),
  end: Date.parse('2026-03-05T11:00:00Z'),
  dateTimeCreated: Date.parse('2026-03-01T10:00:00Z'),
  dateTimeModified: Date.parse('2026-03-01T10:00:00Z'),
  organizer: person('Marcus Adeyemi'),
  to: [person('Priya Raman'), person('Tomas Lindqvist'), person('Elena Petrova')],
  cc: [person('Daniel Okafor')],
  attachments: [],
  bodyHtml: MINUTES,
  ...change,
});

/** Minutes of our own writing, as Outlook's editor would save them. */
export const MINUTES = `<html><body>
<h2>Operations review, 5 March</h2>
<p>Present: Marcus Adeyemi, Priya Raman, Tomas Lindqvist, Elena Petrova, Daniel Okafor</p>
<p>Deliveries are back to normal after the flood. Priya thanked the team.</p>
<h3>Action items</h3>
<ul>
<li>Priya Raman to send the audit report to the board by 12 March.</li>
<li>Tomas will book the training room and order the badges before Friday.</li>
<li>Elena Petrova to close the open complaint of Harlow &amp; Sons soon.</li>
<li>Renew the insurance certificate.</li>
</ul>
<p>Daniel will check the backup logs every morning until 20 March.</p>
<p>We reconvene in four weeks.</p>
</body></html>`;
