/**
 * Where a mail stops being the sender's own words: the quoted mail below, with its copied header or "… wrote:". What was
 * promised in an older mail is not promised again. A mail that only forwards keeps what it forwards.
 */
import { HEADER_NAMES, ON, QUOTE_TITLES, WROTE } from '../visible-reply-words.ts';
import type { Line } from './lines.ts';

const anyOf = (words: readonly string[]): string =>
  words.map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|');

const TITLE = new RegExp(`^[-_\\s]{2,20}[^-\\n]{0,30}(?:${anyOf(QUOTE_TITLES)})[^-\\n]{0,30}-{2,20}`, 'iu');
const ATTRIBUTION = new RegExp(
  `^(?:${anyOf(ON)})[\\s,].{0,200}(?:^|[^\\p{L}])(?:${anyOf(WROTE)})(?:[^\\p{L}].{0,80}[:：]|[^\\p{L}]{0,20})$`,
  'iu',
);
const FROM = new RegExp(`^(?:${anyOf(HEADER_NAMES.from)})\\s?[:：]`, 'iu');
const OTHERS = new RegExp(
  `^(?:${anyOf([...HEADER_NAMES.sent, ...HEADER_NAMES.to, ...HEADER_NAMES.subject])})\\s?[:：]`,
  'iu',
);

/** "From:" counts as a copied header only with "Sent:", "To:" or "Subject:" close below or in the same line. */
function isHeader(lines: readonly Line[], at: number): boolean {
  const first = lines[at]?.text ?? '';
  if (!FROM.test(first)) return false;
  if (/\s(?:sent|date|to|gesendet|envoyé|enviado|verzonden|送信日時)\s?[:：]/iu.test(first.slice(0, 300))) return true;
  return lines.slice(at + 1, at + 5).filter(({ text }) => OTHERS.test(text)).length >= 1 && first.length < 200;
}

function beginsHistory(lines: readonly Line[], at: number): boolean {
  const text = lines[at]?.text.slice(0, 320) ?? '';
  return TITLE.test(text) || (/\d/.test(text) && text.length < 300 && ATTRIBUTION.test(text)) || isHeader(lines, at);
}

/** The lines before the quoted history; all of them when there is none or nothing stands above it. */
export function ownLines(lines: readonly Line[]): readonly Line[] {
  let words = 0;
  for (let at = 0; at < lines.length; at++) {
    if (words >= 3 && beginsHistory(lines, at)) return lines.slice(0, at);
    const text = lines[at]?.text ?? '';
    // The mail's own header says nothing yet.
    if (!FROM.test(text) && !OTHERS.test(text)) words += text.split(/\s+/).length;
  }
  return lines;
}
