/** From bytes to text when nobody says the charset: byte order marks, UTF-16 without one, UTF-8, then what people still use. */

import { Unreadable } from './unreadable.ts';

/** Text and the charset it was written in, in the words `utf-8`, `utf-8 with BOM`, `utf-16le with BOM`, `windows-1252`. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: string;
}

const MARKS = [
  { bytes: [0xef, 0xbb, 0xbf], charset: 'utf-8' },
  { bytes: [0xff, 0xfe], charset: 'utf-16le' },
  { bytes: [0xfe, 0xff], charset: 'utf-16be' },
] as const;

const SAMPLE_BYTES = 64 * 1024;
/** Share of control characters from which on bytes are a binary file. */
const BINARY_SHARE = 0.02;

/** The text of a file; throws `not-this-format` when the bytes are no text in any charset we know. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const mark = MARKS.find((each) => each.bytes.every((byte, index) => bytes[index] === byte));
  if (mark !== undefined) {
    const text = new TextDecoder(mark.charset).decode(bytes);
    return { text: checked(text), encoding: `${mark.charset} with BOM` };
  }
  const charset = wideCharset(bytes) ?? (isUtf8(bytes) ? 'utf-8' : legacyCharset(bytes));
  return { text: checked(new TextDecoder(charset).decode(bytes)), encoding: charset };
}

/** What windows-1252 has between 0x80 and 0x9f; the five places it leaves free stay as they are. */
const WESTERN = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * Text whose quotes and dashes came out as control characters, mended.
 *
 * NOTE: TextDecoder of some Node versions reads windows-1252 as ISO-8859-1 (nodejs/node issue 56542); the characters it
 * gives for 0x80 to 0x9f are controls that no text holds on purpose.
 */
export const mendWestern = (text: string): string =>
  text.replace(/[\u0080-\u009f]/g, (control) => WESTERN.charAt(control.charCodeAt(0) - 0x80));

/** The text in a charset that the file names; an unknown name is guessed. */
export function decodeAs(bytes: Uint8Array, charset: string): string {
  try {
    return mendWestern(new TextDecoder(charset).decode(bytes));
  } catch {
    return decodeText(bytes).text;
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** UTF-16 without a mark: Latin text has a zero in every other byte. */
function wideCharset(bytes: Uint8Array): string | undefined {
  const length = Math.min(bytes.length, SAMPLE_BYTES) & ~1;
  let even = 0;
  let odd = 0;
  for (let index = 0; index < length; index += 2) {
    if (bytes[index] === 0) even += 1;
    if (bytes[index + 1] === 0) odd += 1;
  }
  const pairs = length / 2;
  if (pairs < 2) return undefined;
  if (odd > pairs * 0.4 && even < pairs * 0.05) return 'utf-16le';
  if (even > pairs * 0.4 && odd < pairs * 0.05) return 'utf-16be';
  return undefined;
}

const KANA = /[\u3041-\u30ff]/g;
const CYRILLIC_WORD = /[\u0430-\u044f]{3}/g;

/** A charset of before UTF-8: Japanese or Cyrillic when the text then reads like that, else Western. */
function legacyCharset(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  for (const charset of ['shift_jis', 'euc-jp']) {
    const text = new TextDecoder(charset).decode(sample);
    const broken = text.match(/\ufffd/g)?.length ?? 0;
    if (broken <= 1 && (text.match(KANA)?.length ?? 0) > 3) return charset;
  }
  const cyrillic = new TextDecoder('windows-1251').decode(sample).match(CYRILLIC_WORD)?.length ?? 0;
  return cyrillic > 3 && cyrillic * 20 > sample.length / 10 ? 'windows-1251' : 'windows-1252';
}

function checked(text: string): string {
  const length = Math.min(text.length, SAMPLE_BYTES);
  let controls = 0;
  for (let index = 0; index < length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13 && code !== 27) controls += 1;
  }
  if (controls > 4 && controls > length * BINARY_SHARE) {
    throw new Unreadable('not-this-format', 'The file holds binary data, not text.');
  }
  return mendWestern(text.includes('\0') ? text.replaceAll('\0', '') : text);
}
