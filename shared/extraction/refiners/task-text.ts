/**
 * The words of a task as a register shows them: without the owner and the deadline that were taken over as fields, with
 * a capital. Only forms that are certain are cut: "Ana: …", "Ana to VERB …", "I will VERB …", a deadline at the end, a
 * closing bracket that says nothing else. The source sentence stays with the item, so nothing is lost.
 */
import { isEnglishTaskVerb } from '../words/verbs.ts';
import type { Due } from './settle-due-date.ts';
import { withoutSentenceLead } from './task-lead.ts';

/** Words that may stand beside an owner or a date in a bracket. */
const FILLER =
  /(?:due(?: date| by| on)?|deadline|owner|assigned to|by|until|until|before|resp|responsible|fällig|bis|frist|zuständig|verantwortlich|pour|avant|échéance|responsable|plazo|para|prazo|responsável|voor|tegen|uiterlijk|verantwoordelijk)\b|[\s:,;./–—-]+/gi;

const without = (text: string, part: string | null): string =>
  part === null || part === '' ? text : text.replace(part, ' ');

/** True when a bracket holds the owner, the deadline or both, and nothing else. */
function saysOnly(inner: string, owner: string | null, due: string | null): boolean {
  const rest = without(without(inner, due), owner);
  return rest !== inner && rest.replace(FILLER, '') === '';
}

function withoutBracket(text: string, owner: string | null, due: string | null): string {
  const bracket = /\s*[([（]([^()[\]（）]{1,90})[)\]）][\s.]*$/u.exec(text);
  return bracket !== null && bracket.index > 0 && saysOnly(bracket[1] ?? '', owner, due)
    ? text.slice(0, bracket.index)
    : text;
}

function withoutLead(text: string, owner: string | null): string {
  if (owner === null || !text.startsWith(owner)) return text;
  const rest = text.slice(owner.length);
  const label = /^\s*[:：]\s*/u.exec(rest) ?? /^\s+[-–—]\s+/u.exec(rest);
  if (label !== null) return rest.slice(label[0].length);
  const verb = /^ to (?:please )?(\p{L}+)/u.exec(rest)?.[1];
  return verb !== undefined && isEnglishTaskVerb(verb.toLowerCase()) ? rest.replace(/^ to (?:please )?/, '') : text;
}

/** A capital for a plain word; names of files, programs and handles stay as they are. */
const capital = (text: string): string =>
  /^\p{Ll}[\p{Ll}'’-]*(?=[\s,]|\.?$|\.\s)/u.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;

/** Without a deadline at the end that became a day; a phrase that did not is all that is known, and stays. */
function withoutDeadline(text: string, { duePhrase, dueOn }: DueWords): string {
  if (duePhrase === null || dueOn === null) return text;
  const body = text.replace(/[.?!]+$/, '');
  if (!body.endsWith(duePhrase)) return text;
  const before = body.slice(0, -duePhrase.length);
  return /[\s,;–—-]$/u.test(before) ? before.replace(/[\s,;:–—-]+$/u, '') : text;
}

type DueWords = Pick<Due, 'duePhrase' | 'dueOn'>;

/** One sentence ends without a mark, as a title does. */
const withoutEnd = (text: string): string =>
  /[.!?][\s)]/.test(text) || /\b(?:etc|e\.g|i\.e|Inc|Ltd|Co)\.$/.test(text) ? text : text.replace(/(?<!\.)[.?]$/, '');

/**
 * The task in one line.
 *
 * @param owner as written in the words, or null.
 * @param due the deadline's words and its day, each null when there is none.
 * @example taskText('Ana: chase the printer (due 12 March)', 'Ana', due) // 'Chase the printer'
 */
export function taskText(words: string, owner: string | null, due: DueWords): string {
  const plain = words.replace(/\s+/g, ' ').trim();
  const named = withoutSentenceLead(withoutLead(plain, owner), owner);
  const short = withoutEnd(withoutDeadline(withoutBracket(named, owner, due.duePhrase), due).trim());
  return capital(short.length < 3 ? plain : short);
}
