/** The files the command reads: as facts, one JSON line each, or as documents with the context extraction needs. */

import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Documents, ReadDocument, UnreadableDocument } from '../../server/ports/documents.ts';
import type { ExtractionContext } from '../../shared/extraction/extraction.ts';
import { fail, type Result } from '../../shared/result.ts';
import type { ExtractCommand } from './arguments.ts';

/** Larger files are not even loaded; the reader would refuse them. */
const MAX_BYTES = 25 * 1024 * 1024;

/** A file that is not there is a failure like any other, so that the files after it are read. */
export interface MissingFile {
  readonly kind: 'not-found' | 'folder';
  readonly message: string;
}

/** Reads one file by its path. */
export async function readPath(
  documents: Documents,
  path: string,
): Promise<Result<ReadDocument, UnreadableDocument | MissingFile>> {
  const stats = await stat(path).catch(() => null);
  if (stats?.isDirectory()) return fail({ kind: 'folder', message: `${path} is a folder, name the files in it.` });
  if (!stats?.isFile()) return fail({ kind: 'not-found', message: 'There is no such file.' });
  if (stats.size > MAX_BYTES) return fail({ kind: 'too-large', message: 'The file is larger than 25 MB.' });
  return documents.read(basename(path), await readFile(path));
}

/** One line of `--read`: the facts of the file in snake case, as text a program can compare. */
export function factLine(file: string, read: Awaited<ReturnType<typeof readPath>>): string {
  if (!read.ok) return JSON.stringify({ file, error: { code: read.failure.kind, message: read.failure.message } });
  const { kind, text, source, context, ...facts } = read.value;
  const { cells: _cells, ...shown } = facts as typeof facts & { cells?: unknown };
  return JSON.stringify({
    file,
    kind,
    text,
    format: source.format,
    ...snakeCased(shown),
    ...snakeCased({ people: context }),
  });
}

/** Names of facts in snake case, at every depth; names of columns are data and stay. */
function snakeCased(value: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => {
      const isPlain = typeof each === 'object' && each !== null && !Array.isArray(each) && name !== 'firstRow';
      return [snakeCase(name), isPlain ? snakeCased(each) : each];
    }),
  );
}

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** What extraction should know: what the command says wins over what the file says. */
export function contextOf(document: ReadDocument, command: ExtractCommand): ExtractionContext {
  const { context } = document;
  const given = command.at ?? context.at ?? context.on ?? '';
  return {
    at: /^\d{4}-\d{2}-\d{2}$/.test(given) ? `${given}T12:00:00Z` : given === '' ? '' : new Date(given).toISOString(),
    timeZone: command.timeZone ?? context.timeZone ?? 'UTC',
    attendees: [...command.attendees, ...context.attendees],
    ...(context.author === undefined ? {} : { author: context.author }),
    ...(context.addressees === undefined ? {} : { addressees: context.addressees }),
  };
}
