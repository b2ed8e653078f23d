/** Which reader a file needs: by its first bytes, and by its name only where bytes cannot tell. */

import type { ReadDocument } from '../../ports/documents.ts';
import { Unreadable } from './unreadable.ts';
import { partNames } from './zip.ts';

type Kind = ReadDocument['kind'];

const BY_EXTENSION: Readonly<Record<string, Kind>> = {
  docx: 'docx',
  docm: 'docx',
  dotx: 'docx',
  xlsx: 'xlsx',
  xlsm: 'xlsx',
  csv: 'csv',
  tsv: 'csv',
  eml: 'eml',
  msg: 'msg',
  tnef: 'tnef',
  dat: 'tnef',
  ics: 'ics',
  ical: 'ics',
  vcs: 'ics',
  vtt: 'vtt',
  html: 'html',
  htm: 'html',
  md: 'markdown',
  markdown: 'markdown',
  txt: 'text',
  text: 'text',
  log: 'text',
};

const CONTAINERS: ReadonlySet<Kind> = new Set(['docx', 'xlsx', 'msg', 'tnef']);

const startsWith = (bytes: Uint8Array, signature: readonly number[]) =>
  signature.every((byte, index) => bytes[index] === byte);

/** The kind of a file; throws `empty`, `encrypted`, `unknown-format` or `not-this-format`. */
export function detectKind(name: string, bytes: Uint8Array): Kind {
  if (bytes.length === 0) throw new Unreadable('empty', 'The file is empty.');
  const named = BY_EXTENSION[/\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''];
  if (startsWith(bytes, [0x50, 0x4b])) return zipKind(bytes, named);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return oleKind(bytes, named);
  if (startsWith(bytes, [0x78, 0x9f, 0x3e, 0x22])) return 'tnef';
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) throw new Unreadable('unknown-format', 'PDF files are not read.');
  if (named === undefined) throw new Unreadable('unknown-format', 'Files of this kind are not read.');
  if (CONTAINERS.has(named)) {
    throw new Unreadable('not-this-format', `The file is named like ${named} but holds something else.`);
  }
  return named;
}

/** Office files have a folder for each program. Files embedded in them have names of their own and do not count. */
function zipKind(bytes: Uint8Array, named: Kind | undefined): Kind {
  const names = partNames(bytes).map((name) => name.toLowerCase());
  if (names.includes('xl/workbook.bin')) {
    throw new Unreadable('unknown-format', 'Binary workbooks (.xlsb) are not read; save as .xlsx.');
  }
  if (names.some((name) => name.startsWith('word/'))) return 'docx';
  if (names.some((name) => name.startsWith('xl/'))) return 'xlsx';
  if (named === 'docx' || named === 'xlsx') {
    throw new Unreadable('not-this-format', `The file is a zip, but no ${named} document.`);
  }
  throw new Unreadable('unknown-format', 'Zip archives of this kind are not read.');
}

/** The old compound file: Outlook messages, but also protected and pre-2007 Office documents. */
function oleKind(bytes: Uint8Array, named: Kind | undefined): Kind {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const has = (stream: string) => content.includes(stream, 0, 'utf16le');
  if (has('EncryptedPackage')) throw new Unreadable('encrypted', 'The file is protected by a password.');
  if (has('__properties_version1.0') || has('__nameid_version1.0')) return 'msg';
  if (has('WordDocument'))
    throw new Unreadable('unknown-format', 'Word files from before 2007 are not read; save as .docx.');
  if (has('Workbook') || has('Book')) {
    throw new Unreadable('unknown-format', 'Excel files from before 2007 are not read; save as .xlsx.');
  }
  if (named === 'msg') throw new Unreadable('truncated', 'The message is cut off: its list of parts is missing.');
  throw new Unreadable('unknown-format', 'Files of this kind are not read.');
}
