/** Folders for stages, with a database already made: PGlite takes three seconds of processor time to make one. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../../server/adapters/postgres/database.ts';

const DATABASES = fileURLToPath(new URL('../../.data/test-databases/', import.meta.url));
const SCHEMA = fileURLToPath(new URL('../../server/adapters/postgres/', import.meta.url));
const ENGINE = createRequire(import.meta.url).resolve('@electric-sql/pglite');
const MADE_AT = '2026-03-01T00:00:00.000Z';

/** A new temporary folder in which the server's database has its tables and no rows. */
export async function stageFolder(name: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), `followthrough-${name}-`));
  await cp(await emptyDatabase(), join(folder, 'server'), { recursive: true });
  return folder;
}

/** Made once for each state of schema and engine; the last to finish of those who make it at once is not needed. */
async function emptyDatabase(): Promise<string> {
  const made = join(DATABASES, fingerprint());
  if (existsSync(made)) return made;
  mkdirSync(DATABASES, { recursive: true });
  const fresh = mkdtempSync(join(DATABASES, 'new-'));
  const database = await openDatabase({ kind: 'directory', directory: fresh }, MADE_AT);
  await database.close();
  try {
    renameSync(fresh, made);
  } catch (error) {
    if (!existsSync(made)) throw error;
    rmSync(fresh, { recursive: true, force: true });
  }
  return made;
}

function fingerprint(): string {
  const hash = createHash('sha256').update(readFileSync(ENGINE));
  for (const entry of readdirSync(SCHEMA, { recursive: true, encoding: 'utf8' }).sort())
    if (entry.endsWith('.ts')) hash.update(entry).update(readFileSync(join(SCHEMA, entry)));
  return hash.digest('hex').slice(0, 16);
}
