/**
 * What part of the document each line stands in: which section, under which list item, said by whom.
 * Reads headings (marked, bold, alone on a line, or list items with children), list depth and marks; no sentence is read.
 */
import type { Line } from './text/lines.ts';
import { headingKind, type SectionKind } from './words/headings.ts';
import { findLabel, type Label } from './words/labels.ts';

/** A line with its place. */
export interface Placed {
  readonly line: Line;
  readonly index: number;
  readonly section: SectionKind;
  /** Index of the line that opened the section, or -1. */
  readonly sectionLine: number;
  /** Index of the list item or label line it stands under, or -1. */
  readonly parent: number;
  readonly hasChildren: boolean;
  /** True when the line is itself a heading and says nothing else. */
  readonly isHeading: boolean;
  /** The first mark in it ("ACTION:"), or null. */
  readonly label: Label | null;
}

interface Open {
  readonly kind: SectionKind;
  readonly line: number;
  /** Heading level, 10 for headings without marks, 20 + indent for list items that act as headings. */
  readonly level: number;
  readonly indent: number;
  /** Mark of the first line in it; null while there is none. */
  first: Line['marker'] | null;
}

const SHORT = 70;

/** "Action item:" alone announces one action, not a section; labelled-item.ts reads it. */
const SINGLE_LABEL =
  /^(?:(?:next )?action(?: item| point)?|todo|to-do|to do|task|ai|actiepunt|actie|aufgabe|acción|tarea|ação|tarefa|action à mener|à faire)\s*[:：]$/i;

/** "Participants: Ana, Ben": a section of one line, which also ends an unmarked section above it. */
const INLINE = /^([^:：]{2,30})(?:[:：]\s+|：)\S/u;

/** "Points to settle for the new plan:" alone on a line: a title that we do not know. One or two capitals may be a person. */
const TITLED = /^\p{Lu}[\p{L}'’-]*(?: [\p{L}'’()&,-]+){0,9} \p{Ll}[\p{L}'’-]*\s?[:：]$/u;

/** What a line that only announces what follows stands for: "Action items:", "ATTENDEES"; null when it says more. */
function announcedKind(line: Line, next: Line | undefined): SectionKind | null {
  if (line.heading > 0) return headingKind(line.text);
  if (line.text.length > SHORT || line.cells !== null || line.check !== null || line.speaker !== null) return null;
  const text = line.text.trim();
  if (line.marker === 'none' && TITLED.test(text)) return headingKind(text, true) ?? 'other';
  if (/[.!?]$/.test(text) || SINGLE_LABEL.test(text) || /[:：]\s*\S/.test(text)) return null;
  // A point of an agenda that is called "Tasks" is followed by the next point; a title by what stands under it.
  if (line.marker !== 'none' && next?.marker === line.marker && next.indent <= line.indent && !/[:：]$/.test(text))
    return null;
  // Without a sign, a colon or a list below only the whole phrase makes a heading.
  const aboveList = line.marker === 'none' && next !== undefined && next.marker !== 'none' && text.length <= 50;
  return headingKind(text, !/[:：]$/.test(text) && !aboveList);
}

function levelOf(line: Line): number {
  if (line.heading > 0) return line.heading;
  return line.marker === 'none' || line.marker === 'number' ? 10 : 20 + line.indent;
}

function closeSections(open: Open[], line: Line, level: number, heading: boolean): void {
  while (open.length > 0) {
    const top = open[open.length - 1];
    if (top === undefined) break;
    // A review of old actions must not swallow the rest: what stands further left than its title is not under it.
    const outdented = top.kind === 'past-actions' && top.level === 10 && line.indent < top.indent;
    const closed = heading
      ? top.level >= level || outdented
      : outdented ||
        (top.level >= 20 &&
          (line.marker === 'none' ? line.afterGap && line.indent <= top.level - 20 : line.indent <= top.level - 20));
    if (!closed) break;
    open.pop();
  }
  // Plain lines stood under the title: a numbered line is the next title, not their list.
  const top = open[open.length - 1];
  if (top?.level === 10 && top.first === 'none' && line.marker === 'number') open.pop();
  if (open[open.length - 1]?.kind === 'attendees' && !heading && endsAttendance(line, open[open.length - 1]?.first))
    open.pop();
  const current = open[open.length - 1];
  if (current !== undefined && !heading) current.first ??= line.marker;
}

/** A list of people has no heading at its end: a sentence, or a numbered point after names without numbers, is past it. */
function endsAttendance(line: Line, first: Line['marker'] | null | undefined): boolean {
  if (line.cells !== null) return false;
  if (line.marker === 'number' && first != null && first !== 'number') return true;
  if (!/[.!?:：]$/.test(line.text)) return false;
  return line.text
    .replace(/\([^)]*\)/g, ' ')
    .split(/[,;]/)
    .some((part) => part.split(/\s+/).filter((word) => /^\p{Ll}/u.test(word)).length >= 5);
}

/** Depth of a line in its list. Text under a list item without a mark of its own belongs to that item. */
function parentOf(stack: { indent: number; index: number; marked: boolean }[], line: Line, index: number): number {
  const marked = line.marker !== 'none' || line.check !== null;
  if (line.heading > 0) stack.length = 0;
  while (stack.length > 0) {
    const top = stack[stack.length - 1];
    if (top === undefined) break;
    const under = marked && !top.marked && !line.afterGap ? line.indent >= top.indent : line.indent > top.indent;
    if (under) break;
    stack.pop();
  }
  const parent = stack[stack.length - 1]?.index ?? -1;
  if (line.heading === 0) stack.push({ indent: line.indent, index, marked });
  return parent;
}

function inlineKind(line: Line): SectionKind | null {
  const label = line.marker === 'bullet' ? null : INLINE.exec(line.text.slice(0, 60))?.[1];
  const kind = label == null ? null : headingKind(label);
  return kind === 'attendees' || kind === 'agenda' || kind === 'next-meeting' ? kind : null;
}

/** Places every line. Linear: each line opens and closes at most one section and one list level. */
export function placeLines(lines: readonly Line[]): readonly Placed[] {
  const open: Open[] = [];
  const stack: { indent: number; index: number; marked: boolean }[] = [];
  const placed: { -readonly [Key in keyof Placed]: Placed[Key] }[] = [];
  lines.forEach((line, index) => {
    const announced = announcedKind(line, lines[index + 1]);
    // "From this meeting:" right under "Action items" only introduces the list.
    const above = open[open.length - 1];
    if (announced === 'other' && line.heading === 0 && above?.line === index - 1 && above.kind !== 'other') {
      placed.push({
        line,
        index,
        section: above.kind,
        sectionLine: above.line,
        parent: -1,
        hasChildren: false,
        isHeading: true,
        label: findLabel(line.text),
      });
      return;
    }
    const heading = line.heading > 0 || announced !== null;
    const level = levelOf(line);
    closeSections(open, line, level, heading);
    const parent = parentOf(stack, line, index);
    if (heading) {
      const inherited = open[open.length - 1];
      const kind = announced ?? (line.heading > 0 && inherited?.level !== 10 ? (inherited?.kind ?? 'other') : 'other');
      open.push({ kind, line: index, level, indent: line.indent, first: null });
    }
    const inline = heading || line.heading > 0 ? null : inlineKind(line);
    if (inline !== null) while ((open[open.length - 1]?.level ?? 0) === 10) open.pop();
    const top = open[open.length - 1];
    placed.push({
      line,
      index,
      section: inline ?? top?.kind ?? 'other',
      sectionLine: top?.line ?? -1,
      parent,
      hasChildren: false,
      isHeading: heading,
      label: findLabel(line.text),
    });
    const owner = parent === -1 ? undefined : placed[parent];
    if (owner !== undefined) owner.hasChildren = true;
  });
  return placed;
}
