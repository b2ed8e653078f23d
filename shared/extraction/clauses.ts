/** Where a thought begins and ends inside a sentence, and small questions about the words around a phrase. */
import type { Token } from './tokens.ts';
import type { Phrase } from './view.ts';
import type { Role } from './words/vocabulary.ts';

const STARTERS = new Set([
  ',',
  ';',
  '•',
  ':',
  '：',
  '-',
  '–',
  '—',
  '(',
  '[',
  ']',
  '→',
  '>',
  '|',
  '"',
  '“',
  '+',
  '、',
  '--',
  '…',
  '.',
]);
const CONNECTORS = new Set(
  'and but so then or that if because while since well yeah yes ok okay right um uh also now anyway und aber dann dass also et mais donc alors que puis y pero entonces que e mas então que en maar dan dat dus'.split(
    ' ',
  ),
);

/** True when the token at `index` begins a clause: first of its sentence or line, after a comma, dash, "and", "that" … */
export function beginsClause(tokens: readonly Token[], index: number): boolean {
  if (index === 0 || tokens[index]?.fresh === true) return true;
  const before = tokens[index - 1];
  if (before === undefined) return false;
  // A full stop inside a sentence ends a short form: "with Mr. Stone", "e.g. Ana".
  if (before.text === '.' && before.end !== tokens[index]?.start) return false;
  return STARTERS.has(before.text) || CONNECTORS.has(before.lower);
}

const SAYING =
  /^(?:told|tell|said|say|says|agreed|agree|promise|promised|confirm|confirmed|assure|assured|decided|resolved|directed|mentioned|think|hope|believe|sagt|zugesagt|beschlossen|vereinbart|festgelegt|abgesprochen|entschieden|dit|convenu|décidé|dijo|acordado|decidido|disse|zegt|besloten|afgesproken)$/;

/** False for "the most changes that we'll make": a clause that only describes a noun. "I told them that we'll …" is said. */
export function isSaid(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1];
  if (before === undefined || !/^(?:that|which|who|dass|que|dat)$/.test(before.lower)) return true;
  return tokens.slice(Math.max(0, index - 8), index - 1).some(({ lower }) => SAYING.test(lower));
}

/** True when a phrase of the role stands in the sentence between token `from` (default 0) and `to`. */
export const hasRole = (sentence: Phrase, role: Role, from = 0, to = Number.POSITIVE_INFINITY): boolean =>
  sentence.hits.some((hit) => hit.role === role && hit.index >= from && hit.index < to);

/** True when a phrase of the role covers the token at `index`. */
export const roleAt = (sentence: Phrase, role: Role, index: number): boolean =>
  sentence.hits.some((hit) => hit.role === role && hit.index <= index && index < hit.index + hit.length);

const LIGHT = new Set(
  'also all guys then just please now so therefore either both still probably certainly definitely gladly happily personally at once um uh uhm er like actually maybe perhaps again try to nochmal noch dann auch mal gern gerne bien aussi ook nog também también'.split(
    ' ',
  ),
);

/** Index of the first word after `index` that carries meaning: adverbs and fillers skipped. */
export function contentAfter(tokens: readonly Token[], index: number): number {
  let at = index;
  while (at < tokens.length) {
    const word = tokens[at]?.lower ?? '';
    if (word === 'as' && tokens[at + 1]?.lower === 'well') at += 2;
    else if (word === '(' && tokens.slice(at, at + 5).some(({ text }) => text === ')'))
      at = tokens.findIndex(({ text }, index) => index > at && text === ')') + 1;
    else if (LIGHT.has(word) || word === ',') at++;
    else break;
  }
  return at;
}

/** How many real words stand from `from` on. */
export const wordsFrom = (tokens: readonly Token[], from: number): number =>
  tokens.slice(from).filter((token) => /\p{L}{2}/u.test(token.text)).length;

const REASONS =
  /^(?:as|since|because|which|so|but|although|though|while|whereas|weil|da|aber|car|mais|porque|pero|pois|mas|omdat|maar)$/;
const SUBJECTS = /^(?:i|i'm|it|we|you|he|she|they|this|that|there|the|these|what)$/;
const ENOUGH = 4;

/** Does the task end before token `at`: a reason, an aside, a new thought? */
function closes(tokens: readonly Token[], at: number): boolean {
  const sign = tokens[at];
  const next = tokens[at + 1];
  if (sign === undefined || next === undefined) return false;
  if (sign.text === '(') return /^(?:if|as|i|we|it|and|see|note|sorry|though)$/.test(next.lower);
  if (/^(?:-|–|—|--)$/.test(sign.text)) return SUBJECTS.test(next.lower);
  return sign.text === ',' && REASONS.test(next.lower) && tokens[at + 2] !== undefined;
}

/**
 * Where a task that begins at token `from` ends in its sentence, as a text offset: before a reason or an aside
 * ("…, as you need it", "… - I'm not sure"), at the latest before token `stop`.
 */
export function taskEnd(sentence: Phrase, from: number, stop = sentence.tokens.length): number {
  const { tokens } = sentence;
  for (let at = from + ENOUGH; at < stop; at++) {
    if (closes(tokens, at)) return tokens[at - 1]?.end ?? sentence.end;
  }
  if (stop >= tokens.length) return sentence.end;
  let last = stop - 1;
  while (last > from && (STARTERS.has(tokens[last]?.text ?? '') || CONNECTORS.has(tokens[last]?.lower ?? ''))) last--;
  return tokens[last]?.end ?? sentence.end;
}
