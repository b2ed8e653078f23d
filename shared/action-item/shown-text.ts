/**
 * Text that came from strangers, made fit to be shown: no control, bidirectional or invisible characters, bounded length.
 * What cannot be seen can forge a header, turn a line around or hide a word. Escaping is the writer's (html.ts).
 */

/** Everything without a shape of its own, but for the two variation selectors that tell emoji from text. */
const UNSEEN = /(?![\ufe0e\ufe0f])[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2028\u2029]/gu;
/** The same, without line feed. */
const UNSEEN_BUT_LF = /(?![\ufe0e\ufe0f\n])[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2028\u2029]/gu;
/** What separates words or lines and must leave a space behind, or two words become one. */
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
const LINE_ENDS = /\r\n|[\r\u0085\u2028\u2029\v\f]/g;

/** Text said to be cut ends with this. */
const CUT_MARK = '…';

/** One line: breaks become spaces, runs of spaces one, unseen characters go. Cut to `limit` characters with {@link CUT_MARK}. */
export const cleanLine = (text: string, limit: number): string =>
  cut(bounded(text, limit).replace(BREAKS, ' ').replace(UNSEEN, '').replace(/\s+/gu, ' ').trim(), limit);

/** Text of several lines: line ends become `\n`, at most one empty line in a row, else as {@link cleanLine}. */
export const cleanBlock = (text: string, limit: number): string =>
  cut(
    bounded(text, limit)
      .replace(LINE_ENDS, '\n')
      .replace(/\t/g, ' ')
      .replace(UNSEEN_BUT_LF, '')
      .replace(/[^\S\n]+/gu, ' ')
      .replace(/ ?\n ?/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
    limit,
  );

/** Nobody waits while megabytes of unseen characters are cleaned for the sake of a few hundred that are shown. */
const bounded = (text: string, limit: number): string => text.slice(0, limit * 4 + 1000);

/** Cuts between characters, never inside one. */
function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text
    .slice(0, limit - 1)
    .replace(/\p{Cs}$/u, '')
    .trimEnd()}${CUT_MARK}`;
}
