/**
 * Names in the parts of a document that list people: attendance lists, tables of facts, brackets at its top. What a name
 * is worth, and names that only speak or are spoken of, are in roster.ts.
 */
import { japaneseNamesIn } from './japanese-names.ts';
import type { Line } from './text/lines.ts';
import { headingKind } from './words/headings.ts';

/** Parts of names and initials, collected while the document is read. */
export interface Names {
  readonly names: Set<string>;
  readonly initials: Set<string>;
}

/** A name as rosters hold it: lower case, no "@", straight apostrophe. */
export const fold = (word: string): string => word.toLowerCase().replace(/^@/, '').replace(/[’]/g, "'");

/** Words of attendance lists that are nobody's name. */
const NOT_NAMES = new Set(
  'team members others member observer observers chair chairs host notetaker guest guests the and of for note taker scribe regrets absent present from google microsoft redhat red hat facebook ibm inc minutes secretary bosun moderator moderators lead release project manager industrial designer marketing user interface invited security group committee community all none recording none wg sig'.split(
    ' ',
  ),
);

/** Adds the parts, the initials and the handle of one name. */
export function addName(name: string, found: Names): void {
  const plain = name
    .replace(/<[^>]{0,200}>|https?:\S+/g, ' ')
    .replace(/[^\s@]{1,64}@[^\s@]{1,190}\.[^\s@]{2,63}/g, ' ');
  const parts = plain
    .replace(/[([][^)\]]{0,80}[)\]]/g, ' ')
    .split(/[\s,/|·•]+/)
    .filter((part) => /^@?[\p{L}][\p{L}\p{N}'’._-]*$/u.test(part));
  // "Claire Moor (CM, from 15:30)" says the initials that the notes will use.
  const own = /[([](\p{Lu}{2,3})\b/u.exec(plain)?.[1];
  if (own !== undefined) found.initials.add(own);
  const letters: string[] = [];
  for (const part of parts.slice(0, 5)) {
    const folded = fold(part).replace(/\.$/, '');
    if (folded.length > 1 && !NOT_NAMES.has(folded)) found.names.add(folded);
    if (/^\p{Lu}/u.test(part)) letters.push(part.charAt(0));
  }
  if (letters.length >= 2 && letters.length <= 4) {
    found.initials.add(letters.join(''));
    found.initials.add(`${letters[0]}${letters[letters.length - 1]}`);
  }
  for (const handle of name.matchAll(/@([\p{L}\p{N}_][\p{L}\p{N}_.-]{1,40})/gu)) found.names.add(fold(handle[1] ?? ''));
}

/** Looks like a person on an attendance line: one to four capitalised words, maybe a handle or a firm in brackets. */
const LISTED =
  /^(?:(?:\p{Lu}[\p{L}'’.-]*|van|von|de|der|den|da|dos|del|di|la|le|te|ten|ter|zu|el|al|bin)\s+){0,4}\p{Lu}[\p{L}'’.-]+(?: \p{Lu}\.?)?(?:\s*[([@/<-].{0,80})?$/u;
/** "| Attendees | Ana Lopes, Ben Ford |": a table of facts about the meeting. */
export function isAttendanceRow({ cells }: Line): boolean {
  const title = cells?.[0]?.text ?? '';
  return title !== '' && title.length < 30 && cells?.length === 2 && headingKind(title, true) === 'attendees';
}

/** Adds everybody on a line of an attendance list. */
export function readAttendance(text: string, found: Names): void {
  const list = text.replace(/^[^:：(\d]{0,40}[:：]\s*/, '').slice(0, 2000);
  for (const part of list.split(/[,;、，|\n]|\s(?:&|and|und|et|en|y|e)\s/)) {
    const name = part.trim();
    for (const japanese of japaneseNamesIn(name)) found.names.add(japanese);
    if (LISTED.test(name) || /^@/.test(name)) addName(name, found);
  }
}

/** "The board (Ana Lopes, Ben Ford and Cy Moor) met …": a bracket of full names at the top lists who was there. */
export function readOpening(text: string, found: Names): void {
  const present = PRESENT.exec(text.slice(0, 1000))?.[1];
  if (present !== undefined) readAttendance(present, found);
  if (!text.includes('(')) return;
  for (const [, inner = ''] of text.slice(0, 1000).matchAll(/\(([^()]{10,300})\)/g)) {
    const parts = inner.split(/,\s*|\s(?:and|und|et|y|e|en)\s/);
    if (parts.length < 2 || !parts.every((part) => FULL_NAME.test(part.trim()))) continue;
    for (const part of parts) addName(part, found);
  }
}

/** "Leon Kern, Ana Lopes, Ben Ford" and nothing else: the first names of what may be people, or places. Null on other lines. */
export function listedFirstNames(text: string): readonly string[] | null {
  const names = text.slice(0, 1000).split(/,\s*/);
  if (names.length < 3 || !names.every((name) => FULL_NAME.test(name.trim()) && name.length < 40)) return null;
  return names.map((name) => name.trim().split(' ')[0] ?? '');
}

/** "… held at the library. Present: Ana Lopes, Ben Ford." in the middle of an opening line. */
const PRESENT =
  /[.;–-]\s+(?:Present|Attendees|Participants|Anwesend|Teilnehmer|Présents|Presentes|Asistentes|Aanwezig|Deelnemers)\s*:\s*([^.]{5,400})/;

const FULL_NAME = /^\p{Lu}[\p{L}'’-]+(?: (?:van|von|de|der|den|da|dos|del|di|la|te|ten|zu))* \p{Lu}[\p{L}'’-]+$/u;
