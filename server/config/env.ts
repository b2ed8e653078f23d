/** The one reader of the process environment. What the variables mean is config.ts; each is explained in .env.example. */
import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

/** Names and values as they are set. An empty value counts as not set. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** `NAME_FILE` may name a file that holds the value, as container platforms mount secrets. */
const FROM_FILE = ['CLIENT_SECRET', 'DATABASE_URL', 'AUTHORITY_METADATA', 'LANGUAGE_MODEL_KEY'];

/**
 * The environment of this process over the lines of an env file, with the values of `NAME_FILE` variables filled in.
 * @param envFile skipped when there is none. Throws when a file that a variable names cannot be read.
 */
export function readEnvironment(envFile = '.env'): Environment {
  const written = existsSync(envFile) ? parseEnv(readFileSync(envFile, 'utf8')) : {};
  return withFiles({ ...written, ...process.env }, (path) => readFileSync(path, 'utf8'));
}

/** Fills in what `NAME_FILE` variables point to; a value that is set directly wins. */
export function withFiles(env: Environment, read: (path: string) => string): Environment {
  const filled: Record<string, string | undefined> = { ...env };
  for (const name of FROM_FILE) {
    const path = env[`${name}_FILE`];
    if (!env[name] && path) filled[name] = read(path).trim();
  }
  return filled;
}
