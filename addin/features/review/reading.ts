/**
 * A document as people read it: lines without mark-up, and the place of every quote in them. The engine's offsets point
 * into the source; a screen must never show HTML of strangers, so it shows this text instead, as text.
 */

import type { SourceDocument } from '../../../shared/extraction/extraction.ts';
import { type Flow, plainFlow } from '../../../shared/extraction/text/flow.ts';
import { readHtml } from '../../../shared/extraction/text/html.ts';
import { readVtt, SPEAKER_MARK } from '../../../shared/extraction/text/vtt.ts';
import type { Mark } from './entry.ts';

/** One line; `at` is its offset in the reading text, which marks count in. */
export interface ReadingLine {
  readonly text: string;
  readonly at: number;
}

export interface Reading {
  readonly lines: readonly ReadingLine[];
  /** Places of the asked source ranges, in their order. */
  readonly marks: readonly Mark[];
}

/** The readable lines of a document and where these source ranges are in them. */
export function readingOf(document: SourceDocument, ranges: readonly { start: number; end: number }[]): Reading {
  const flow = flowOf(document);
  return { lines: linesOf(flow.text), marks: ranges.map((range) => markOf(flow, range)) };
}

function flowOf({ format, text }: SourceDocument): Flow {
  if (format === 'html') return readHtml(text);
  return format === 'vtt' ? readVtt(text) : plainFlow(text);
}

/**
 * Marks without a shape: they turn the writing around, or hide what a machine reads. Left alone are white space, the
 * soft hyphen of every newsletter, and what joins emoji and the letters of Arabic and Indian scripts.
 */
const UNSEEN =
  /(?![^\S\ufeff]|\u0085|\u00ad|\ufe0e|\ufe0f)(?!(?<=\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f|\p{scx=Arab}|\p{scx=Deva})[\u200c\u200d])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
/** As long as what it stands for, so that offsets stay. */
const shownMark = (unseen: string): string => '▯'.repeat(unseen.length);

function linesOf(text: string): readonly ReadingLine[] {
  const lines: ReadingLine[] = [];
  let at = 0;
  for (const raw of text.split('\n')) {
    if (raw.trim() !== '') lines.push({ text: raw.replaceAll(SPEAKER_MARK, ' ').replace(UNSEEN, shownMark), at });
    at += raw.length + 1;
  }
  return lines;
}

function markOf({ starts, ends, text }: Flow, { start, end }: { start: number; end: number }): Mark {
  if (starts === null || ends === null) return { from: start, to: end };
  const from = firstAtLeast(starts, start);
  const to = firstAtLeast(ends, end);
  return { from, to: Math.max(from, Math.min(text.length, to + 1)) };
}

/** Index of the first value that is not smaller; offsets only grow along a text. */
function firstAtLeast(values: Uint32Array, wanted: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A line cut at its marks, for showing; signs of mark-up are taken out of the pieces. */
export interface Piece {
  readonly text: string;
  readonly isMarked: boolean;
}

export function piecesOf(line: ReadingLine, marks: readonly Mark[]): readonly Piece[] {
  const cuts = new Set([0, line.text.length]);
  for (const { from, to } of marks) {
    for (const cut of [from - line.at, to - line.at]) if (cut > 0 && cut < line.text.length) cuts.add(cut);
  }
  const ordered = [...cuts].sort((a, b) => a - b);
  return ordered.slice(0, -1).map((from, index) => {
    const to = ordered[index + 1] ?? line.text.length;
    const isMarked = marks.some((mark) => mark.from < line.at + to && line.at + from < mark.to);
    return { text: plain(line.text.slice(from, to), from === 0), isMarked };
  });
}

/** Whether any of the line is inside a mark. */
export const isInMarks = ({ at, text }: ReadingLine, marks: readonly Mark[]): boolean =>
  marks.some(({ from, to }) => from < at + text.length && at < to);

const plain = (text: string, isLineStart: boolean): string => {
  const bare = text.replaceAll('**', '').replaceAll('~~', '');
  return isLineStart ? bare.replace(/^\s*#{1,6}\s+/, '').replace(/^(\s*)[-*]\s+/, '$1• ') : bare;
};
