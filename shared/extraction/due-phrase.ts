/**
 * "by Friday" → the date it means. Finds the words of a deadline in a task and resolves them from the meeting's day.
 * A date that belongs to the task ("plan the summit on 10 May") is no deadline and gives none.
 */

import { addDays, addMonths, formatDate } from '../time/calendar-date.ts';
import { findEastAsianDates } from './dates/east-asian.ts';
import { type DateToken, isWord, readDateTokens, termValue } from './dates/lexer.ts';
import type { Numerals, Reading } from './dates/parts.ts';
import { mayHoldDates, readBareAmount, readDateAt } from './dates/read.ts';
import { type Reference, resolveDate } from './dates/resolve.ts';
import type { DateValue } from './dates/value.ts';

export type { Reference } from './dates/resolve.ts';

/** A deadline's words in a text. `strong` when a word like "by" or "until" says that it is one. */
export interface Deadline {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly value: DateValue;
  readonly strong: boolean;
}

const WINDOW = 1200;

/** Something a deadline could be made of: a figure, a day, a month, a span of time. */
const DATED =
  /\d|day|week|month|quarter|year|end of|eo[dwmq]\b|cob|tomorrow|morgen|heute|woche|monat|tag\b|ende|demain|semaine|mois|jour|lundi|mardi|mercredi|jeudi|vendredi|fin\b|juin|mañana|semana|mes\b|lunes|martes|jueves|viernes|domingo|amanhã|mês|segunda|terça|quarta|quinta|sexta|vandaag|dag\b|hour|tonight|\b(?:mon|tues?|weds?|thurs?|fri|sat|sun|wk|hoje|año|ans|jaar|uur|heures?|samedi|dimanche)\b|mittwoch|jahr|before|until|avant|antes|vor\b|bis\b|voor\b|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|日|週|月/i;

/** A cheap first look: false when the text can hold no date at all. */
export const mayHoldDate = (text: string): boolean => DATED.test(text);

/** How a BCP 47 tag writes 3/4. Only the United States and a few others put the month first. */
export const numeralsOf = (locale: string): Numerals => ({
  monthFirst: /^en(?:-(?:us|ph|bz))?$/i.test(locale) || /^(?:ja|zh|ko)/i.test(locale),
});

const VAGUE =
  /\b(?:asap|soon|shortly|eventually|at some point|in due course|when possible|as soon as possible|next sprint|this sprint|next release|in the (?:near )?future|after the holidays|over the coming weeks|bald|demnächst|zeitnah|so schnell wie möglich|baldmöglichst|bientôt|prochainement|dès que possible|au plus vite|pronto|lo antes posible|cuanto antes|em breve|o mais rápido possível|assim que possível|binnenkort|zo snel mogelijk|spoedig)\b|なるべく早く|早めに|近いうち|至急|できるだけ早く/i;

/** The vague time a task names ("soon", "next sprint"), or null. */
export const vagueTime = (text: string): string | null => VAGUE.exec(text.slice(0, WINDOW))?.[0] ?? null;

/** Nouns of events: a date right behind them is the event's own. */
const EVENTS =
  /^(?:date|dates|datum|termin|fecha|summit|conference|hackathon|hackfest|workshop|event|party|session|sessions|meetup|webinar|training|dinner|retreat|offsite|gipfel|konferenz|treffen|tagung|feier|planungstreffen|fest|studienfahrt|seminar|conférence|atelier|soirée|ag|l'ag|assemblée|evento|conferencia|taller|fiesta|congreso|conferência|oficina|festa|evenement|conferentie|bijeenkomst|feest|congres)$/u;

const PAST = /^(?:from|of|since|on|dated|vom|von|du|de|del|do|van|seit|depuis|desde|sinds|as)$/;

function isBy(tokens: readonly DateToken[], at: number): boolean {
  return isWord(tokens[at], 'by') || isWord(tokens[at], 'before');
}

/** First token of the words that make a date a deadline: "by", "no later than", "by or before", "until the". */
function leadIn(tokens: readonly DateToken[], at: number): { readonly from: number; readonly strong: boolean } {
  let from = at;
  let strong = false;
  for (let back = 1; back <= 6 && at - back >= 0; back++) {
    const token = tokens[at - back];
    if (token === undefined) break;
    if (isBy(tokens, at - back)) {
      from = at - back;
      strong = true;
      continue;
    }
    const small =
      isWord(token, 'on') ||
      isWord(token, 'the') ||
      isWord(token, 'in') ||
      isWord(token, 'of') ||
      /^(?:or|than|later|no|,|not|a|zum|plus|que|mas|más|tardar|at|zu|:|le|au|end|close|eod|cob)$/.test(token.folded);
    if (!small) break;
    if (!strong && (isWord(token, 'on') || isWord(token, 'in') || token.folded === 'at')) from = at - back;
  }
  return { from, strong };
}

/** Verbs of events: what "closes" or "starts" on a day is not due on it. */
const HAPPENS =
  /^(?:closes|closing|opens|opening|starts|begins|ends|expires|held|scheduled|happens|takes|occurs|published|dated|schließt|beginnt|endet|startet|läuft|commence|termine|débute|empieza|termina|começa|begint|eindigt|sluit)$/;

/** Verbs that put an appointment on another day. */
const MOVES = /^(?:push|move|postpone|delay|shift|extend|reschedule|defer|prolong|rebook)$/;

/** How far into a task its verb may stand: "ACTION: Ana Pires to push …". */
const TASK_VERB = 7;

/** Does the date belong to what is done, not to when it is due? */
function belongsToTask(tokens: readonly DateToken[], from: number, reading: Reading): boolean {
  const noun = tokens[from - 1];
  if (noun !== undefined && EVENTS.test(noun.text.toLowerCase())) return true;
  if (HAPPENS.test(noun?.text.toLowerCase() ?? '') || HAPPENS.test(tokens[from]?.text.toLowerCase() ?? '')) return true;
  // "book the barn for 8 June": the day the barn is wanted.
  if (noun !== undefined && /^(?:for|fur)$/.test(noun.folded)) return true;
  // "Push the date back to 1 January", "move it from Monday to Friday": the new day is the task.
  if (noun?.folded === 'to' && !/^(?:prior|up|due|close|next)$/.test(tokens[from - 2]?.folded ?? '')) {
    const verb = tokens.slice(0, Math.min(from, TASK_VERB)).some(({ folded }) => MOVES.test(folded));
    if (verb) return true;
  }
  const lead = tokens[from];
  if (noun !== undefined && lead !== undefined && PAST.test(noun.folded) && !isWord(lead, 'on')) return true;
  if (lead !== undefined && /^(?:from|of|since|vom|van|du|del|do)$/.test(lead.folded)) return true;
  const { value } = reading;
  // "February Hackfest", "July release": a bare month names the thing.
  return value.type === 'month' && value.edge === null && !/^(?:in|en|em|im)$/.test(lead?.folded ?? '');
}

/** A weekday's, month's or number's double life: "may", "mar", "sat", "do", "so" and the like need company. */
const DOUBTFUL =
  /^(?:may|mar|march|sat|sun|second|mai|do|so|mi|fr|mo|di|sa|si|vi|lu|ma|ju|za|zo|wo|vr|sex|seg|ter|qui|set|out|mer|mars|mar|dom|jan|first|third|mi|ende|end|fin|morgen|this|these|diese|este|esta|ce|cette|deze|over|tra)$/;

function isDoubtful(tokens: readonly DateToken[], at: number, reading: Reading, strong: boolean): boolean {
  if (strong || reading.next - at > 1) return false;
  const token = tokens[at];
  if (token === undefined) return true;
  if (termValue(token, 'weekday') !== null || termValue(token, 'month') !== null || termValue(token, 'day') !== null) {
    return DOUBTFUL.test(token.folded) && !(token.folded === 'morgen' && /^m/.test(token.text));
  }
  return true;
}

/** "On the 5th", "the 5th"; not "the second corridor" or "the 3rd floor", which count things. */
function isDayOfMonth(tokens: readonly DateToken[], from: number, reading: Reading): boolean {
  const on = isWord(tokens[from], 'on');
  if (!on && !isWord(tokens[from], 'the')) return false;
  const written = tokens.slice(from, reading.next).every(({ digits }) => digits === null);
  const next = tokens[reading.next];
  const counts = next !== undefined && /^\p{Ll}{4,}/u.test(next.text);
  return !counts && (on || !written);
}

/** Weak dates that still say when: relative ones, weekdays, and dates with "on", "in" or at the edge of the task. */
function standsAlone(tokens: readonly DateToken[], from: number, reading: Reading): boolean {
  const { value } = reading;
  if (value.type === 'offset' && value.from === null) return true;
  if (value.type === 'weekday' || value.type === 'span' || value.type === 'holiday') return true;
  if (value.type === 'next-meeting' || value.type === 'midnight') return false;
  if (value.type === 'month-day') return isDayOfMonth(tokens, from, reading);
  if (from === 0) return true;
  const lead = tokens[from];
  const before = tokens[from - 1];
  const bracketed = before !== undefined && /^[([（:：—–-]$/.test(before.text);
  return (
    bracketed || isWord(lead, 'on') || isWord(lead, 'in') || lead?.folded === 'at' || reading.next >= tokens.length - 1
  );
}

/** Addresses of pages hold numbers that are no dates. */
const withoutLinks = (text: string): string =>
  text.replace(/https?:\/\/\S{1,2000}/g, (link) => ' '.repeat(link.length));

/** "Let me know what time you want to be briefed tomorrow": the day belongs to what is asked, not to the answer. */
const ASKED = /\blet (?:me|us) know (?:what|when|where|which|who|whether|if|how)\b/i;

const NONE: readonly Deadline[] = [];

function candidates(text: string, language: string, locale: string): readonly Deadline[] {
  const asked = ASKED.exec(text)?.index ?? text.length;
  const tokens = readDateTokens(withoutLinks(text), language);
  if (!mayHoldDates(tokens)) return NONE;
  const numerals = numeralsOf(locale);
  const found: Deadline[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const reading = readDateAt(tokens, at, numerals);
    if (reading === null) continue;
    const { from, strong } = leadIn(tokens, at);
    const next = Math.max(reading.next, at + 1);
    const start = tokens[from]?.start ?? 0;
    // The full stop of the sentence is no part of the phrase; that of "20.5." is.
    const stop = tokens[next - 1]?.text === '.' && /^\p{L}/u.test(tokens[next - 2]?.text ?? '') ? 2 : 1;
    const end = tokens[next - stop]?.end ?? text.length;
    const taken = strong || standsAlone(tokens, from, reading);
    const plausible = reading.value.type !== 'next-meeting' || strong;
    if (
      taken &&
      plausible &&
      !isDoubtful(tokens, at, reading, strong) &&
      (strong || (start < asked && !belongsToTask(tokens, from, reading)))
    ) {
      found.push({ start, end, text: text.slice(start, end), value: reading.value, strong });
    }
    at = next - 1;
  }
  return found;
}

/** The deadline a task names, or null: the first one that a word like "by" marks, else the last that stands alone. */
export function findDeadline(text: string, language: string, locale: string = language): Deadline | null {
  const window = text.slice(0, WINDOW);
  if (language === 'ja' || language === 'zh') {
    const dates = findEastAsianDates(window);
    const chosen = dates.find(({ deadline }) => deadline) ?? (language === 'zh' ? dates[0] : undefined);
    return chosen === undefined
      ? null
      : { ...chosen, text: window.slice(chosen.start, chosen.end), strong: chosen.deadline };
  }
  if (!/\d|\p{L}{2}/u.test(window)) return null;
  const found = candidates(window, language, locale);
  return found.find(({ strong }) => strong) ?? found[found.length - 1] ?? null;
}

/**
 * ISO date that a phrase means when it is nothing but a date, or null.
 *
 * @example resolvePhrase('by Friday', 'en-GB', { on: { year: 2024, month: 5, day: 1 }, minuteOfDay: 0, nextMeetingOn: null }) // '2024-05-03'
 */
export function resolvePhrase(phrase: string, locale: string, reference: Reference): string | null {
  const language = locale.slice(0, 2).toLowerCase();
  if (language === 'ja' || language === 'zh') {
    const first = findEastAsianDates(phrase)[0];
    return first === undefined ? null : resolveDate(first.value, reference);
  }
  const tokens = readDateTokens(phrase.slice(0, 300), language);
  const numerals = numeralsOf(locale);
  for (let at = 0; at < tokens.length; at++) {
    const reading = readDateAt(tokens, at, numerals);
    if (reading !== null) return resolveDate(reading.value, reference);
  }
  const bare = readBareAmount(tokens);
  return bare === null ? null : resolveDate(bare.value, reference);
}

/** Work "in July" may be done until July ends; work "by July" is done when it begins. */
function lastDay({ value, text }: Deadline): DateValue {
  const within = value.type === 'month' && value.edge === null && /^(?:in|im|en|em)\s/i.test(text);
  return within ? { ...value, edge: 'end' } : value;
}

/** Days within which a day and month without a year, just over, is meant rather than its return in a year. */
const JUST_OVER_DAYS = 31;

/** ISO date of a deadline found by findDeadline; null when the calendar has no such day or it is over. */
export function resolveDeadline(deadline: Deadline, reference: Reference): string | null {
  const due = resolveDate(lastDay(deadline), reference);
  // A day that is over is when something happened, not when it is due.
  if (due === null || due < formatDate(reference.on)) return null;
  const { value } = deadline;
  // "By 28 February", said on 4 March, is last week or a slip of the pen: next year would be a guess.
  const withoutYear = value.type === 'date' && value.year === null;
  const latest = addDays(addMonths(reference.on, 12), -JUST_OVER_DAYS);
  // The next 29 February may be years away and is still the one that is meant.
  const again = due > formatDate(latest) && due <= formatDate(addMonths(reference.on, 12));
  return withoutYear && again ? null : due;
}
