/** What all three kinds of mail share: which body a person sees, and the people in it. */

import type { Person, SourceDocument } from '../../../shared/extraction/extraction.ts';
import type { DocumentContext } from '../../ports/documents.ts';
import { htmlToText } from './html-text.ts';
import { MAX_PEOPLE } from './limits.ts';

/** Bodies of one mail; either may be empty. */
export interface MailBodies {
  readonly plain: string;
  readonly html: string;
}

/** A plain body this much shorter than the HTML one only says that there is an HTML one. */
const STUB_SHARE = 0.25;
const STUB_UNITS = 400;

/** The text a person sees and the form extraction takes: HTML where the mail has it, because it keeps tables and lists. */
export function bodyOf({ plain, html }: MailBodies): { text: string; source: SourceDocument } {
  const fromHtml = html === '' ? '' : htmlToText(html).text;
  const isStub = plain.trim().length < fromHtml.length * STUB_SHARE && fromHtml.length > STUB_UNITS;
  const text = plain.trim() === '' || isStub ? fromHtml : plain.replaceAll('\r\n', '\n').trim();
  const source: SourceDocument =
    fromHtml === '' ? { format: 'plain', text, kind: 'email' } : { format: 'html', text: html, kind: 'email' };
  return { text, source };
}

/** Somebody by name and address; the address stands in for a missing name. */
export function personOf(name: string, mail: string): Person {
  return { name: name.trim() === '' ? mail : name.trim(), ...(mail.includes('@') ? { mail } : {}) };
}

/** The context of a mail: its sender is who "I" is, its direct recipients are "you". */
export function mailContext(
  from: Person | undefined,
  to: readonly Person[],
  cc: readonly Person[],
  at?: string,
): DocumentContext {
  const seen = new Set<string>();
  const everybody = [...(from === undefined ? [] : [from]), ...to, ...cc].filter((person) => {
    const key = (person.mail ?? person.name).toLowerCase();
    return !seen.has(key) && seen.add(key) !== undefined;
  });
  return {
    ...(at === undefined ? {} : { at }),
    attendees: everybody.slice(0, MAX_PEOPLE),
    ...(from === undefined ? {} : { author: from }),
    addressees: to.slice(0, MAX_PEOPLE),
  };
}
