/** The two tables all sheets of a workbook share: its strings, and which cell styles show a date. */

import { walkXml } from './xml.ts';

/** What a number in this style is shown as. */
export type DateStyle = 'date' | 'time' | 'date-time';

/** Strings by index; runs of one string are joined, phonetic guides left out. */
export function readSharedStrings(bytes: Uint8Array | undefined): string[] {
  const strings: string[] = [];
  if (bytes === undefined) return strings;
  let pieces: string[] = [];
  let inText = false;
  let inGuide = false;
  walkXml(bytes, {
    open(name) {
      if (name === 'si') pieces = [];
      else if (name === 't') inText = true;
      else if (name === 'rPh') inGuide = true;
    },
    text(text) {
      if (inText && !inGuide) pieces.push(text);
    },
    close(name) {
      if (name === 'si') strings.push(pieces.join(''));
      else if (name === 't') inText = false;
      else if (name === 'rPh') inGuide = false;
    },
  });
  return strings;
}

/** Built-in formats that show dates or times; the ranges from 27 are East Asian dates. @see ECMA-376 part 1, 18.8.30 */
const BUILT_IN: ReadonlyMap<number, DateStyle> = new Map<number, DateStyle>([
  ...[14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, 'date'] as const),
  ...[18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56].map((id) => [id, 'time'] as const),
  [22, 'date-time'],
]);

/** Date style by cell style index; indexes that are missing show plain numbers. */
export function readDateStyles(bytes: Uint8Array | undefined): Map<number, DateStyle> {
  const styles = new Map<number, DateStyle>();
  if (bytes === undefined) return styles;
  const formats = new Map(BUILT_IN);
  let inCellStyles = false;
  let index = 0;
  walkXml(bytes, {
    open(name, { numFmtId, formatCode }) {
      if (name === 'cellXfs') inCellStyles = true;
      if (name === 'numFmt' && formatCode !== undefined) {
        const style = styleOf(formatCode);
        if (style === undefined) formats.delete(Number(numFmtId));
        else formats.set(Number(numFmtId), style);
      }
      if (name !== 'xf' || !inCellStyles) return;
      const style = formats.get(Number(numFmtId));
      if (style !== undefined) styles.set(index, style);
      index += 1;
    },
    close(name) {
      if (name === 'cellXfs') inCellStyles = false;
    },
  });
  return styles;
}

/** What a format's letters show, quoted text, colours and locales aside; `m` alone is a month, beside `h` or `s` a minute. */
function styleOf(code: string): DateStyle | undefined {
  const letters = (code.split(';')[0] ?? '').replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').toLowerCase();
  if (letters.includes('general')) return undefined;
  const hasTime = /[hs]/.test(letters);
  const hasDate = /[dyg年月日]/.test(letters) || (letters.includes('m') && !hasTime);
  if (hasDate) return hasTime ? 'date-time' : 'date';
  return hasTime ? 'time' : undefined;
}
