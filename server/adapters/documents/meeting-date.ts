/**
 * The day a document says its meeting was on: the date beside a word such as "Date" or "Datum", else one in the title
 * lines. Nothing is guessed: a numeric date that could be two days is only taken when the document settles the order,
 * and a date behind a word such as "due" never.
 */

import type { IsoDate } from '../../../shared/time/instant.ts';

const MONTHS: ReadonlyMap<string, number> = new Map(
  [
    'january janvier januar jänner januari enero janeiro jan janv ene',
    'february février fevrier februar februari febrero fevereiro feb févr fev',
    'march mars märz maerz maart marzo março marco mar mrt mär',
    'april avril abril apr avr abr',
    'may mai mei mayo maio',
    'june juin juni junio junho jun',
    'july juillet juli julio julho jul juil',
    'august août aout augustus agosto aug ago',
    'september septembre septiembre setembro sep sept set',
    'october octobre oktober octubre outubro oct okt out',
    'november novembre noviembre novembro nov',
    'december décembre decembre dezember diciembre dezembro dec déc dez dic',
  ].flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);

const LABEL =
  /(?:^|[^\p{L}])(?:date|dated|datum|data|fecha|vergaderdatum|vergadering|sitzungsdatum|besprechungsdatum|when|wann|wanneer|quand|cuándo|quando|réunion du|meeting of|日時|日付|開催日)(?:[^\p{L}]|$)/iu;
/** Dates that are somebody's task, or another meeting's. */
const OTHER_DATE =
  /(?:^|[^\p{L}])(?:due|deadline|target|next|closed|raised|birth|volgende|gereed|nächste[rs]?|fällig|prochaine?|échéance|próxim[ao]|vencimiento|prazo|次回|期限)(?:[^\p{L}]|$)/iu;
/** Words right before a date that make it the end of a task: "(plazo: 20/05/2026)", "due on 3 May 2026". */
const DUE_BEFORE =
  /(?<!\p{L})(?:due(?: date)?|deadline|target(?: date)?|by|before|until|no later than|bis|frist|fällig|spätestens|vor|plazo|l[ií]mite|vencimiento|vence|antes|hasta|échéance|avant|délai|jusqu['’]au|prazo|até|vóór|uiterlijk|期限)[\s:：=([]{0,3}(?:(?:on|the|is|am|zum|dem|den|le|la|el|de|del|do|o|op)\s+){0,2}$/iu;
const LONG =
  /(?<![\p{L}\d])(\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?\s+(?:of\s+|de\s+)?(\p{L}{3,10})\.?,?\s+(?:de\s+|del\s+)?(\d{4})(?!\d)/giu;
const MONTH_FIRST = /(?<![\p{L}\d])(\p{L}{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/giu;
const NUMERIC = /(?<![\d./-]|\d )(\d{1,2})([ ./-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/]|[.-]\d)/g;
const ISO = /(?<![\d./-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/g;
const JAPANESE = /(\d{4})年\s?(\d{1,2})月\s?(\d{1,2})日/g;

/** Only the beginning of a document speaks of its own meeting. */
const HEAD_UNITS = 6_000;
const TITLE_LINES = 12;
const LABEL_LINE_UNITS = 60;

/** The meeting's day, or undefined when the document does not say it clearly. */
export function meetingDate(text: string): IsoDate | undefined {
  const monthFirst = readsMonthFirst(text.slice(0, HEAD_UNITS * 10));
  const lines = text
    .slice(0, HEAD_UNITS)
    .split('\n')
    .filter((line) => line.trim() !== '');
  const isLabel = (line: string) => LABEL.test(line) && !OTHER_DATE.test(line);
  for (const line of lines.filter(isLabel)) {
    const date = datesIn(line.slice(line.search(LABEL)), monthFirst)[0];
    if (date !== undefined) return date;
  }
  // The label may be a cell or a line of its own, with the date under it.
  const above = lines.findIndex((line) => isLabel(line) && line.length < LABEL_LINE_UNITS && !line.startsWith('|'));
  const below = above < 0 ? [] : datesIn(lines.slice(above + 1, above + 3).join('\n'), monthFirst);
  // A row under column names belongs to a log of many dates, not to a title.
  const names = lines.findIndex((line) => line.startsWith('| ---'));
  const title = lines
    .slice(0, TITLE_LINES)
    .filter((line, index) => names < 0 || index < names || !line.startsWith('|'));
  return below[0] ?? datesIn(title.join('\n'), monthFirst)[0];
}

/** Dates of a text in reading order. */
function datesIn(text: string, monthFirst: boolean | undefined): IsoDate[] {
  const found: { at: number; date: IsoDate | undefined }[] = [];
  const add = (at: number, year: number, month: number | undefined, day: number) =>
    found.push({ at, date: month === undefined ? undefined : isoDate(year, month, day) });
  for (const m of text.matchAll(LONG)) add(m.index, Number(m[3]), MONTHS.get(m[2]?.toLowerCase() ?? ''), Number(m[1]));
  for (const m of text.matchAll(MONTH_FIRST)) {
    add(m.index, Number(m[3]), MONTHS.get(m[1]?.toLowerCase() ?? ''), Number(m[2]));
  }
  for (const m of text.matchAll(ISO)) add(m.index, Number(m[1]), Number(m[3]), Number(m[4]));
  for (const m of text.matchAll(JAPANESE)) add(m.index, Number(m[1]), Number(m[2]), Number(m[3]));
  for (const m of text.matchAll(NUMERIC)) found.push({ at: m.index, date: numericDate(m, monthFirst) });
  return found
    .filter(({ at }) => !DUE_BEFORE.test(text.slice(Math.max(0, at - 40), at)))
    .sort((a, b) => a.at - b.at)
    .map((each) => each.date)
    .filter((date) => date !== undefined);
}

function numericDate(match: RegExpMatchArray, monthFirst: boolean | undefined): IsoDate | undefined {
  const [first, second] = [Number(match[1]), Number(match[3])];
  if (match[2] === ' ' && match[4]?.length !== 4) return undefined;
  const year = (match[4]?.length ?? 0) === 2 ? 2000 + Number(match[4]) : Number(match[4]);
  if (first > 12 || first === second) return isoDate(year, second, first);
  if (second > 12) return isoDate(year, first, second);
  // Only the slash is used both ways round; points and dashes put the day first.
  if (match[2] !== '/') return isoDate(year, second, first);
  if (monthFirst === undefined) return undefined;
  return monthFirst ? isoDate(year, first, second) : isoDate(year, second, first);
}

/** Whether slashed dates of this document put the month first; undefined when none of them tells. */
function readsMonthFirst(text: string): boolean | undefined {
  let votes = 0;
  for (const match of text.matchAll(NUMERIC)) {
    if (match[2] !== '/') continue;
    if (Number(match[1]) > 12) votes -= 1;
    else if (Number(match[3]) > 12) votes += 1;
  }
  if (votes !== 0) return votes > 0;
  return OTHER_THAN_ENGLISH.test(text) ? false : undefined;
}

/** Small words no English text has: those languages put the day first. */
const OTHER_THAN_ENGLISH =
  /(?:^|\s)(?:und|der|het|een|van|les|des|une|pour|los|las|para|uma|não|aanwezig|présents)\s/iu;

function isoDate(year: number, month: number, day: number): IsoDate | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1970 && year < 2100;
  return isReal ? date.toISOString().slice(0, 10) : undefined;
}
