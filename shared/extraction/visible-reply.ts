/**
 * What somebody wrote in a reply, without what the mail program put around it: the quoted mail and its headers, lines of
 * phones, signatures. Line by line and linear; a mail without any of that comes back as it is.
 */

import {
  BANNER_WORDS,
  CLOSINGS,
  DEVICE_LINES,
  FORWARDS,
  HEADER_NAMES,
  ON,
  QUOTE_TITLES,
  REPLY_ABOVE,
  WROTE,
} from './visible-reply-words.ts';

/** Attribution lines wrap; beyond these they are prose. */
const MAX_ATTRIBUTION_LINES = 5;
const MAX_ATTRIBUTION_UNITS = 400;
/** A copied header has its lines close together. */
const HEADER_WINDOW = 6;

/**
 * The visible part of a reply mail's plain text. Answers between quoted lines are kept, and so is a short closing.
 *
 * @example visibleReply('Done.\n\nOn Tue, 3 Mar 2026 at 10:00, Ana <ana@example.com> wrote:\n> Is it?') === 'Done.'
 */
export function visibleReply(text: string): string {
  const lines = withoutBanner(text.replace(/\r\n?/g, '\n').replace(INVISIBLE, '').split('\n'));
  const kept = unquoted(lines);
  const end = endOfReply(kept);
  return trimSeparators(kept.slice(0, end)).join('\n').trim();
}

/** Marks of direction and width: they hide words from rules and can reorder a name. */
const INVISIBLE = /[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Without what mail systems and phones put on the first line. */
function withoutBanner(lines: readonly string[]): readonly string[] {
  const first = nextText(lines, 0);
  const line = (lines[first] ?? '').toLowerCase();
  const isBanner = line.length < 600 && BANNER_WORDS.filter((word) => line.includes(word)).length >= 3;
  return isBanner || isDeviceLine(line.trim()) ? lines.slice(first + 1) : lines;
}

/** The lines without quotes. What follows a quote is kept only where nothing was written before it: answers below. */
function unquoted(lines: readonly string[]): string[] {
  const kept: string[] = [];
  let index = 0;
  while (index < lines.length) {
    const line = lines[index] ?? '';
    if (isQuoted(line)) {
      index += 1;
      continue;
    }
    const size = quoteStart(lines, index);
    if (size === 0) {
      kept.push(line);
      index += 1;
      continue;
    }
    const next = nextText(lines, index + size);
    const answersBelow = isQuoted(lines[next] ?? '') && !hasWords(kept);
    if (!answersBelow) return kept;
    index += size;
  }
  return kept;
}

const isQuoted = (line: string) => /^\s{0,3}[>›»|]/.test(line) && !/^\s*\|.*\|\s*$/.test(line);

/** Something beyond a greeting. */
function hasWords(lines: readonly string[]): boolean {
  const words = trimSeparators(lines).filter((line) => line.trim() !== '');
  return words.length > 1 || (words.length === 1 && !/^\p{L}+(?:\s\p{L}+)?[,!]?$/u.test(words[0]?.trim() ?? ''));
}

function nextText(lines: readonly string[], from: number): number {
  let index = from;
  while (index < lines.length && lines[index]?.trim() === '') index += 1;
  return index;
}

/** How many lines from here introduce a quoted mail; 0 when they do not. */
function quoteStart(lines: readonly string[], index: number): number {
  const line = lines[index] ?? '';
  if (line.trim() === '') return 0;
  if (isQuoteTitle(line)) return 1;
  return attributionSize(lines, index) || headerSize(lines, index);
}

const TITLE = new RegExp(`^[\\s>*]*-{2,}\\s*(?=[^-]*(?:${QUOTE_TITLES.join('|')}))[^-\\n]{3,60}-{2,}`, 'iu');

function isQuoteTitle(line: string): boolean {
  if (line.length > 200) return false;
  const plain = line.trim().toLowerCase();
  if (FORWARDS.some((forward) => plain.startsWith(forward))) return true;
  return TITLE.test(line) || REPLY_ABOVE.some((words) => plain.includes(words));
}

const escaped = (word: string) => word.replace(/[()/.]/g, '\\$&');
const VERB = new RegExp(`(?:^|[^\\p{L}])(?:${WROTE.map(escaped).join('|')})(?:[^\\p{L}]|$)`, 'iu');
const VERB_AT_END = new RegExp(`(?:^|[^\\p{L}])(?:${WROTE.map(escaped).join('|')})\\s*[:：.]?\\s*$`, 'iu');
const FIRST_WORD = new RegExp(`^[\\s>*-]*(?:${ON.join('|')})[\\s,]`, 'iu');
const WEEKDAY_OR_DATE = /^[\s>*"-]*(?:\p{L}{2,12}[.,]{1,2}\s)?\p{L}{0,12}\.?\s?\d{1,4}[\s./:年-]/u;
const MAIL = /[^\s<>()"]+@[^\s<>()"]+/;
const CLOCK = /\d{1,2}\s?[:.h]\s?\d{2}/;
/** The digits of Arabic, which days and times there are written in. */
const latinDigits = (line: string) => line.replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660));
const FULL_DAY = /\d{1,4}[./-]\d{1,2}[./-]\d{2}|\d{1,2}\.?\s(?:de\s)?\p{L}{3}|\p{L}{3,9}\.?\s\d{1,2},?\s\d{4}/u;
const DAY = /(?:19|20)\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2}|\d{1,2}\.?\s\p{L}{3}|\p{L}{3,9}\.?\s\d{1,2}(?!\d)/u;

/** Lines of "On … wrote:", which may wrap. The last line that can begin it does, so that text above is not taken in. */
function attributionSize(lines: readonly string[], index: number): number {
  let joined = '';
  for (let size = 1; size <= MAX_ATTRIBUTION_LINES && index + size <= lines.length; size += 1) {
    const line = latinDigits((lines[index + size - 1] ?? '').trim());
    // A later line that begins an attribution itself is tried on its own.
    if (line === '' || (size > 1 && FIRST_WORD.test(line) && DAY.test(line))) return 0;
    joined = `${joined} ${line}`.trim();
    if (joined.length > MAX_ATTRIBUTION_UNITS) return 0;
    if (isAttribution(joined)) return size;
    // Less will do where the quote itself follows: "Ana wrote:", "2026/3/3 Ana <ana@example.com>".
    if (isQuoted(lines[nextText(lines, index + size)] ?? '') && isShortAttribution(joined)) return size;
    if (size === 1 && !canBeginAttribution(joined)) return 0;
  }
  return 0;
}

const canBeginAttribution = (line: string) =>
  FIRST_WORD.test(line) || WEEKDAY_OR_DATE.test(line) || (MAIL.test(line) && line.length < 120);

function isAttribution(text: string): boolean {
  const hasDay = DAY.test(text) || CLOCK.test(text);
  const isOpen = FIRST_WORD.test(text) || WEEKDAY_OR_DATE.test(text);
  const ends = /[:：]\s*$/.test(text);
  if (VERB_AT_END.test(text) && (isOpen ? hasDay || MAIL.test(text) : MAIL.test(text) && text.length < 120))
    return true;
  // A verb in the middle: "Ana schrieb am 3. März 2026 um 10:00:", "Am 3.3.26 um 10:00 schrieb Ana".
  if (
    VERB.test(text) &&
    CLOCK.test(text) &&
    DAY.test(text) &&
    (ends || (isOpen && FULL_DAY.test(text) && text.length < 160))
  )
    return true;
  return ends && isOpen && hasDay && (MAIL.test(text) || /<[^<>]*>\s*[:：]\s*$/.test(text));
}

const isShortAttribution = (text: string): boolean =>
  text.length < 120 &&
  ((VERB_AT_END.test(text) && /[:：]$/.test(text)) ||
    (WEEKDAY_OR_DATE.test(text) && /<[^<>\s]+@[^<>]+>:?$/.test(text)));

type HeaderClass = keyof typeof HEADER_NAMES;

const HEADERS = (Object.keys(HEADER_NAMES) as HeaderClass[]).map((name) => ({
  name,
  pattern: new RegExp(`^[\\s>*_-]*(?:${HEADER_NAMES[name].join('|')})[\\s\\u00a0]*\\**[\\s\\u00a0]*[:：]`, 'iu'),
}));

const INLINE_HEADERS = HEADERS.map(({ name }) => ({
  name,
  pattern: new RegExp(
    `[\\p{L}\\d\\s>"](?:${HEADER_NAMES[name].filter((word) => word.length > 3).join('|')})\\s?[:：]`,
    'iu',
  ),
}));

/** Classes of the header names of a line; names inside it count when it begins with one. */
function headerClasses(line: string): HeaderClass[] {
  if (line.length > MAX_ATTRIBUTION_UNITS) return [];
  const first = HEADERS.find(({ pattern }) => pattern.test(line))?.name;
  if (first === undefined) return [];
  return [first, ...INLINE_HEADERS.filter(({ pattern }) => pattern.test(line)).map(({ name }) => name)];
}

/** Lines of a copied header: who, and at least one of when, to whom and about what close by. */
function headerSize(lines: readonly string[], index: number): number {
  const seen = new Set<HeaderClass>(headerClasses(lines[index] ?? ''));
  if (seen.size === 0) return 0;
  let size = 1;
  for (let next = index + 1; next < Math.min(lines.length, index + HEADER_WINDOW); next += 1) {
    const found = headerClasses(lines[next] ?? '');
    if (found.length === 0) continue;
    for (const each of found) seen.add(each);
    size = next - index + 1;
  }
  return seen.size >= 3 || (seen.size === 2 && seen.has('from')) ? size : 0;
}

/** Where the reply ends among the lines that are its own: at a signature, a phone's line, or after a closing. */
function endOfReply(lines: readonly string[]): number {
  for (let index = 0; index < lines.length; index += 1) {
    const line = (lines[index] ?? '').trim();
    if (/^(?:--|—{1,}|–|_{2,}|-- ?)$/.test(line) && index > 0) return index;
    if (isDeviceLine(line)) return index;
    if (isClosing(line)) return endOfClosing(lines, index);
  }
  return lines.length;
}

/** "Sent from my iPhone", but not "Sent from my desk, which is easier." */
function isDeviceLine(line: string): boolean {
  if (line.length > 300) return false;
  const plain = line
    .replace(/<[^<>]*>|\[[^[\]]*\]|https?:\S+/g, ' ')
    .replace(/^[\s*_"'([{-]+/, '')
    .trim()
    .toLowerCase();
  if (plain === '' || plain.length > 80 || plain.split(/\s+/).length > 12 || /, |[.?]$/.test(plain)) return false;
  return (
    DEVICE_LINES.some((start) => plain.startsWith(start)) ||
    /^\S+ \S* ?(?:iphone|ipad|android)\S* (?:küldve|gönderildi|送信)$/u.test(plain)
  );
}

const CLOSING_LINES: ReadonlySet<string> = new Set(CLOSINGS);

const isClosing = (line: string) =>
  line.length < 60 && CLOSING_LINES.has(line.toLowerCase().replace(/^[\s*_]+|[\s,.!*_–-]+$/g, ''));

/** A closing takes one name with it; more lines than that are a signature. */
function endOfClosing(lines: readonly string[], closing: number): number {
  const name = nextText(lines, closing + 1);
  const line = (lines[name] ?? '').trim();
  const isName =
    line !== '' && line.split(/\s+/).length <= 4 && /^\p{L}[\p{L}\s.'’-]*$/u.test(line) && name - closing <= 2;
  return isName ? name + 1 : closing + 1;
}

/** Without empty lines, rules and brackets at the end, which belonged to what was cut. */
function trimSeparators(lines: readonly string[]): string[] {
  const end = lines.findLastIndex((line) => !/^[\s_=*~-]*$/.test(line));
  return lines.slice(0, end + 1);
}
