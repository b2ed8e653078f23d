/** Answers in the form the extraction scorer reads: one line a document, a sentence or a date phrase. */

import { parseDate } from '../time/calendar-date.ts';
import { findDeadline, resolveDeadline, resolvePhrase } from './due-phrase.ts';
import { extract } from './extract.ts';
import type { ExtractionContext, Person, SourceFormat, SourceKind } from './extraction.ts';
import { scoreSentence } from './model/score.ts';
import { ACTION_PARSERS } from './rules.ts';
import { createView } from './view.ts';

/** A document row of the scorer; other fields are ignored. */
export interface DocumentRow {
  readonly id: string;
  readonly kind?: SourceKind;
  readonly date?: string | null;
  readonly timezone?: string | null;
  readonly lang?: string;
  readonly attendees?: readonly { readonly name: string; readonly email?: string }[];
  readonly format: SourceFormat;
  readonly text: string;
}

/** One line of document predictions. */
export interface DocumentPrediction {
  readonly id: string;
  readonly items: readonly {
    readonly quote: string;
    readonly start: number;
    readonly end: number;
    readonly owner: string | null;
    readonly due: string | null;
  }[];
}

/** A sentence row of the scorer. */
export interface SentenceRow {
  readonly id: string;
  readonly text: string;
  readonly set?: string;
  readonly lang?: string;
}

/** A date row of the scorer. `phrase` null means: find it in `context`, if there is one. */
export interface DateRow {
  readonly id: string;
  readonly phrase?: string | null;
  readonly context: string;
  readonly ref: string;
  readonly lang: string;
  readonly locale?: string | null;
}

const toPerson = (attendee: { readonly name: string; readonly email?: string }): Person =>
  attendee.email === undefined ? { name: attendee.name } : { name: attendee.name, mail: attendee.email };

/** The context of a document row. Noon of its date is the instant; without a date no due date is resolved. */
export function documentContext(row: Pick<DocumentRow, 'date' | 'attendees'>): ExtractionContext {
  const at = typeof row.date === 'string' && row.date !== '' ? `${row.date.slice(0, 10)}T12:00:00Z` : '';
  return { at, timeZone: 'UTC', attendees: (row.attendees ?? []).map(toPerson) };
}

/** Items of a document row. */
export function predictDocument(row: DocumentRow): DocumentPrediction {
  const { format, text } = row;
  const { items } = extract(
    row.kind === undefined ? { format, text } : { format, text, kind: row.kind },
    documentContext(row),
  );
  return {
    id: row.id,
    items: items.map(({ quote, start, end, owner, dueOn }) => ({ quote, start, end, owner, due: dueOn })),
  };
}

/** Due date of a date row. A given phrase is read as a date; without one the deadline is looked for in the context. */
export function predictDate(row: DateRow): { readonly id: string; readonly due: string | null } {
  const on = parseDate(row.ref.slice(0, 10));
  if (on === null) return { id: row.id, due: null };
  const [hour = '0', minute = '0'] = row.ref.slice(11, 16).split(':');
  const reference = { on, minuteOfDay: Number(hour) * 60 + Number(minute), nextMeetingOn: null };
  const locale = row.locale ?? row.lang;
  if (typeof row.phrase === 'string') return { id: row.id, due: resolvePhrase(row.phrase, locale, reference) };
  const found = findDeadline(row.context, row.lang, locale);
  return { id: row.id, due: found === null ? null : resolveDeadline(found, reference) };
}

/**
 * Score of a sentence that stands alone: the model's probability in English, the rules' confidence elsewhere.
 * Sets of mail sentences are read as mail, all others as minutes.
 */
export function predictSentence(row: SentenceRow): { readonly id: string; readonly score: number } {
  const kind = /mail|enron|intent/i.test(`${row.set ?? ''} ${row.id}`) ? 'email' : 'minutes';
  const context = { at: '', timeZone: 'UTC', attendees: [], ...(row.lang === undefined ? {} : { locale: row.lang }) };
  const view = createView({ format: 'plain', text: row.text.replace(/\s+/g, ' '), kind }, context);
  const proposals = ACTION_PARSERS.flatMap((parser) => parser(view));
  const rules = Math.max(0, ...proposals.map(({ confidence }) => confidence));
  const scores = view.placed.flatMap(({ line }) =>
    view.sentencesOf(line).map((sentence) => scoreSentence(view, sentence, proposals)),
  );
  const model = scores.filter((score) => score !== null).map(({ probability }) => probability);
  return { id: row.id, score: model.length > 0 ? Math.max(...model) : rules };
}
