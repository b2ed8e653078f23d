/** The pane on real ground: tenant, server and Outlook's own library in a browser, with a meeting in the calendar. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core';
import { openStage, restartServer, type Stage } from '../../scripts/demo/stage.ts';
import { openBrowser, openContext, type PageWish } from './browser.ts';
import { type OutlookPage, type Refusal, startOutlookPage } from './outlook-page.ts';

export interface PaneStage {
  readonly stage: Stage;
  readonly browser: Browser;
  readonly outlook: OutlookPage;
  /** Whether the person in the pane gets tokens without being asked, and else how they are refused. */
  signedIn(isOn: boolean, refusal?: Refusal): void;
  /** Opens the pane beside an item; null opens it without one. */
  open(item: unknown, wish: PageWish): Promise<OpenPane>;
  close(): Promise<void>;
}

export interface OpenPane {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly pane: FrameLocator;
}

/**
 * Starts everything; takes some seconds.
 * @param more of the server's variables.
 */
export async function openPaneStage(
  executablePath: string,
  more: Readonly<Record<string, string>> = {},
): Promise<PaneStage> {
  const dataDir = mkdtempSync(join(tmpdir(), 'followthrough-pane-'));
  const first = await openStage({ dataDir, isFresh: true, tenantPort: 0, serverPort: 0, beginsAt: BEGINS });
  const tls = dirname(first.tenant.facts.certificate);
  let refusal: Refusal | null = TO_BE_ASKED;
  const outlook = await startOutlookPage({
    key: readFileSync(join(tls, 'server.key.pem'), 'utf8'),
    certificate: readFileSync(join(tls, 'server.pem'), 'utf8'),
    token: async () => refusal ?? tokenOf(first),
  });
  await first.server.stop();
  const spa = first.tenant.facts.clients.find(({ name }) => name === 'spa')?.clientId ?? '';
  const env = { OFFICE_JS_URL: outlook.loaderUrl, FRAME_ORIGINS: outlook.origin, PAGES_CLIENT_ID: spa, ...more };
  const stage = await restartServer(first, env);
  const browser = await openBrowser(executablePath);
  return {
    stage,
    browser,
    outlook,
    signedIn: (isOn, how = TO_BE_ASKED) => {
      refusal = isOn ? null : how;
    },
    async open(item, wish) {
      const context = await openContext(browser, wish);
      const page = await context.newPage();
      const query = new URLSearchParams({ pane: `${stage.server.facts.ready}/site/pane.html` });
      if (wish.locale) query.set('locale', wish.locale);
      await page.goto(`${outlook.origin}/?${query}`);
      await page.evaluate((one) => (window as unknown as { open_(item: unknown): void }).open_(one), item);
      return { context, page, pane: page.frameLocator('iframe[title=Pane]') };
    },
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

async function tokenOf(stage: Stage): Promise<string> {
  const product = stage.tenant.facts.clients.find(({ name }) => name === 'product')?.clientId ?? '';
  const wish = {
    user: stage.chair.userPrincipalName,
    client: 'spa',
    audience: product,
    scopes: ['access_as_user'],
  };
  return (await stage.control<{ accessToken: string }>('/token', { method: 'POST', body: wish })).accessToken;
}

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
