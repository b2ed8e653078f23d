/** `npm run check`: types, lint, walls and tests, as CI runs them. The last line is the tests' `N passed, N failed`. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, ROOT, run } from './ensure.mjs';

ensureInstalled();
ensureBuilt();
const biome = join(ROOT, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
if (run(process.execPath, [biome, 'check', '--error-on-warnings', '.']) !== 0) process.exit(1);
const { status } = spawnSync(process.execPath, [join(ROOT, 'scripts', 'test.mjs')], {
  cwd: ROOT,
  stdio: ['ignore', 'inherit', 'inherit'],
});
process.exit(status ?? 1);
