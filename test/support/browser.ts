/** Chromium for the browser tests: found or skipped loudly, quiet on the network, and screenshots people can look at. */
import { createHash, X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'chrome.exe'];
const SHOTS = fileURLToPath(new URL('../../.data/screenshots/', import.meta.url));

/** Path of Chromium; null when there is none, which the test run then says once. */
export function browserPath(): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const onPath = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const found = [process.env.BROWSER_PATH ?? '', ...onPath].find((path) => path !== '' && existsSync(path));
  if (!found) process.stderr.write('Browser tests skipped: no Chromium found; set BROWSER_PATH.\n');
  return found ?? null;
}

/** What nothing on the pages may ask for: everything but this machine. */
const LOOPBACK_ONLY = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1';

/**
 * A browser that speaks to nobody but the test. It trusts one certificate by its public key: what comes with a
 * certificate that is merely let through is never cached.
 * @param certificate path of the PEM file of the servers it will meet.
 */
export function openBrowser(executablePath: string, certificate: string): Promise<Browser> {
  const key = new X509Certificate(readFileSync(certificate)).publicKey.export({ type: 'spki', format: 'der' });
  const pin = `--ignore-certificate-errors-spki-list=${createHash('sha256').update(key).digest('base64')}`;
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', ...quiet, LOOPBACK_ONLY, pin] });
}

/** Keeps a screenshot under .data/screenshots. */
export async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}.png`), animations: 'disabled' });
}
