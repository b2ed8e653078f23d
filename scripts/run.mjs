/**
 * Starts a compiled program: `node scripts/run.mjs scripts/extract -- ARGS` runs `dist/scripts/extract.js` with ARGS.
 * Installs and compiles first what is missing or stale, silently when there is nothing to do, so that the program's
 * standard output stays its own. Plain JavaScript, because it runs before anything is installed.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled, ROOT, run } from './ensure.mjs';

const [program, ...rest] = process.argv.slice(2);
if (program === undefined || !/^[\w-]+(?:\/[\w-]+)+$/.test(program)) {
  process.stderr.write('Usage: node scripts/run.mjs ROOM/PROGRAM [--] [ARGUMENT…]\n');
  process.exit(2);
}

ensureInstalled();
const compiler = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
const room = join(ROOT, program.split('/')[0]);
if (run(process.execPath, [compiler, '-b', room]) !== 0) process.exit(1);

const file = join(ROOT, 'dist', `${program}.js`);
if (!existsSync(file)) {
  process.stderr.write(`There is no program ${program}.\n`);
  process.exit(2);
}
// The program finds itself and its arguments where it would if it had been started directly.
process.argv = [process.execPath, file, ...(rest[0] === '--' ? rest.slice(1) : rest)];
await import(pathToFileURL(file).href);
