/** Text, Markdown and HTML files: the charset found, the words as they are. */

import type { ReadText } from '../../ports/documents.ts';
import { htmlToText } from './html-text.ts';
import { meetingDate } from './meeting-date.ts';
import { decodeText, mendWestern } from './text-decoding.ts';
import { Unreadable } from './unreadable.ts';

const FORMATS = { text: 'plain', markdown: 'markdown', html: 'html' } as const;

/** Reads a file of words. HTML in a charset that only its own `<meta>` names is read in that charset. */
export function readPlain(kind: ReadText['kind'], bytes: Uint8Array): ReadText {
  const decoded = decodeText(bytes);
  const declared = kind === 'html' && decoded.encoding === 'windows-1252' ? declaredCharset(decoded.text) : undefined;
  const raw = declared === undefined ? decoded.text : decodeWith(bytes, declared, decoded.text);
  const text = kind === 'html' ? htmlToText(raw).text : raw.replaceAll('\r\n', '\n').trim();
  if (text === '') throw new Unreadable('empty', 'The file holds no text.');
  const date = meetingDate(text);
  return {
    kind,
    text,
    source: { format: FORMATS[kind], text: raw },
    context: { attendees: [], ...(date === undefined ? {} : { on: date }) },
    notices: [],
    ...(date === undefined ? {} : { date }),
    encoding: declared ?? decoded.encoding,
  };
}

const declaredCharset = (html: string) =>
  /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{1,40})/i.exec(html.slice(0, 4096))?.[1]?.toLowerCase();

function decodeWith(bytes: Uint8Array, charset: string, otherwise: string): string {
  try {
    return mendWestern(new TextDecoder(charset).decode(bytes));
  } catch {
    return otherwise;
  }
}
