/** Words and sentences of one line, with their places. Knows scripts and punctuation, no vocabulary. */

/** A word, number, handle or sign. `lower` is folded for look-ups: lower case, straight apostrophe. */
export interface Token {
  readonly text: string;
  readonly lower: string;
  readonly start: number;
  readonly end: number;
  /** True when a line break stands before it. */
  readonly fresh: boolean;
}

/** A stretch of tokens that ends a thought; `ending` is its last sign (`.`, `?`, …) or empty. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly tokens: readonly Token[];
  readonly ending: string;
}

const TOKEN =
  /https?:\/\/\S{1,2000}|['’](?:ll|re|ve|d|m|s)\b|@[\p{L}\p{N}_.-]*[\p{L}\p{N}_]|[\p{L}\p{N}_][\p{L}\p{N}\p{M}_]*(?:['’.\-@][\p{L}\p{N}_]+)*|\S/gu;

const CONTRACTION = /^(.+?)(['’](?:ll|re|ve|d|m|s))$/i;

/** Tokens of `text`. English contractions are two tokens: "I'll" is "I" and "'ll". */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let last = 0;
  for (const match of text.matchAll(TOKEN)) {
    const word = match[0];
    const start = match.index;
    const fresh = start > last && text.slice(last, start).includes('\n');
    last = start + word.length;
    const split = word.length > 2 && word.length < 40 && /['’]/.test(word) ? CONTRACTION.exec(word) : null;
    if (split === null) {
      tokens.push(token(word, start, fresh));
    } else {
      const stem = split[1] ?? '';
      tokens.push(token(stem, start, fresh), token(split[2] ?? '', start + stem.length, false));
    }
  }
  return tokens;
}

const token = (text: string, start: number, fresh: boolean): Token => ({
  text,
  lower: text.includes('’') ? text.toLowerCase().replace('’', "'") : text.toLowerCase(),
  start,
  end: start + text.length,
  fresh,
});

const ENDINGS = new Set(['.', '!', '?', '。', '！', '？', '…']);
const ABBREVIATIONS = new Set(
  'e.g i.e etc vs mr mrs ms dr prof st no nr inc ltd co jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun z.b bzw ca ggf usw evtl tel abs art bijv o.a p.ex sr sra dña nº núm pág approx dept est fig resp m mme'.split(
    ' ',
  ),
);

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
  if (before.text.length === 1 && /\p{Lu}/u.test(before.text)) return false;
  if (ABBREVIATIONS.has(before.lower)) return false;
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
