/** The compiled server, for tests of what only runs compiled: worker threads take no TypeScript on Node 20. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Compiles the server when it is stale. Throws with the compiler's messages when it does not compile. */
export function buildServer(): void {
  const root = new URL('../../', import.meta.url);
  const compiler = fileURLToPath(new URL('node_modules/typescript/bin/tsc', root));
  const built = spawnSync(process.execPath, [compiler, '-b', 'server'], { cwd: fileURLToPath(root), encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`The server does not compile:\n${built.stdout}${built.stderr}`);
}
