/**
 * `npm test`: installs what is missing (browser included), builds, runs every suite; the last line is `N passed, N failed`.
 * Arguments go to vitest: `npm test -- --project unit test/shared`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { ensureBuilt, ensureInstalled, ROOT } from './ensure.mjs';

ensureInstalled();
ensureBuilt();
/** Runs vitest and prints the closing line. A run that could not even start counts as one failure. */
function runTests(args) {
  const folder = mkdtempSync(join(tmpdir(), 'followthrough-test-'));
  const report = join(folder, 'report.json');
  const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const env = { ...process.env, BROWSER_PATH: ensureBrowser() ?? '' };
  const { status } = spawnSync(process.execPath, [vitest, 'run', ...reporters, ...args], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 2, 2],
  });
  const { passed, failed } = count(report, status ?? 1);
  rmSync(folder, { recursive: true, force: true });
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

/** A suite that failed to load has no failed test in it, so the exit code has the last word. */
function count(report, status) {
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8'));
    const failed = Math.max(numFailedTests, status === 0 ? 0 : Math.max(1, numFailedTests));
    return { passed: numPassedTests, failed: failed || numFailedTestSuites };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

process.exit(runTests(process.argv.slice(2)));
