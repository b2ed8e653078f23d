/** What a file is called where its text gives it no title. */

/** The part of a name that programs add: dates, times, and what kind of file it is. */
const ADDED =
  /\b(?:\d{4} \d{2} \d{2}|\d{8}|\d{6})\b|\b(?:meeting )?(?:transcript|recording|captions?|subtitles?|vtt)\b/gi;

/**
 * The file's name as a title; empty when it says nothing.
 *
 * @example titleOfFile('Weekly_sync-20260305_100000-Meeting Transcript.vtt') // 'Weekly sync'
 */
export function titleOfFile(name: string): string {
  const words = name.replace(/\.[^.]*$/, '').replace(/[_\-\s]+/g, ' ');
  const title = words.replace(ADDED, ' ').replace(/\s+/g, ' ').trim();
  return /\p{L}{2}/u.test(title) ? title.slice(0, 120) : '';
}

/** Whether somebody says this: a sentence, or a speaker's turn. No meeting is called that. */
export const isSpoken = (line: string): boolean =>
  /[.!?…]["”’)]*$/u.test(line.trim()) ||
  /^(?:[\d:.]+\s+)?\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,3}\s?:\s/u.test(line);
