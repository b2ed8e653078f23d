/** The project's own source files, for the tests that read the tree. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { SourceFile } from './walls.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const ROOMS = ['shared', 'server', 'sandbox', 'scripts', 'bench', 'test', 'addin', 'manifest'];

/** Every TypeScript file of the rooms, sorted by path. */
export function sourceFiles(rooms: readonly string[] = ROOMS): readonly SourceFile[] {
  const paths = rooms.flatMap((room) => listFiles(room)).filter((path) => /\.(ts|tsx)$/.test(path));
  return paths.sort().map((path) => ({ path, text: readFileSync(ROOT + path, 'utf8') }));
}

function listFiles(folder: string): string[] {
  try {
    const entries = readdirSync(ROOT + folder, { withFileTypes: true });
    return entries.flatMap((entry) =>
      entry.isDirectory() ? listFiles(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`],
    );
  } catch {
    return [];
  }
}
