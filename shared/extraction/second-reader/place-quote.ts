/** Where a quote stands in a document: character by character, in the text that was sent, or nowhere. */
import { sourceEnd, sourceStart } from '../text/flow.ts';
import { flowOffset, type Line } from '../text/lines.ts';
import type { View } from '../view.ts';
import type { TextForModel } from './text-for-model.ts';

/** A place as proposals name one (proposal.ts): offsets count in the text of the lines. */
export interface Place {
  readonly line: number;
  readonly start: number;
  readonly toLine: number;
  readonly end: number;
}

/** A quote with fewer units or no letter says nothing; a longer one is no sentence. */
const SHORTEST = 6;
const LONGEST = 1_000;
/** A line without full stops is no sentence, either. */
const LONGEST_SENTENCE = 2_000;
/** Words that stand in more places than this are no sentence of anybody's. */
const PLACES_LIMIT = 20;

/** The first place of a quote, or null. White space at its edges does not count; everything else does. */
export function placeQuote(view: View, { text, flowAt }: TextForModel, quote: string): Place | null {
  const words = quote.trim();
  if (words.length < SHORTEST || words.length > LONGEST || !/\p{L}{2}/u.test(words)) return null;
  let at = text.indexOf(words);
  for (let tries = 0; at !== -1 && tries < PLACES_LIMIT; tries++) {
    const place = placeAt(view, flowAt[at] ?? 0, (flowAt[at + words.length - 1] ?? 0) + 1);
    if (place !== null) return place;
    at = text.indexOf(words, at + 1);
  }
  return null;
}

/** Lines without their list marks; a quote over more than two of them is a passage, no sentence. */
function placeAt({ placed }: View, from: number, to: number): Place | null {
  const line = placed.findIndex((one) => endOf(one.line) > from);
  const first = placed[line]?.line;
  if (first === undefined || startOf(first) >= to) return null;
  const following = placed[line + 1]?.line;
  const toLine = following !== undefined && startOf(following) < to ? line + 1 : line;
  const last = placed[toLine]?.line ?? first;
  const beyond = placed[toLine + 1]?.line;
  if (toLine > line && beyond !== undefined && startOf(beyond) < to) return null;
  const start = firstAtLeast(first, from);
  const end = firstAtLeast(last, to);
  return toLine > line || end > start ? { line, start, toLine, end } : null;
}

const startOf = (line: Line): number => flowOffset(line, 0);
const endOf = (line: Line): number => flowOffset(line, Math.max(0, line.text.length - 1)) + 1;

/** First offset in the line whose character stands at or behind the flow's `wanted`. */
function firstAtLeast(line: Line, wanted: number): number {
  let at = 0;
  while (at < line.text.length && flowOffset(line, at) < wanted) at++;
  return at;
}

/** The place with the sentences it cuts into completed, so that no "not" is left out. Table rows stay as quoted. */
export function wholeSentences(view: View, place: Place): Place {
  const first = view.placed[place.line]?.line;
  const last = view.placed[place.toLine]?.line;
  if (first === undefined || last === undefined || first.cells !== null || last.cells !== null) return place;
  const begins = view.sentencesOf(first).find(({ start, end }) => start <= place.start && place.start < end);
  const ends = view.sentencesOf(last).find(({ start, end }) => start < place.end && place.end <= end);
  const start = Math.min(place.start, begins?.start ?? place.start);
  const end = Math.max(place.end, ends?.end ?? place.end);
  return end - start > LONGEST_SENTENCE ? place : { ...place, start, end };
}

/** The words at a place, of both lines where there are two. */
export function wordsAt({ placed }: View, { line, start, toLine, end }: Place): string {
  const first = placed[line]?.line.text ?? '';
  if (line === toLine) return first.slice(start, end);
  return `${first.slice(start)} ${placed[toLine]?.line.text.slice(0, end) ?? ''}`;
}

/** The place in the document's own text, in UTF-16 units. */
export function spanOf({ flow, placed }: View, { line, start, toLine, end }: Place): { start: number; end: number } {
  const first = placed[line]?.line;
  const last = placed[toLine]?.line;
  if (first === undefined || last === undefined) return { start: 0, end: 0 };
  const from = sourceStart(flow, flowOffset(first, start));
  return { start: from, end: Math.max(from + 1, sourceEnd(flow, flowOffset(last, Math.max(0, end - 1)) + 1)) };
}
