/** Chromium for the browser tests. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ROOT, run } from './ensure.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'chrome.exe'];

/**
 * Finds Chromium, or gets it: with `apt-get` when root on Debian, else with Playwright's installer.
 * @returns its path, or null when there is none to be had; the browser tests then skip with one line.
 */
export function ensureBrowser() {
  const found = process.env.BROWSER_PATH || onPath() || playwrights();
  if (found) return found;
  process.stderr.write('Installing Chromium for the browser tests (once) …\n');
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    run('apt-get', ['update', '-qq'], { quiet: true, env });
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { quiet: true, env });
  } else {
    run(process.execPath, [join(ROOT, 'node_modules', 'playwright-core', 'cli.js'), 'install', 'chromium']);
  }
  return onPath() ?? playwrights();
}

function onPath() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find((path) => existsSync(path)) ?? null;
}

function playwrights() {
  const question = "require('playwright-core').chromium.executablePath()";
  const { stdout } = spawnSync(process.execPath, ['-p', question], { cwd: ROOT, encoding: 'utf8' });
  const path = stdout?.trim() ?? '';
  return path && existsSync(path) ? path : null;
}
