/**
 * Word documents. The container is unpacked by zip.ts under its limits and handed to mammoth as plain parts, so that
 * nothing mammoth does can inflate; its HTML then becomes text. Headers and footers, which mammoth leaves out, are added.
 */

import { zipSync } from 'fflate';
import mammoth from 'mammoth';
import type { ReadDocx } from '../../ports/documents.ts';
import { htmlToText } from './html-text.ts';
import { meetingDate } from './meeting-date.ts';
import { Unreadable } from './unreadable.ts';
import { walkXml, xmlText } from './xml.ts';
import { unpackParts } from './zip.ts';

const STYLE_MAP = ['strike => s', 'comment-reference => sup'];

/** Reads a `.docx`, `.docm` or `.dotx`, transitional or strict. Comments, footnotes and endnotes follow the body. */
export async function readDocx(bytes: Uint8Array): Promise<ReadDocx> {
  const parts = unpackParts(bytes, (name) => /\.(?:xml|rels)$/i.test(name));
  for (const part of parts.values()) xmlText(part);
  const { text: body, tables } = htmlToText(await bodyHtml(parts), isNoteLink);
  const text = [marginText(parts, 'header'), body, marginText(parts, 'footer')]
    .filter((each) => each !== '')
    .join('\n\n');
  const date = meetingDate(text);
  return {
    kind: 'docx',
    text,
    source: { format: 'markdown', text },
    context: { attendees: [], ...(date === undefined ? {} : { on: date }) },
    notices: [],
    tables,
    ...(date === undefined ? {} : { date }),
  };
}

async function bodyHtml(parts: ReadonlyMap<string, Uint8Array>): Promise<string> {
  const buffer = Buffer.from(zipSync(Object.fromEntries(parts), { level: 0 }));
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer },
      {
        styleMap: STYLE_MAP,
        includeEmbeddedStyleMap: false,
        externalFileAccess: false,
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      },
    );
    return value;
  } catch {
    throw new Unreadable('damaged', 'The document is damaged: its main part cannot be read.');
  }
}

/** The numbers of notes in the text, and the arrows back; the notes themselves are text. */
const isNoteLink = (name: string, attributes: Readonly<Record<string, string>>) =>
  name === 'a' && /^#(?:footnote|endnote|comment)-/.test(attributes.href ?? '');

/** Text of all headers or footers, each different line once. */
function marginText(parts: ReadonlyMap<string, Uint8Array>, kind: 'header' | 'footer'): string {
  const isMargin = new RegExp(`^word/${kind}\\d*\\.xml$`, 'i');
  const lines = new Set<string>();
  for (const [name, part] of parts) {
    if (isMargin.test(name)) for (const line of paragraphs(part)) lines.add(line);
  }
  return [...lines].join('\n');
}

function paragraphs(part: Uint8Array): string[] {
  const lines: string[] = [];
  let line = '';
  let inText = 0;
  let inFallback = 0;
  walkXml(part, {
    open(name) {
      if (name === 't') inText += 1;
      else if (name === 'Fallback') inFallback += 1;
      else if (name === 'tab' || name === 'br') line += ' ';
    },
    text(text) {
      if (inText > 0 && inFallback === 0) line += text;
    },
    close(name) {
      if (name === 't') inText -= 1;
      else if (name === 'Fallback') inFallback -= 1;
      else if (name === 'p' && line.trim() !== '') {
        lines.push(line.replace(/\s+/g, ' ').trim());
        line = '';
      }
    },
  });
  return lines;
}
