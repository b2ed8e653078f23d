/**
 * Who a document knows: names from the meeting, attendance lists, speakers, handles, marks, and from who says something.
 * Reading people out of a phrase is people.ts.
 */
import {
  addName,
  fold,
  isAttendanceRow,
  listedFirstNames,
  type Names,
  readAttendance,
  readOpening,
} from './attendance.ts';
import type { Person } from './extraction.ts';
import type { Placed } from './structure.ts';
import { isOpener, type PhraseIndex } from './words/vocabulary.ts';

/** Names that stand for a person in this document, folded: parts of names, handles, initials. */
export interface Roster {
  readonly names: ReadonlySet<string>;
  readonly initials: ReadonlySet<string>;
  /** Names that the meeting, an attendance list or a handle vouches for; `names` also holds those who only speak. */
  readonly listed: ReadonlySet<string>;
  /** Words the document writes small somewhere: with a capital they are still no names. */
  isCommon(word: string): boolean;
}

const SPEAKS = /^[\s*_]*((?:\p{Lu}[\p{L}'’.-]+)(?:\s+\p{Lu}[\p{L}'’.-]*)?|\p{Lu}{2,3})[*_]* ?[:：](?:\s|$)/u;

/** Lines at the top of a document that may say in a sentence who met. */
const OPENING = 25;

/** Builds the roster of a document. `spoken` counts `Name:` at the start of lines; twice or more makes a speaker. */
export function buildRoster(placed: readonly Placed[], people: readonly Person[], openers: PhraseIndex): Roster {
  const found: Names = { names: new Set(), initials: new Set() };
  const { names, initials } = found;
  for (const person of people) addName(person.name, found);
  const spoken = new Map<string, number>();
  const speakers = new Set<string>();
  const marked = new Map<string, number>();
  const saying = new Map<string, number>();
  for (const { line, section, index, label } of placed) {
    if (line.speaker !== null) speakers.add(line.speaker);
    if (section === 'attendees' || isAttendanceRow(line)) readAttendance(line.text, found);
    else if (index < OPENING) {
      readOpening(line.text, found);
      const first = listedFirstNames(line.text);
      // Who is listed by full name and does something by first name below is a person; "New York" is not.
      if (first?.some((name) => actsBelow(placed, index, name, openers)) === true) readAttendance(line.text, found);
    }
    const subject = subjectOf(line.text, openers);
    if (subject !== null) saying.set(subject, (saying.get(subject) ?? 0) + 1);
    const onMark = label?.name;
    if (onMark?.bare === true) marked.set(onMark.text, (marked.get(onMark.text) ?? 0) + 1);
    for (const handle of !line.text.includes('@')
      ? []
      : line.text.matchAll(/(?:^|[\s(,/])@([\p{L}\p{N}_][\p{L}\p{N}_.-]{1,38})/gu)) {
      if (!/^electron|^node/.test(handle[1] ?? '')) found.names.add(fold(handle[1] ?? ''));
    }
    if (line.text.includes('[name='))
      for (const [, name = ''] of line.text.matchAll(/\[name=([^\][]{2,60})\]/g))
        for (const one of name.split(',')) addName(one, found);
    const speaker = SPEAKS.exec(line.text.slice(0, 60))?.[1];
    if (speaker !== undefined) spoken.set(speaker, (spoken.get(speaker) ?? 0) + 1);
  }
  for (const speaker of speakers) addName(speaker, found);
  // "Action Ana: …" again and again: nobody but people are given so many actions.
  for (const [name, times] of marked)
    if (times >= 2 && /^\p{Lu}/u.test(name) && !isOpener(fold(name.split(' ')[0] ?? ''), openers)) addName(name, found);
  const listed = new Set(names);
  for (const [name, times] of saying) if (times >= 2 && !isOpener(fold(name), openers)) addName(name, found);
  for (const [speaker, times] of spoken) {
    const first = fold(speaker.split(' ')[0] ?? '');
    if (times >= 2 && !isOpener(first, openers)) addName(speaker, found);
    if (times >= 2 && /^\p{Lu}{2,3}$/u.test(speaker)) found.initials.add(speaker);
  }
  return { names, initials, listed, isCommon: commonWords(placed) };
}

const actsBelow = (placed: readonly Placed[], above: number, name: string, openers: PhraseIndex): boolean =>
  !isOpener(fold(name), openers) &&
  placed.some(
    ({ line, index }) => index > above && new RegExp(`(?:^|[\\s(,:])${escapeName(name)} \\p{Ll}`, 'u').test(line.text),
  );

const escapeName = (name: string): string => name.replace(/[^\p{L}]/gu, '.');

const isSmall = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 223 && code <= 0x17f);

/** Words of four to twenty small letters after a space; read by code because every document has thousands. */
function addSmallWords(text: string, words: Set<string>): void {
  let start = -1;
  for (let i = 1; i <= text.length; i++) {
    if (i < text.length && isSmall(text.charCodeAt(i))) {
      if (start === -1 && text.charCodeAt(i - 1) === 32) start = i;
      continue;
    }
    if (start !== -1 && i - start >= 4 && i - start <= 20) words.add(text.slice(start, i));
    start = -1;
  }
}

/** The set is made when the first unknown name is met. */
function commonWords(placed: readonly Placed[]): (word: string) => boolean {
  let words: Set<string> | null = null;
  return (word) => {
    if (words === null) {
      words = new Set();
      for (const { line } of placed) addSmallWords(line.text, words);
    }
    return words.has(word);
  };
}

const SUBJECT = /^(\p{Lu}\p{Ll}[\p{L}'’-]*)(?: \p{Lu}[\p{L}'’.-]*){0,2} (\p{Ll}{3,})/u;
const SAYS =
  /^(?:said|says|asked|asks|noted|mentioned|suggested|explained|reported|thinks|thought|wondered|presented|proposed|agreed|vraagt|merkt|stelt|antwoordt|antwoord|zegt|meldt|oppert|vertelt|geeft|fragt|sagt|meint|berichtet|erklärt|schlägt|findet|demande|dit|explique|propose|précise|indique|rappelle|informe|pregunta|dice|explica|propone|informa|indica|comenta|pergunta|diz|explicou|propõe|informou|comentou)$/;

/** "Roy vraagt …", "Ana asked …": who says something at the front of a line; null when nobody does. */
function subjectOf(text: string, openers: PhraseIndex): string | null {
  const match = SUBJECT.exec(text.slice(0, 60));
  const [, name = '', verb = ''] = match ?? [];
  return match !== null && SAYS.test(verb) && !isOpener(fold(name), openers) ? name : null;
}
