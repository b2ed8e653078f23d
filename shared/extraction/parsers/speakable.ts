/**
 * The lines in which people say things: no headings, attendance lists, agendas, finished lists or meeting links.
 * With each line who speaks it and, in a mail, who was greeted last.
 */
import { isPeopleOnly, readPeople } from '../people.ts';
import type { Placed } from '../structure.ts';
import { turnHeader } from '../text/chat.ts';
import type { View } from '../view.ts';
import { isBoilerplate } from '../words/boilerplate.ts';
import type { SectionKind } from '../words/headings.ts';
import { isFinished } from './list-item.ts';

/** A line with its speaker ("Ana: …", `<v Ana>`) and the reader a mail addresses. */
export interface Spoken {
  readonly placed: Placed;
  readonly speaker: string | null;
  readonly greeted: string | null;
  /** The one person that a list point or its parent names: "Devstats [Ana]", "Ana's updates:". */
  readonly topicOwner: string | null;
  /** Where the words begin after "Name:". */
  readonly from: number;
}

const SILENT: ReadonlySet<SectionKind> = new Set(['attendees', 'checklist']);
const GREETING =
  /^(?:(?:hi|hello|hey|dear|good (?:morning|afternoon)|hallo|liebe[rs]?|sehr geehrte[rs]?(?: frau| herr)?|bonjour|salut|cher|chère|hola|buenos días|estimad[oa]s?|olá|caro|cara|prezad[oa]s?|beste|geachte|dag)\s+)?$/i;
const SIGN_OFF =
  /^(?:thanks|thank you|many thanks|regards|best|best regards|kind regards|cheers|sincerely|mit freundlichen grüßen|viele grüße|cordialement|saludos|atenciosamente|met vriendelijke groet|groeten)\b/i;

/** Words that label a line and greet nobody: "Purpose: …". */
const LABELS =
  /^(?:purpose|attachments?|cc|bcc|from|to|sent|date|subject|topic|title|goal|reminder|note|notice|attention|important|background|summary|description|details?|status|reference|location|venue|reason|betreff|thema|hinweis|ort|objet|lieu|remarque|asunto|lugar|nota|assunto|onderwerp|doel)$/i;

/** True for a word that labels its line and calls nobody. */
export const isLabelWord = (word: string): boolean => LABELS.test(word);

function greetedBy(view: View, text: string): string | null {
  const head = text.slice(0, 80);
  const greeting =
    /^(?:(?:hi|hello|hey|dear|hallo|liebe[rs]?|sehr geehrte[rs]?|guten tag|bonjour|salut|chère?|hola|estimad[oa]|olá|beste|geachte)\s+)?((?:(?:frau|herr|mr|mrs|ms|dr|mme|madame|monsieur|sra?|senhora?|mevrouw|meneer)\.? )?\p{Lu}[\p{L}'’-]+(?:(?:,? and |, | & )\p{Lu}[\p{L}'’-]+)?)\s*[,:!–—-]+\s/iu.exec(
      `${head} `,
    );
  const name = greeting?.[1];
  if (name === undefined || !/^\p{Lu}/u.test(name)) return null;
  // "Content-Type: …" is a header that came along.
  if (name.includes('-') && head.startsWith(`${name}:`)) return null;
  return isLabelWord(name) || isOpenerWord(view, name) ? null : name;
}

const isOpenerWord = (view: View, name: string): boolean =>
  name
    .split(/\s/)
    .some((part) =>
      (view.index.get(part.toLowerCase()) ?? []).some(({ words, role }) => words.length === 1 && role !== 'collective'),
    );

function speakerOf(view: View, placed: Placed): { readonly speaker: string | null; readonly from: number } {
  const { line } = placed;
  if (line.speaker !== null) return { speaker: line.speaker, from: 0 };
  const tokens = view.tokensOf(line);
  const bracket = !line.text.startsWith('[') ? null : /^\[(?:name=)?([^\][]{2,40})\]\s*/.exec(line.text.slice(0, 60));
  // "[09:04]" says when, not who.
  if (bracket !== null && /^[\d\s:.,/-]+(?:[ap]\.?m\.?)?$/i.test(bracket[1] ?? '')) return { speaker: null, from: 0 };
  if (bracket !== null) return { speaker: bracket[1] ?? null, from: bracket[0].length };
  const span = readPeople(tokens, 0, view.roster, view.index);
  const colon = span === null ? undefined : tokens[span.to];
  if (span === null || colon === undefined || !/^[:：]$/.test(colon.text)) return { speaker: null, from: 0 };
  return { speaker: line.text.slice(tokens[0]?.start ?? 0, tokens[span.to - 1]?.end ?? 0), from: colon.end };
}

/** Whom a point names in brackets at its end, "Devstats [Ana]"; round brackets hold much else, so there only known people. */
function bracketed(view: View, text: string): string | null {
  const match = /([[(])(\p{Lu}[\p{L}'’-]{1,20}(?: \p{Lu}[\p{L}'’-]{1,20})?)[\])]\s*:?\s*$/u.exec(text.slice(-60));
  const [, open, name = ''] = match ?? [];
  return open === '[' || (open === '(' && isPeopleOnly(name, view.roster, view.index, true)) ? name : null;
}

/** The one person that a list point's parent, or its own words before a dash ("Badges (Ana) - will …"), name in brackets. */
function topicOwner(view: View, placed: Placed): string | null {
  const parent = view.placed[placed.parent]?.line.text;
  const whose =
    parent === undefined
      ? undefined
      : /^(\p{Lu}[\p{L}-]{1,20})['’]s (?:updates?|progress|tasks?|work|report)\s?:?$/u.exec(parent.slice(0, 60));
  if (whose?.[1] !== undefined && isPeopleOnly(whose[1], view.roster, view.index, true)) return whose[1];
  const dash = placed.line.text.indexOf(') - ');
  return (
    (dash === -1 ? null : bracketed(view, placed.line.text.slice(0, dash + 1))) ??
    (parent === undefined ? null : bracketed(view, parent))
  );
}

/** See the module's first line. */
export function speakableLines(view: View): readonly Spoken[] {
  const known = cache.get(view);
  if (known !== undefined) return known;
  const lines = readSpeakable(view);
  cache.set(view, lines);
  return lines;
}

const cache = new WeakMap<View, readonly Spoken[]>();

/** "Ana:" alone on its line: the lines right below it are hers. Null on other lines. */
function nameAlone(view: View, { text, marker }: Placed['line']): string | null {
  if (marker !== 'none' || text.length > 40 || !/[:：]\s*$/.test(text)) return null;
  const name = text.replace(/[:：\s]+$/, '').trim();
  return isPeopleOnly(name, view.roster, view.index, true) ? name : null;
}

/** How many different people have such a line; in a mail it greets. */
const namesAlone = (view: View): number =>
  view.kind === 'email' ? 0 : new Set(view.placed.flatMap(({ line }) => nameAlone(view, line) ?? [])).size;

function readSpeakable(view: View): readonly Spoken[] {
  const lines: Spoken[] = [];
  let greeted: string | null = null;
  let turn: string | null = null;
  const isChat = view.placed.filter(({ line }) => turnHeader(line.text) !== null).length >= 2;
  const isTurns = !isChat && namesAlone(view) >= 2;
  for (const placed of view.placed) {
    const { line } = placed;
    const header = isChat ? turnHeader(line.text) : isTurns ? nameAlone(view, line) : null;
    // Such a turn is one paragraph: what comes after a gap may be anybody's.
    if (isTurns && header === null && line.afterGap) turn = null;
    if (header !== null || placed.isHeading) turn = header;
    if (header !== null) continue;
    if (placed.isHeading || line.struck || line.check !== null || SILENT.has(placed.section)) continue;
    if (line.cells !== null && line.text.startsWith('|')) continue;
    if (line.quoted && view.kind === 'email') continue;
    if (isBoilerplate(line.text) || isFinished(line.text)) continue;
    if (view.kind === 'email' && placed.index < 6) greeted ??= greetedBy(view, line.text);
    const said = speakerOf(view, placed);
    lines.push({ placed, ...said, speaker: said.speaker ?? turn, greeted, topicOwner: topicOwner(view, placed) });
  }
  return lines;
}

/** The name under a mail: the last short line, after a sign-off or alone. Null when the mail is not signed. */
export function signatureOf(view: View): string | null {
  if (view.kind !== 'email') return null;
  const last = view.placed.slice(-6).reverse();
  for (const { line } of last) {
    const text = line.text.trim().replace(/^[-–—\s]+/, '');
    if (SIGN_OFF.test(text) || GREETING.test(text)) return null;
    const name = /^(\p{Lu}\p{L}+(?:\s+\p{Lu}[\p{L}.]*){0,2})[.,]?(?:\s+.{0,80})?$/u.exec(text)?.[1];
    if (name === undefined || isOpenerWord(view, name.split(' ')[0] ?? '')) continue;
    return text.length <= name.length + 2 ? name : null;
  }
  return null;
}
