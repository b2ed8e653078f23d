/** A meeting as the demo reads it from a file of notes: what was said, when, and who is named. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { isSpoken, titleOfFile } from '../../sandbox/workbench/files/title.ts';
import type { Documents, ReadDocument } from '../../server/ports/documents.ts';
import { extract } from '../../shared/extraction/extract.ts';
import type { SourceDocument } from '../../shared/extraction/extraction.ts';
import { headingKind } from '../../shared/extraction/words/headings.ts';
import { findLabel } from '../../shared/extraction/words/labels.ts';

export interface Notes {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly title: string;
  readonly source: SourceDocument;
  /** Day of the meeting as the notes say it; null when they do not. */
  readonly on: string | null;
  /** Names the notes give to owners and attendees, each once. */
  readonly names: readonly string[];
  readonly notices: readonly string[];
}

/** Reads one file. Throws with the reader's sentence when the file cannot be read. */
export async function readNotes(documents: Documents, path: string): Promise<Notes> {
  const bytes = await readFile(path);
  const fileName = basename(path);
  const read = await documents.read(fileName, bytes);
  if (!read.ok) throw new Error(`${fileName}: ${read.failure.message}`);
  const document = read.value;
  const on = dayOf(document);
  return {
    fileName,
    bytes,
    title: titleOf(document) || titleOfFile(fileName) || (on === null ? 'Meeting' : `Meeting of ${on}`),
    source: document.source,
    on,
    names: namesIn(document, on),
    notices: document.notices,
  };
}

function dayOf(document: ReadDocument): string | null {
  if ('date' in document && document.date) return document.date.slice(0, 10);
  return document.context.on ?? document.context.at?.slice(0, 10) ?? null;
}

/** First line that says something, without its marks; empty when it only announces what follows ("Action items:"), or when somebody speaks. */
function titleOf(document: ReadDocument): string {
  if ('subject' in document && document.subject) return document.subject.slice(0, 120);
  if ('summary' in document && document.summary) return document.summary.slice(0, 120);
  if (document.source.format === 'vtt') return '';
  const lines = document.text.split('\n').map((line) => line.replace(/^[#=*\-\s|]+|[#=*\s|]+$/g, ''));
  const first = lines.find((line) => line.length > 3 && /\p{L}/u.test(line)) ?? '';
  if (isSpoken(first)) return '';
  return (headingKind(first) ?? 'other') === 'other' && findLabel(first) === null ? first.slice(0, 120) : '';
}

const NOBODY = /^(all|everyone|everybody|team|group|tbd|n\/?a|none|alle|tous|todos|allen|we|i|you)$/i;

/** Owners as written, one person each: the demo gives them an account, because the tenant does not know them. */
function namesIn(document: ReadDocument, on: string | null): readonly string[] {
  const context = {
    at: `${on ?? '2026-01-05'}T12:00:00.000Z`,
    timeZone: 'Europe/London',
    attendees: document.context.attendees,
  };
  const owners = extract(document.source, context).items.flatMap((item) =>
    (item.owner ?? '').split(/[,;/&+]| and | und | et | y | e | en /),
  );
  const named = [...document.context.attendees.map((person) => person.name), ...owners].map((name) =>
    name.replace(/^@/, '').trim(),
  );
  const fit = named.filter(
    (name) => name.length >= 2 && name.length <= 40 && /^\p{L}[\p{L}\p{N} .'_-]*$/u.test(name) && !NOBODY.test(name),
  );
  const seen = new Map(fit.map((name) => [name.toLowerCase(), name]));
  return [...seen.values()];
}
