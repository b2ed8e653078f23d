/**
 * What a fresh clone lacks: packages and the compiled tree. Plain JavaScript, because it runs before anything is installed.
 * Progress goes to stderr, so that a command's own output stays clean.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

const isWindows = process.platform === 'win32';

/**
 * Runs a program to its end.
 * @returns its exit code; 1 when it could not be started or was killed.
 */
export function run(command, args, { quiet = false, env = process.env } = {}) {
  const result = spawnSync(command, args, {
    cwd: ROOT,
    env,
    shell: isWindows && command === 'npm',
    stdio: ['ignore', quiet ? 'ignore' : 2, quiet ? 'ignore' : 2],
  });
  return result.status ?? 1;
}

/** Installs the locked packages when one is missing or of another version. Ends the process on failure. */
export function ensureInstalled() {
  requireNode();
  if (isInstalled()) return;
  process.stderr.write('Installing packages (once) …\n');
  if (run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']) === 0) return;
  process.stderr.write('The packages could not be installed. Is the npm registry reachable?\n');
  process.exit(1);
}

/** Compares the lock file with npm's own note of what it installed; optional packages of other systems may be absent. */
function isInstalled() {
  const note = join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(note)) return false;
  const installed = readPackages(note);
  return Object.entries(readPackages(join(ROOT, 'package-lock.json'))).every(
    ([path, entry]) => path === '' || entry.optional || installed[path]?.version === entry.version,
  );
}

const readPackages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/** Compiles what has changed, pages included. Ends the process with the compiler's messages when the code does not compile. */
export function ensureBuilt() {
  const compiler = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  if (!existsSync(join(ROOT, 'dist'))) process.stderr.write('Building (once) …\n');
  if (run(process.execPath, [compiler, '-b']) !== 0) process.exit(1);
  if (isSiteStale()) buildSite();
}

/** What the pages are built from. */
const SITE_SOURCES = ['addin', 'shared', 'package-lock.json'];

function buildSite() {
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = [vite, 'build', '--config', join(ROOT, 'addin', 'vite.config.ts'), '--logLevel', 'warn'];
  if (run(process.execPath, args) !== 0) process.exit(1);
}

/** Whether a source of the pages is newer than the pages. */
function isSiteStale() {
  const built = join(ROOT, 'dist', 'site', 'build-manifest.json');
  if (!existsSync(built)) return true;
  const builtAtMs = statSync(built).mtimeMs;
  return SITE_SOURCES.some((path) => newestMs(join(ROOT, path)) > builtAtMs);
}

function newestMs(path) {
  const facts = statSync(path);
  if (!facts.isDirectory()) return facts.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestMs(join(path, name))));
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  process.stderr.write(`Followthrough needs Node 20.19 or newer; this is ${process.versions.node}.\n`);
  process.exit(1);
}
