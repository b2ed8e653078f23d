/** What is done to a mail before and after the MIME parser: old 8-bit headers, bodies it cannot find, attachments too large for it. */

import { decodeAs, decodeText } from './text-decoding.ts';

const MAX_HEADER_BYTES = 256 * 1024;

/** The mail with its top headers in UTF-8, which is what the MIME parser takes raw bytes for. */
export function withReadableHeaders(bytes: Uint8Array): Uint8Array {
  const end = headerEnd(bytes);
  const head = bytes.subarray(0, end);
  if (end > MAX_HEADER_BYTES || head.every((byte) => byte < 0x80) || isUtf8(head)) return bytes;
  const ascii = Buffer.from(head).toString('latin1');
  const charset = /charset\s*=\s*"?([\w-]{1,40})/i.exec(ascii)?.[1];
  const readable = charset === undefined || /^utf-?8$/i.test(charset) ? decodeText(head).text : decodeAs(head, charset);
  return Buffer.concat([Buffer.from(readable), bytes.subarray(end)]);
}

/** The words of a mail whose structure shows none: what stands after the headers, or all of it when there are none. */
export function brokenBody(bytes: Uint8Array): string {
  const end = headerEnd(bytes);
  const hasHeaders = /^[!-9;-~]+[ \t]*:/m.test(Buffer.from(bytes.subarray(0, Math.min(end, 4096))).toString('latin1'));
  try {
    const body = decodeText(hasHeaders ? bytes.subarray(end) : bytes).text;
    // Only boundary lines are left of a multipart message without parts.
    return body
      .split('\n')
      .filter((line) => !/^--\S+\s*$/.test(line))
      .join('\n')
      .trim();
  } catch {
    return '';
  }
}

/** Mails smaller than this are parsed as they are. */
const BULKY_MAIL_BYTES = 2 * 1024 * 1024;
/** Bytes kept of each run of base64 lines in a bulky mail: enough for any invitation or text. */
const KEPT_RUN_BYTES = 256 * 1024;
const SHORTEST_BULK_LINE = 60;

/** A bulky mail with its long base64 runs shortened: we need the names of attachments, and the parser takes seconds for each 20 MB. */
export function withoutBulk(bytes: Uint8Array): { bytes: Uint8Array; isShortened: boolean } {
  if (bytes.length < BULKY_MAIL_BYTES) return { bytes, isShortened: false };
  const kept: Uint8Array[] = [];
  let run = 0;
  let from = 0;
  let at = 0;
  while (at < bytes.length) {
    const newline = bytes.indexOf(10, at);
    const end = newline < 0 ? bytes.length : newline + 1;
    run = isBase64Line(bytes, at, end) ? run + end - at : 0;
    if (run > KEPT_RUN_BYTES) {
      kept.push(bytes.subarray(from, at));
      from = end;
    }
    at = end;
  }
  kept.push(bytes.subarray(from));
  return { bytes: Buffer.concat(kept), isShortened: kept.length > 1 };
}

function isBase64Line(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from < SHORTEST_BULK_LINE) return false;
  for (let at = from; at < to; at += 1) if (BASE64[bytes[at] ?? 0] !== 1) return false;
  return true;
}

const BASE64 = Uint8Array.from({ length: 256 }, (_, code) =>
  /[A-Za-z0-9+/=\r\n]/.test(String.fromCharCode(code)) ? 1 : 0,
);

/** Whether the headers come to an end; a whole mail's do, even when nothing follows. */
export const hasBody = (bytes: Uint8Array): boolean => headerEnd(bytes) < bytes.length || bytes.at(-1) === 10;

/** Where the empty line after the headers ends, or the end of the bytes. */
function headerEnd(bytes: Uint8Array): number {
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] !== 10) continue;
    if (bytes[at + 1] === 10) return at + 2;
    if (bytes[at + 1] === 13 && bytes[at + 2] === 10) return at + 3;
  }
  return bytes.length;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
