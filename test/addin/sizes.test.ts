import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const SITE = fileURLToPath(new URL('../../dist/site/', import.meta.url));
const isBuilt = existsSync(join(SITE, 'tab.html')) && existsSync(join(SITE, 'pane.html'));
if (!isBuilt) process.stderr.write('Sizes of the pages skipped: run npm run build first.\n');

/** Gzip bytes of every script that a page names itself: what must arrive before anything can be clicked. */
function initialBytes(page: string): number {
  const html = readFileSync(join(SITE, page), 'utf8');
  const scripts = new Set(
    [...html.matchAll(/(?:src|href)="\/site\/(assets\/[^"]+\.js)"/g)].map(([, path]) => path ?? ''),
  );
  return [...scripts].reduce((sum, path) => sum + gzipSync(readFileSync(join(SITE, path)), { level: 9 }).length, 0);
}

test.skipIf(!isBuilt).each([
  ['pane.html', 150_000],
  ['tab.html', 250_000],
])('%s begins with at most %i bytes of script', (page, most) => {
  const bytes = initialBytes(page);
  expect(bytes).toBeGreaterThan(40_000);
  expect(bytes).toBeLessThanOrEqual(most);
});

test.skipIf(!isBuilt).each(['pane.html', 'tab.html'])('%s shows its skeleton without any script', (page) => {
  const html = readFileSync(join(SITE, page), 'utf8');
  expect(html).toMatch(/<div id="app"><div class="sk"/);
  expect(html).not.toMatch(/<script(?![^>]*(src=|type="application\/json"))/);
});
