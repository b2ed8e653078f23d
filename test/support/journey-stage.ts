/** What `npm start` starts, for a journey in the browser: tenant, server and workbench, with nothing captured yet. */
import { existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { pageEnvironment } from '../../scripts/demo/app-facts.ts';
import { openPage } from '../../scripts/demo/open-page.ts';
import { openStage, type Stage } from '../../scripts/demo/stage.ts';
import { freePort } from '../../scripts/ports.ts';
import { openBrowser } from './browser.ts';
import { createProfiles } from './browser-profiles.ts';
import { stageFolder } from './stage-folder.ts';

export interface JourneyStage {
  readonly stage: Stage;
  /** A browser window of its own with the workbench in it, the chair signed in. */
  open(): Promise<Page>;
  /** Closes every window. */
  closeWindows(): Promise<void>;
  close(): Promise<void>;
}

/** Five minutes after the sample's meeting. */
const BEGINS = '2026-03-05T11:05:00.000Z';
/** Longest wait for anything on a page, in milliseconds: other programs may have the machine. */
const PATIENCE_MS = 30_000;

/** Starts everything; takes some seconds. */
export async function openJourney(executablePath: string): Promise<JourneyStage> {
  const dataDir = await stageFolder('journey');
  const port = await freePort();
  const serverEnv = pageEnvironment(`https://localhost:${port}`);
  const stage = await openStage({ dataDir, isFresh: false, tenantPort: 0, serverPort: 0, serverEnv, beginsAt: BEGINS });
  const workbench = await openPage(stage, port);
  const browser = await openBrowser(executablePath, join(dirname(stage.tenant.facts.certificate), 'server.pem'));
  const profiles = createProfiles(browser);
  return {
    stage,
    async open() {
      const page = await profiles.open({ width: 1366, height: 768 });
      page.setDefaultTimeout(PATIENCE_MS);
      // What is moving looks different for no reason of focus.
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.goto(workbench.origin);
      await page.getByRole('navigation', { name: 'Hosts' }).waitFor();
      return page;
    },
    closeWindows: profiles.closeAll,
    async close() {
      await browser.close();
      await workbench.close();
      await stage.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Minutes of our own writing. */
export const SAMPLE = fileURLToPath(new URL('../../scripts/samples/operations-review.md', import.meta.url));

const REAL = 'docx/groupwork--Meeting-Minutes-wk3.docx';

/** Minutes that a real group wrote, where such files lie on this machine, else our own. */
export function realMinutes(): string {
  const folder = process.env.FILES_DIR ?? '';
  const path = join(folder, REAL);
  if (folder !== '' && existsSync(path)) return path;
  process.stderr.write('The journey uses our own minutes: FILES_DIR is not set or has no minutes.\n');
  return SAMPLE;
}
