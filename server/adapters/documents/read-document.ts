/** One file to one document, in this thread and at any price; documents.ts puts the price on it. */

import { fail, ok, type Result } from '../../../shared/result.ts';
import type { ReadDocument, UnreadableDocument } from '../../ports/documents.ts';
import { readCsv } from './csv.ts';
import { detectKind } from './detect.ts';
import { readDocx } from './docx.ts';
import { readEml } from './eml.ts';
import { readIcs } from './ics.ts';
import { MAX_FILE_BYTES, MAX_TEXT_UNITS } from './limits.ts';
import { readMsg } from './msg.ts';
import { readPlain } from './plain.ts';
import { readTnef } from './tnef.ts';
import { asUnreadable, Unreadable } from './unreadable.ts';
import { readVtt } from './vtt.ts';
import { readXlsx } from './xlsx.ts';

const READERS: Readonly<Record<ReadDocument['kind'], (bytes: Uint8Array) => ReadDocument | Promise<ReadDocument>>> = {
  docx: readDocx,
  eml: readEml,
  msg: readMsg,
  tnef: readTnef,
  ics: readIcs,
  vtt: readVtt,
  xlsx: readXlsx,
  csv: readCsv,
  html: (bytes) => readPlain('html', bytes),
  markdown: (bytes) => readPlain('markdown', bytes),
  text: (bytes) => readPlain('text', bytes),
};

/** Reads a file with the reader its content asks for. Never throws; what readers throw becomes the failure. */
export async function readDocument(name: string, bytes: Uint8Array): Promise<Result<ReadDocument, UnreadableDocument>> {
  try {
    if (bytes.length > MAX_FILE_BYTES) {
      throw new Unreadable('too-large', `The file is larger than ${MAX_FILE_BYTES / 1024 / 1024} MB.`);
    }
    return ok(withinLimits(await READERS[detectKind(name, bytes)](bytes)));
  } catch (error) {
    return fail(asUnreadable(error));
  }
}

function withinLimits(document: ReadDocument): ReadDocument {
  const isLong = document.text.length > MAX_TEXT_UNITS || document.source.text.length > MAX_TEXT_UNITS;
  if (!isLong) return document;
  return {
    ...document,
    text: document.text.slice(0, MAX_TEXT_UNITS),
    source: { ...document.source, text: document.source.text.slice(0, MAX_TEXT_UNITS) },
    notices: [...document.notices, 'The text is very long; its end was cut off.'],
  };
}
