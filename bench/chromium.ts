/** Chromium for the benchmarks that need a page. */
import { createHash, X509Certificate } from 'node:crypto';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** Path of the browser: `BROWSER_PATH`, else the first Chromium on the path. Throws when there is none. */
export function browserPath(): string {
  const names = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => ['chromium', 'google-chrome'].map((name) => join(folder, name)));
  const found = [process.env.BROWSER_PATH ?? '', ...names].find((path) => path !== '' && existsSync(path));
  if (!found) throw new Error('There is no Chromium; set BROWSER_PATH.');
  return found;
}

/**
 * A browser that trusts this one certificate, in PEM, as if an authority stood behind it. A certificate that is merely
 * forgiven keeps every file out of the browser's cache, and then nothing is ever warm.
 * @param args further switches.
 */
export function openTrusting(certificate: string, args: readonly string[] = []): Promise<Browser> {
  const spki = new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' });
  const pin = createHash('sha256').update(spki).digest('base64');
  return chromium.launch({
    executablePath: browserPath(),
    args: ['--no-sandbox', '--disable-gpu', `--ignore-certificate-errors-spki-list=${pin}`, ...args],
  });
}
