/**
 * `npm run -s extract`: action items from real files, as a table or JSON; with `--read` what the readers understood, with
 * `--jsonl` predictions for rows on standard input. Exit code 0 when all went well, 1 when a file or row failed, 2 for wrong use.
 */

import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createDocuments } from '../server/adapters/documents/documents.ts';
import type { Documents } from '../server/ports/documents.ts';
import { extract } from '../shared/extraction/extract.ts';
import { type ExtractCommand, parseCommand, type RowMode, USAGE } from './extract/arguments.ts';
import { contextOf, factLine, readPath } from './extract/files.ts';
import { reportOn } from './extract/report.ts';
import { predictRow } from './extract/rows.ts';

/** Everything the command touches outside itself. */
export interface ExtractWorld {
  readonly documents: Documents;
  /** Lines of standard input; asked for with `--jsonl` only. */
  readonly lines: () => AsyncIterable<string>;
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
}

/** Runs the command. @returns its exit code. */
export async function runExtract(args: readonly string[], world: ExtractWorld): Promise<0 | 1 | 2> {
  const command = parseCommand(args);
  if (!command.ok) {
    world.complain(`${command.failure.message}\n${USAGE}`);
    return 2;
  }
  const { mode } = command.value;
  if (mode === 'help') {
    world.print(USAGE);
    return 0;
  }
  if (mode === 'read') return readFiles(command.value, world);
  if (mode === 'items') return extractFiles(command.value, world);
  return predictRows(mode, world);
}

async function readFiles({ files }: ExtractCommand, { documents, print }: ExtractWorld): Promise<0 | 1> {
  let failures = 0;
  for (const file of files) {
    const read = await readPath(documents, file);
    if (!read.ok) failures += 1;
    print(`${factLine(file, read)}\n`);
  }
  return failures === 0 ? 0 : 1;
}

async function extractFiles(command: ExtractCommand, { documents, print, complain }: ExtractWorld): Promise<0 | 1> {
  const results: object[] = [];
  let failures = 0;
  for (const file of command.files) {
    const read = await readPath(documents, file);
    if (!read.ok) {
      failures += 1;
      if (command.json) results.push({ file, error: { code: read.failure.kind, message: read.failure.message } });
      else complain(complaintOf(file, read.failure));
      continue;
    }
    const context = contextOf(read.value, command);
    const found = extract(read.value.source, context);
    if (found.refused !== null) failures += 1;
    const undated =
      context.at === '' ? ['No date of the meeting is known, so no due date was resolved; give --date.'] : [];
    const notices = [...read.value.notices, ...undated];
    if (command.json) results.push({ file, kind: read.value.kind, ...found, notices: [...notices, ...found.notices] });
    else print(reportOn(file, found, notices));
  }
  if (command.json) print(`${JSON.stringify(results, null, 2)}\n`);
  return failures === 0 ? 0 : 1;
}

/** The sentence about a folder names it already. */
const complaintOf = (file: string, { kind, message }: { readonly kind: string; readonly message: string }): string =>
  kind === 'folder' ? `${message}\n` : `${file}: ${message} (${kind})\n`;

async function predictRows(mode: RowMode, { lines, print, complain }: ExtractWorld): Promise<0 | 1> {
  let failures = 0;
  let number = 0;
  for await (const line of lines()) {
    number += 1;
    if (line.trim() === '') continue;
    const predicted = predictRow(mode, line);
    if (predicted.ok) print(`${JSON.stringify(predicted.value)}\n`);
    else {
      failures += 1;
      complain(`Line ${number}: ${predicted.failure.message}\n`);
    }
  }
  return failures === 0 ? 0 : 1;
}

async function main(): Promise<void> {
  const documents = createDocuments();
  // A reader such as `head` may close the pipe early; that ends the command, it is no fault.
  process.stdout.on('error', () => process.exit(0));
  process.exitCode = await runExtract(process.argv.slice(2), {
    documents,
    lines: () => createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY }),
    print: (text) => process.stdout.write(text),
    complain: (text) => process.stderr.write(text),
  });
  await documents.close();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
