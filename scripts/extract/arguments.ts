/** What the extraction command was asked to do, from its arguments. */

import { parseArgs } from 'node:util';
import type { Person } from '../../shared/extraction/extraction.ts';
import { fail, ok, type Result } from '../../shared/result.ts';

/** What the command does: show how it is called, or work on files or on rows. */
export type Mode = 'help' | 'items' | 'read' | RowMode;
/** What one row of standard input is. */
export type RowMode = 'documents' | 'sentences' | 'dates';

/** The command, fully decided. `at` is a UTC instant or an ISO date, whichever was given. */
export interface ExtractCommand {
  readonly mode: Mode;
  readonly json: boolean;
  readonly at?: string;
  readonly timeZone?: string;
  readonly attendees: readonly Person[];
  readonly files: readonly string[];
}

/** How the command is called. */
export const USAGE = `Usage:
  npm run -s extract -- [--json] [--date ISO] [--tz IANA] [--attendees a,b] FILE…
  npm run -s extract -- --read FILE…
  npm run -s extract -- --jsonl [--sentences | --dates]   (rows on standard input)

  --json            one JSON document instead of tables
  --date ISO        day or instant of the meeting, such as 2026-03-05; due dates count from it
  --tz IANA         time zone of the meeting, such as Europe/Berlin
  --attendees a,b   who took part, by name, address or "Ana Silva <ana@example.com>"
  --read            what is understood of each file, one JSON line a file
  --jsonl           predictions for JSON rows: documents with id, format, text and attendees
  --sentences       the rows are sentences with id and text
  --dates           the rows are date phrases with id, phrase or context, ref and lang
  --help            this text

Files: .txt .md .html .docx .vtt .eml .msg .ics .xlsx .csv
`;

/** The command in these arguments, or one sentence saying what is wrong with them. */
export function parseCommand(args: readonly string[]): Result<ExtractCommand, { kind: 'usage'; message: string }> {
  try {
    return commandOf(parseOptions(args));
  } catch (error) {
    return usage(error instanceof Error ? error.message : String(error));
  }
}

const usage = (message: string) => fail({ kind: 'usage' as const, message });

const parseOptions = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      json: { type: 'boolean', default: false },
      jsonl: { type: 'boolean', default: false },
      read: { type: 'boolean', default: false },
      sentences: { type: 'boolean', default: false },
      dates: { type: 'boolean', default: false },
      date: { type: 'string' },
      tz: { type: 'string' },
      attendees: { type: 'string', multiple: true },
    },
  });

function commandOf({ values, positionals }: ReturnType<typeof parseOptions>) {
  const { help, jsonl, read, sentences, dates, date, tz } = values;
  if (help) return ok({ mode: 'help', json: false, attendees: [], files: [] } satisfies ExtractCommand);
  if (jsonl && (read || positionals.length > 0))
    return usage('With --jsonl rows come from standard input, not from files.');
  if ((sentences || dates) && !jsonl) return usage('--sentences and --dates go with --jsonl.');
  if (sentences && dates) return usage('Choose one of --sentences and --dates.');
  if (!jsonl && positionals.length === 0) return usage('Name at least one file.');
  if (date !== undefined && !isDate(date))
    return usage(`"${date}" is no ISO date such as 2026-03-05 or 2026-03-05T14:30:00Z.`);
  if (tz !== undefined && !isTimeZone(tz)) return usage(`"${tz}" is no IANA time zone such as Europe/Berlin.`);
  const mode = sentences ? 'sentences' : dates ? 'dates' : jsonl ? 'documents' : read ? 'read' : 'items';
  return ok({
    mode,
    json: values.json,
    ...(date === undefined ? {} : { at: date }),
    ...(tz === undefined ? {} : { timeZone: tz }),
    attendees: (values.attendees ?? []).flatMap((list) => list.split(/[,;]/)).flatMap(personOf),
    files: positionals,
  } satisfies ExtractCommand);
}

const isDate = (text: string) =>
  /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?$/.test(text) &&
  !Number.isNaN(Date.parse(text));

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** `Ana Silva`, `ana@example.com` or `Ana Silva <ana@example.com>`. */
function personOf(text: string): Person[] {
  const [, name = '', mail] = /^\s*([^<>]*?)\s*(?:<([^<>\s]+)>)?\s*$/.exec(text) ?? [];
  if (mail !== undefined) return [{ name: name === '' ? mail : name, mail }];
  if (name === '') return [];
  return [name.includes('@') ? { name, mail: name } : { name }];
}
