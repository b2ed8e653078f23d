/**
 * One line of Markdown without its inline marks: emphasis, links, code, strike-through, tags, escapes. Each character
 * that stays knows where it stood, so quotes keep their place. Lines without marks cost one scan and no copy.
 */

/** Text of a line and, per character, its offset in the line it came from (null: the same). */
export interface InlineText {
  readonly text: string;
  readonly at: readonly number[] | null;
  /** True when all words of the line are struck through. */
  readonly struck: boolean;
}

const MARKS = /[*_`~\\<[&]/;

const isWord = (char: string): boolean => /[\p{L}\p{N}]/u.test(char);

interface Scan {
  readonly line: string;
  readonly text: string[];
  readonly at: number[];
  struckChars: number;
  struck: boolean;
}

const keep = (scan: Scan, from: number, to: number): void => {
  for (let i = from; i < to; i++) {
    const char = scan.line.charAt(i);
    scan.text.push(char);
    scan.at.push(i);
    if (scan.struck && char !== ' ') scan.struckChars++;
  }
};

/** Emphasis marks stand at the edge of a word: `*x*`, `__x__`; a star or line inside a word or between spaces stays. */
function skipEmphasis(line: string, at: number): number {
  const mark = line.charAt(at);
  let end = at;
  while (line.charAt(end) === mark && end - at < 4) end++;
  const before = at === 0 ? ' ' : line.charAt(at - 1);
  const after = line.charAt(end) || ' ';
  if (mark === '_' && isWord(before) && isWord(after)) return at;
  if (mark === '*' && end - at === 1 && /\s/.test(before) && /\s/.test(after)) return at;
  return end;
}

/** End of `](target)` when a link's text closes at `at`, else `at`. */
function skipLinkTarget(line: string, at: number): number {
  if (line.charAt(at + 1) !== '(') return at;
  const close = line.slice(at, at + 2000).indexOf(')');
  return close === -1 ? at : at + close + 1;
}

function skipTag(line: string, at: number): number {
  const tag = /^<\/?[A-Za-z][^<>]{0,400}>/.exec(line.slice(at, at + 410));
  return tag === null || tag[0].includes('://') ? at : at + tag[0].length;
}

function step(scan: Scan, at: number, links: Set<number>): number {
  const { line } = scan;
  const char = line.charAt(at);
  if (char === '*' || char === '_') {
    const end = skipEmphasis(line, at);
    if (end > at) return end;
  } else if (char === '~' && line.charAt(at + 1) === '~') {
    scan.struck = !scan.struck;
    return at + 2;
  } else if (char === '`') return at + 1;
  else if (char === '\\' && /[\\*_`~[\](){}#+.!&-]/.test(line.charAt(at + 1))) {
    keep(scan, at + 1, at + 2);
    return at + 2;
  } else if (char === '[') {
    // Brackets that are no link stay: "[Jan 5]", "[Bob]", "AI[BS]".
    const close = line.slice(at, at + 600).indexOf('](');
    const inner = line.slice(at, at + 600).indexOf(']');
    if (close !== -1 && close === inner) {
      links.add(at + close);
      return at + 1;
    }
  } else if (char === ']' && links.has(at)) return Math.max(at + 1, skipLinkTarget(line, at));
  else if (char === '<') {
    const end = skipTag(line, at);
    if (end > at) return end;
  }
  keep(scan, at, at + 1);
  return at + 1;
}

/** Reads one line; see InlineText. */
export function readInline(line: string): InlineText {
  if (!MARKS.test(line)) return { text: line, at: null, struck: false };
  const scan: Scan = { line, text: [], at: [], struckChars: 0, struck: false };
  const links = new Set<number>();
  let at = 0;
  while (at < line.length) at = step(scan, at, links);
  const words = scan.text.filter((char) => char !== ' ' && char !== '\n').length;
  return { text: scan.text.join(''), at: scan.at, struck: scan.struckChars * 10 > words * 6 && words > 0 };
}
