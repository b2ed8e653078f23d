/**
 * Cuts OData expressions into tokens: names and paths, literals, punctuation.
 * Grammar and meaning are the parser's matter (`filter.ts`).
 */
import { badRequest, type GraphFailure } from '../errors.ts';

/** One token; `text` is the raw name or sign, `value` the decoded literal. */
export type Token =
  | { kind: 'name'; text: string }
  | { kind: 'sign'; text: '(' | ')' | ',' | ':' }
  | { kind: 'literal'; text: string; value: string | number | boolean | null };

const STRING = /'(?:[^']|'')*'/y;
const NUMBER = /-?\d+(?:\.\d+)?(?![\w:.-])/y;
const MOMENT = /\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d)?)?(?![\w-])/y;
const GUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/iy;
const NAME = /[A-Za-z_$@][\w.@$-]*(?:\/[\w.@$-]+)*/y;
const SIGNS = '(),:';
const WORDS: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };

/** Tokens of a filter; throws 400 as Graph does for a text it cannot read. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found === undefined) return null;
    at += found.length;
    return found;
  };
  while (at < text.length) {
    const char = text.charAt(at);
    if (/\s/.test(char)) at += 1;
    else if (SIGNS.includes(char)) {
      tokens.push({ kind: 'sign', text: char as '(' });
      at += 1;
    } else tokens.push(literal(take) ?? named(take) ?? syntaxError(text, at));
  }
  return tokens;
}

type Take = (pattern: RegExp) => string | null;

function literal(take: Take): Token | null {
  const string = take(STRING);
  if (string !== null) return { kind: 'literal', text: string, value: unquote(string) };
  const exact = take(GUID) ?? take(MOMENT);
  if (exact !== null) return { kind: 'literal', text: exact, value: exact };
  const number = take(NUMBER);
  return number === null ? null : { kind: 'literal', text: number, value: Number(number) };
}

function named(take: Take): Token | null {
  const name = take(NAME);
  if (name === null) return null;
  const word = WORDS[name.toLowerCase()];
  if (word !== undefined) return { kind: 'literal', text: name, value: word };
  // A typed enum member such as microsoft.graph.importance'high' stands for its text.
  const quoted = name.includes('.') ? take(STRING) : null;
  return quoted === null ? { kind: 'name', text: name } : { kind: 'literal', text: name, value: unquote(quoted) };
}

function unquote(text: string): string {
  return text.slice(1, -1).replaceAll("''", "'");
}

function syntaxError(text: string, at: number): never {
  throw invalidFilter(`Syntax error at position ${at} in '${text}'.`);
}

/** 400 in the words of the OData library behind Graph. */
export function invalidFilter(message: string): GraphFailure {
  return badRequest(`Invalid filter clause: ${message}`);
}
