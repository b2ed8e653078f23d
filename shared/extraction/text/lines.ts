/**
 * A flow cut into logical lines: wrapped lines joined, list marks, check boxes, headings and table rows recognised.
 * Shapes only; what a heading or a list means is read in structure.ts.
 */
import { stampedTurn, turnHeader } from './chat.ts';
import type { Flow } from './flow.ts';
import { readInline } from './inline.ts';
import { SPEAKER_MARK } from './vtt.ts';

/** A table cell: its words and where they begin in the line's text. */
export interface Cell {
  readonly text: string;
  readonly start: number;
}

/** One logical line. `text` has no list mark and no inline marks; `at` leads each character back into the flow. */
export interface Line {
  /** Its place among the lines, from 0. */
  readonly index: number;
  readonly text: string;
  readonly from: number;
  readonly at: readonly number[] | null;
  readonly indent: number;
  readonly marker: 'none' | 'bullet' | 'number' | 'arrow';
  /** 0 = no heading, else its level. */
  readonly heading: number;
  readonly check: 'open' | 'done' | null;
  readonly struck: boolean;
  readonly quoted: boolean;
  readonly cells: readonly Cell[] | null;
  readonly speaker: string | null;
  /** True when an empty line stands before it. */
  readonly afterGap: boolean;
}

/** Longest line that is read; what comes after is cut with a notice. */
export const LINE_LIMIT = 20_000;

/** Longest paragraph that is joined from wrapped lines. */
const JOIN_LIMIT = 5_000;

/** Most lines that are read; a document with more is no notes of a meeting, and the rest is cut with a notice. */
export const LINES_LIMIT = 12_000;

const LEAD = /^([ \t\u3000]*)((?:>[ \t]?)*)/;
const BULLET = /^(?:\\?[-*+•·▪▫◦‣○●■□–—][ \t]+|<li>[ \t]*|[・･][ \t\u3000]*|-(?=\p{Lu}))/u;
const NUMBER =
  /^(?:\(?\d{1,3}(?:\.\d{1,3}){0,4}\\?[.)]|\d{1,2}(?:\.\d{1,3}){1,4}|[a-z][.)]|[ivx]{2,4}[.)])[ \t]+(?=\S)/u;
const ARROW = /^(?:-{1,3}>|={1,2}>|→|⇒|➜|➔|➡️?|▶)[ \t]*/u;
const CHECK = /^(?:\[([ xX✓✔_]?)\]|(☐|⬜|◻)|(☑|☒|✅|✔️?|✓))[ \t]+/u;
const HEADING = /^(#{1,6})(?:[ \t]+(?=[^\s#])|(?=\p{Lu}\p{Ll}))/u;
const RULE = /^(?:[-=_*~][ \t]*){3,}$/;
const FENCE = /^(?:```|~~~)/;

interface Physical {
  readonly from: number;
  readonly to: number;
  readonly indent: number;
  readonly quoted: boolean;
  readonly body: number;
  readonly marker: Line['marker'];
  readonly heading: number;
  readonly check: Line['check'];
}

const width = (space: string): number => {
  let total = 0;
  for (const char of space) total += char === '\t' ? 4 : char === '\u3000' ? 2 : 1;
  return total;
};

/** Takes list marks, check boxes and heading signs off the front, in any order that occurs ("1. [ ] - [x] …"). */
function readPhysical(text: string, from: number, to: number): Physical {
  const head = text.slice(from, Math.min(to, from + 120));
  const lead = LEAD.exec(head);
  let at = lead?.[0].length ?? 0;
  let marker: Line['marker'] = 'none';
  let check: Line['check'] = null;
  let heading = 0;
  for (let turn = 0; turn < 4; turn++) {
    const rest = head.slice(at);
    const mark = heading === 0 && turn === 0 ? HEADING.exec(rest) : null;
    if (mark !== null) {
      heading = (mark[1] ?? '#').length;
      at += mark[0].length;
      continue;
    }
    const box = CHECK.exec(rest);
    if (box !== null) {
      check = box[2] !== undefined || /^[ _]?$/.test(box[1] ?? 'x') ? 'open' : 'done';
      at += box[0].length;
      continue;
    }
    const list = BULLET.exec(rest) ?? NUMBER.exec(rest) ?? ARROW.exec(rest);
    if (list === null) break;
    if (marker === 'none') marker = BULLET.test(rest) ? 'bullet' : NUMBER.test(rest) ? 'number' : 'arrow';
    at += list[0].length;
  }
  const indent = width(lead?.[1] ?? '');
  return { from, to, indent, quoted: (lead?.[2] ?? '') !== '', body: from + at, marker, heading, check };
}

/** "Label:" or "Name (x):" at the front opens a thought of its own, so it never continues the line before. */
const OPENS =
  /^[\s*_>]*(?:\p{L}[\p{L}\p{N}'’._ -]{0,24}?(?: ?[([][^)\]]{1,30}[)\]])?[*_]* ?[:：]|@[\w-]+)(?:\s|[*_]|$)/u;

function continues(text: string, previous: Physical, lastTo: number, lastFrom: number, next: Physical): boolean {
  if (next.marker !== 'none' || next.check !== null || next.heading > 0 || previous.heading > 0) return false;
  if (next.quoted !== previous.quoted || text.charAt(next.body) === '|') return false;
  const before = text.slice(Math.max(lastFrom, lastTo - 200), lastTo).trimEnd();
  const words = text.slice(next.body, Math.min(next.to, next.body + 120));
  if (words.includes(SPEAKER_MARK) || stampedTurn(words) !== null || turnHeader(words) !== null) return false;
  if (stampedTurn(text.slice(previous.body, previous.body + 120)) !== null) return false;
  if (text.charAt(previous.body) === '|' || OPENS.test(words)) return false;
  // Indented under a list item: the same item, unless the item above is already a whole short line of its own.
  const lower = /^[\s*_(`"'“]*[\p{Ll}\d(]/u.test(words);
  const ended = /[.!?:。！？;][*_)"'”’]*$/u.test(before);
  const long = lastTo - lastFrom >= 55;
  if (previous.marker !== 'none' && next.indent <= previous.indent && !(long && lower && !ended)) return false;
  return long ? lower || !ended : lower && !ended && lastTo - lastFrom >= 30;
}

function splitCells(text: string): readonly Cell[] | null {
  if (!text.startsWith('|') && !/\s\|\s/.test(text)) return null;
  const cells: Cell[] = [];
  let start = text.startsWith('|') ? 1 : 0;
  for (let i = start; i <= text.length; i++) {
    if (i < text.length && text.charAt(i) !== '|') continue;
    const raw = text.slice(start, i);
    if (i < text.length || raw.trim() !== '') {
      const lead = raw.length - raw.trimStart().length;
      cells.push({ text: raw.trim(), start: start + lead });
    }
    start = i + 1;
  }
  return cells.length < 2 ? null : cells;
}

function finishLine(text: string, first: Physical, to: number, index: number, afterGap: boolean): Line {
  const raw = text.slice(first.body, Math.min(to, first.body + LINE_LIMIT));
  const mark = raw.indexOf(SPEAKER_MARK);
  const turn =
    mark === -1 || mark > 100 ? stampedTurn(raw) : { speaker: raw.slice(0, mark), length: mark + SPEAKER_MARK.length };
  const speaker = turn?.speaker ?? null;
  const skip = turn?.length ?? 0;
  const inline = readInline(raw.slice(skip).trimEnd());
  const { indent, marker, heading, check, quoted } = first;
  const cells = speaker === null ? splitCells(inline.text) : null;
  return {
    index,
    text: inline.text,
    from: first.body + skip,
    at: inline.at,
    indent,
    marker,
    heading,
    check,
    struck: inline.struck,
    quoted,
    cells,
    speaker,
    afterGap,
  };
}

interface Reading {
  readonly lines: Line[];
  current: Physical | null;
  lastFrom: number;
  lastTo: number;
  gap: boolean;
  cut: number;
}

function flush(text: string, state: Reading): void {
  if (state.current === null) return;
  if (state.lastTo - state.current.body > LINE_LIMIT) state.cut++;
  const line = finishLine(text, state.current, state.lastTo, state.lines.length, state.gap);
  if (line.text.trim() !== '') {
    state.lines.push(line);
    state.gap = false;
  }
  state.current = null;
}

function underline(text: string, from: number, to: number, state: Reading): boolean {
  const body = text.slice(from, Math.min(to, from + 300)).trim();
  if (!RULE.test(body) || to - from > 300) return false;
  const above = state.current;
  // A rule right under a short line makes it a heading (setext); anywhere else it only separates.
  if (
    above !== null &&
    above.marker === 'none' &&
    above.from === state.lastFrom &&
    /^[-=]/.test(body) &&
    body.length >= 3
  ) {
    state.current = { ...above, heading: body.startsWith('=') ? 1 : 2 };
  }
  return true;
}

function takeLine(text: string, from: number, to: number, state: Reading): void {
  const blank = /^\s*$/.test(text.slice(from, Math.min(to, from + 200)));
  if (blank && to - from <= 200) {
    flush(text, state);
    state.gap = true;
    return;
  }
  const head = text.slice(from, Math.min(to, from + 4)).trimStart();
  if (FENCE.test(head) || underline(text, from, to, state)) {
    flush(text, state);
    return;
  }
  const next = readPhysical(text, from, to);
  if (
    state.current !== null &&
    to - state.current.body < JOIN_LIMIT &&
    continues(text, state.current, state.lastTo, state.lastFrom, next)
  ) {
    state.lastFrom = from;
    state.lastTo = to;
    return;
  }
  flush(text, state);
  state.current = next;
  state.lastFrom = from;
  state.lastTo = to;
}

/** Logical lines of a flow in reading order, and how many were cut at LINE_LIMIT. Empty lines leave only their gap. */
export function readLines(flow: Flow): {
  readonly lines: readonly Line[];
  readonly cut: number;
  readonly unread: boolean;
} {
  const { text } = flow;
  const state: Reading = { lines: [], current: null, lastFrom: 0, lastTo: 0, gap: true, cut: 0 };
  let from = 0;
  while (from <= text.length && state.lines.length < LINES_LIMIT) {
    let to = text.indexOf('\n', from);
    if (to === -1) to = text.length;
    const end = to > from && text.charCodeAt(to - 1) === 13 ? to - 1 : to;
    takeLine(text, from, end, state);
    from = to + 1;
  }
  flush(text, state);
  return { lines: state.lines, cut: state.cut, unread: from < text.length };
}

/** Offset in the flow of the line's character `index`. */
export const flowOffset = (line: Line, index: number): number =>
  line.from + (line.at === null ? index : (line.at[index] ?? 0));
