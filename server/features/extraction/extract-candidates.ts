/** Candidates out of text or a file, by the engine the pane also runs. Nothing is kept. */
import type { ExtractAnswer, ExtractBody } from '../../../shared/contract/extraction.ts';
import type { ProblemSlug, Refusal } from '../../../shared/contract/problems.ts';
import { extract } from '../../../shared/extraction/extract.ts';
import type { Extraction, ExtractionContext, SourceDocument } from '../../../shared/extraction/extraction.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { ReadDocument, UnreadableKind } from '../../ports/documents.ts';
import type { Ports } from '../../ports/ports.ts';
import { type ReadAgain, readAgain, type SecondReaderPorts } from './read-again.ts';

export type ExtractPorts = Pick<Ports, 'documents' | 'settings'>;

/** What is found in text that came with its context. */
export function extractText(body: ExtractBody, zone: string): Result<ExtractAnswer, Refusal> {
  const { source, context } = documentOf(body, zone);
  return answer(source, extract(source, context), []);
}

/** The same, read by the configured language model as well; `fault` is for the log. */
export async function extractTextTwice(
  ports: SecondReaderPorts,
  body: ExtractBody,
  zone: string,
): Promise<{ readonly found: Result<ExtractAnswer, Refusal>; readonly fault: ReadAgain['fault'] }> {
  const { source, context } = documentOf(body, zone);
  const rules = extract(source, context);
  if (rules.refused) return { found: answer(source, rules, []), fault: null };
  const { found, notices, secondReading, fault } = await readAgain(ports, source, context, rules);
  const both = answer(source, found, notices);
  return { found: both.ok && secondReading ? ok({ ...both.value, secondReading }) : both, fault };
}

function documentOf({ format, text, kind, context }: ExtractBody, zone: string) {
  const { at, timeZone, locale, attendees, author } = context;
  return {
    source: { format, text, ...(kind && { kind }) } satisfies SourceDocument,
    context: {
      at: at ?? '',
      timeZone: timeZone ?? zone,
      attendees: attendees.map(withoutUndefined),
      ...(locale && { locale }),
      ...(author && { author: withoutUndefined(author) }),
    } satisfies ExtractionContext,
  };
}

export interface UploadedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What the person says about the meeting; the file's own facts count where they say nothing. */
  readonly at: string | null;
  readonly timeZone: string | null;
}

const PROBLEM_OF: Readonly<Record<UnreadableKind, ProblemSlug>> = {
  'too-large': 'too-large',
  empty: 'document-unreadable',
  encrypted: 'document-unreadable',
  'not-this-format': 'document-unreadable',
  truncated: 'document-unreadable',
  damaged: 'document-unreadable',
  'unknown-format': 'type-unknown',
  bomb: 'document-unreadable',
  'timed-out': 'document-unreadable',
  'out-of-memory': 'document-unreadable',
  busy: 'overloaded',
};

/** The reader comes to an end of its queue within some times the two seconds of a file. */
const BUSY_SECONDS = 10;

/** What is found in a file, read in the documents' own worker. */
export async function extractFile(
  ports: ExtractPorts,
  file: UploadedFile,
  zone: string,
): Promise<Result<ExtractAnswer, Refusal>> {
  const read = await ports.documents.read(file.name, file.bytes);
  if (!read.ok) {
    const { kind, message } = read.failure;
    return fail({
      kind: PROBLEM_OF[kind],
      detail: message,
      ...(kind === 'busy' && { retryAfterSeconds: BUSY_SECONDS }),
    });
  }
  const { source, notices } = read.value;
  return answer(source, extract(source, contextOf(read.value, file, zone)), notices);
}

function contextOf({ context }: ReadDocument, file: UploadedFile, zone: string): ExtractionContext {
  const { attendees, author, addressees } = context;
  const day = context.on ? `${context.on}T12:00:00.000Z` : '';
  return {
    at: file.at ?? context.at ?? day,
    timeZone: file.timeZone ?? context.timeZone ?? zone,
    attendees,
    ...(author && { author }),
    ...(addressees && { addressees }),
  };
}

function answer(source: SourceDocument, found: Extraction, notices: readonly string[]): Result<ExtractAnswer, Refusal> {
  if (found.refused) return fail({ kind: 'too-large' });
  const { items, decisions, information, questions, followUp } = found;
  const lists = { items, decisions, information, questions };
  const copied = structuredClone(lists) as Pick<ExtractAnswer, keyof typeof lists>;
  return ok({ text: source.text, ...copied, followUp, notices: [...notices, ...found.notices] });
}

const withoutUndefined = <T extends object>(person: T) =>
  Object.fromEntries(Object.entries(person).filter(([, value]) => value !== undefined)) as {
    readonly [Field in keyof T]-?: Exclude<T[Field], undefined>;
  };
