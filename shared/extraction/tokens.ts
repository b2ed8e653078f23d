/** Words and sentences of one line, with their places. Knows scripts and punctuation, no vocabulary. */

/** A word, number, handle or sign. `lower` is folded for look-ups: lower case, straight apostrophe. */
export interface Token {
  readonly text: string;
  readonly lower: string;
  readonly start: number;
  readonly end: number;
  /** True when a line break stands before it. */
  readonly fresh: boolean;
  /** True when it begins with a capital letter. */
  readonly capital: boolean;
}

/** A stretch of tokens that ends a thought; `ending` is its last sign (`.`, `?`, …) or empty. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly tokens: readonly Token[];
  readonly ending: string;
}

/** Any word, handle, address or sign; sticky, so that it reads right where it is put. */
const TOKEN =
  /https?:\/\/\S{1,2000}|['’](?:ll|re|ve|d|m|s)\b|@[\p{L}\p{N}_.-]*[\p{L}\p{N}_]|[\p{L}\p{N}_][\p{L}\p{N}\p{M}_]*(?:['’.\-@][\p{L}\p{N}_]+)*|\S/uy;

const CONTRACTION = /^(.+?)(['’](?:ll|re|ve|d|m|s))$/i;

const isPlain = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;

const isBlank = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);

/** Signs that may be part of a word or begin one: ' - . : @ and all beyond ASCII. The pattern reads around them. */
const joins = (code: number): boolean =>
  code === 39 || code === 45 || code === 46 || code === 58 || code === 64 || code > 127;

/**
 * End of the word or sign at `at` when its letters alone say where it ends, else -1. Nine words of ten are read here,
 * by code, at a tenth of what the pattern takes.
 */
function plainEnd(text: string, at: number): number {
  let end = at;
  while (isPlain(text.charCodeAt(end))) end++;
  const next = text.charCodeAt(end);
  if (end === at) return joins(next) ? -1 : at + 1;
  if (end === text.length || !joins(next)) return end;
  const stop = (next === 46 || next === 58) && (end + 1 === text.length || isBlank(text.charCodeAt(end + 1)));
  return stop ? end : -1;
}

function patternEnd(text: string, at: number): number {
  TOKEN.lastIndex = at;
  return TOKEN.test(text) ? TOKEN.lastIndex : -1;
}

/** Tokens of `text`. English contractions are two tokens: "I'll" is "I" and "'ll". */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let fresh = false;
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isBlank(code)) {
      fresh ||= code === 10;
      at++;
      continue;
    }
    const plain = plainEnd(text, at);
    const end = plain === -1 ? patternEnd(text, at) : plain;
    if (end === -1) {
      // A blank beyond ASCII.
      at++;
      continue;
    }
    const word = text.slice(at, end);
    const split = plain === -1 && word.length > 2 && word.length < 40 ? CONTRACTION.exec(word) : null;
    const stem = split?.[1] ?? word;
    tokens.push(token(stem, at, fresh));
    if (split !== null) tokens.push(token(word.slice(stem.length), at + stem.length, false));
    fresh = false;
    at = end;
  }
  return tokens;
}

const SMALL = /^[a-z\d.,;:!?()-]*$/;

const token = (text: string, start: number, fresh: boolean): Token => ({
  text,
  // Most words are small already; making each small again costs more than looking.
  lower: SMALL.test(text) ? text : text.toLowerCase().replace('’', "'"),
  start,
  end: start + text.length,
  fresh,
  capital: isCapital(text),
});

function isCapital(text: string): boolean {
  const code = text.charCodeAt(0);
  return code < 128 ? code >= 65 && code <= 90 : /^\p{Lu}/u.test(text);
}

const ENDINGS = new Set(['.', '!', '?', '。', '！', '？', '…']);
const ABBREVIATIONS = new Set(
  'e.g i.e etc vs mr mrs ms dr prof st no nr inc ltd co jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun z.b bzw ca ggf usw evtl tel abs art bijv o.a p.ex sr sra dña nº núm pág approx dept est fig resp m mme'.split(
    ' ',
  ),
);

const MONTH =
  /^(?:jan(?:uar|uari)?|jänner|feb(?:ruar|ruari)?|märz|mär|maart|apr(?:il)?|mai|mei|juni?|juli?|aug(?:ust|ustus)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dez(?:ember)?|dec(?:ember)?)$/;

/** "15. Januar", "15. und 16. Mai", "15. 3.": behind a figure with a full stop a date goes on with one of these. */
const isDateGoingOn = (next: Token, after: Token | undefined): boolean =>
  /^\p{Ll}/u.test(next.text) || MONTH.test(next.lower) || (/^\d{1,2}$/.test(next.text) && after?.text === '.');

function ends(tokens: readonly Token[], index: number): boolean {
  const sign = tokens[index];
  if (sign === undefined || !ENDINGS.has(sign.text)) return false;
  const next = tokens[index + 1];
  if (next === undefined) return true;
  if (/[。！？]/.test(sign.text)) return true;
  if (next.start === sign.end) return false;
  if (sign.text !== '.') return true;
  const before = tokens[index - 1];
  if (before === undefined) return false;
  // "Erik T. und", "Oct. 2", "e.g. this", "15. Januar": a full stop that ends a short form, not a sentence.
  if (before.text.length === 1 && before.capital) return false;
  if (ABBREVIATIONS.has(before.lower)) return false;
  if (/^\d{1,2}$/.test(before.text) && isDateGoingOn(next, tokens[index + 2])) return false;
  // "bis zum 20.03. die Mahnungen": the date has the full stop, the sentence goes on small.
  if (/^\d{1,2}\.\d{1,2}$/.test(before.text) && /^\p{Ll}/u.test(next.text)) return false;
  return !(/^\d{1,2}$/.test(before.text) && /^\p{L}/u.test(next.text) && before.start + 5 > sign.start && index < 4);
}

/** Most tokens of a sentence; whoever writes longer ones without a full stop is cut. */
const LONGEST = 200;

/** Sentences of one line's tokens, in order; signs that end a sentence belong to it. */
export function sentences(tokens: readonly Token[]): Sentence[] {
  const found: Sentence[] = [];
  let from = 0;
  for (let i = 0; i < tokens.length; i++) {
    // Bullets inside a line part what a word processor has run together.
    const parted = tokens[i + 1]?.text === '•';
    if (!ends(tokens, i) && !parted && i < tokens.length - 1 && i - from < LONGEST) continue;
    // Closing quotes and brackets, and a second sign, stay with the sentence they close.
    let last = i;
    while (last + 1 < tokens.length && /^[.!?)"'”’\]]$/.test(tokens[last + 1]?.text ?? '')) {
      if (tokens[last + 1]?.start !== tokens[last]?.end) break;
      last++;
    }
    const part = tokens.slice(from, last + 1);
    const first = part[0];
    const final = part[part.length - 1];
    if (first !== undefined && final !== undefined) {
      const ending = ENDINGS.has(tokens[i]?.text ?? '') ? (tokens[i]?.text ?? '') : '';
      found.push({ start: first.start, end: final.end, tokens: part, ending });
    }
    from = last + 1;
    i = last;
  }
  return found;
}
