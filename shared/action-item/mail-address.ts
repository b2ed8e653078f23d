/** Mail addresses of people in the record: which ones may stand in a header or an invitation. */
import { cleanLine } from './shown-text.ts';

/**
 * The address when it is one plain address that cannot break a header; null otherwise. Deliberately narrow:
 * quoted local parts, comments and groups of RFC 5322 are refused.
 */
export function usableMail(mail: string | null): string | null {
  const text = (mail ?? '').trim();
  if (text.length > 254 || !/^[^\s@<>()[\]\\,;:"']+@[^\s@<>()[\]\\,;:"']+\.[^\s@<>()[\]\\,;:"']+$/u.test(text))
    return null;
  return cleanLine(text, 254) === text ? text : null;
}
