/**
 * The zip container of Office files, opened with suspicion: sizes are summed before anything is unpacked, and counted
 * again while unpacking, because a header can lie. Names are labels only, nothing is written, nothing inside is opened.
 */

import { Inflate } from 'fflate';
import { MAX_RATIO, MAX_UNPACKED_BYTES, MAX_ZIP_ENTRIES, RATIO_FREE_BYTES } from './limits.ts';
import { Unreadable } from './unreadable.ts';

interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
  readonly encrypted: boolean;
}

const END_SIGNATURE = 0x06054b50;
const CENTRAL_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_LENGTH = 22;
const MAX_COMMENT = 0xffff;
const INFLATE_STEP = 16 * 1024;

const bomb = () => new Unreadable('bomb', 'The file unpacks to far more than any real document.');
const cutOff = () => new Unreadable('truncated', 'The file is cut off: its list of parts is missing or incomplete.');

/** The parts whose name is wanted, unpacked. Throws `truncated`, `encrypted` or `bomb`; a duplicate name keeps the last. */
export function unpackParts(bytes: Uint8Array, isWanted: (name: string) => boolean): Map<string, Uint8Array> {
  const wanted = listEntries(bytes).filter((entry) => isWanted(entry.name));
  if (wanted.some((entry) => entry.encrypted)) {
    throw new Unreadable('encrypted', 'The file is protected by a password.');
  }
  if (wanted.reduce((sum, entry) => sum + entry.size, 0) > MAX_UNPACKED_BYTES) throw bomb();
  if (wanted.some((entry) => isTooDense(entry.packed, entry.size))) throw bomb();
  const parts = new Map<string, Uint8Array>();
  let total = 0;
  for (const entry of wanted) {
    const part = unpack(bytes, entry, MAX_UNPACKED_BYTES - total);
    total += part.length;
    parts.set(entry.name, part);
  }
  return parts;
}

/** Names of all parts, with the separators of zip. Throws `truncated` or `bomb`. */
export const partNames = (bytes: Uint8Array): string[] => listEntries(bytes).map((entry) => entry.name);

const isTooDense = (packed: number, size: number) => size > RATIO_FREE_BYTES && size > packed * MAX_RATIO;

function listEntries(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > MAX_ZIP_ENTRIES) throw bomb();
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== CENTRAL_SIGNATURE) throw cutOff();
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    entries.push({
      // Some writers use the separator of Windows.
      name: name.replaceAll('\\', '/'),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - END_LENGTH - MAX_COMMENT);
  for (let at = view.byteLength - END_LENGTH; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === END_SIGNATURE) return at;
  }
  throw cutOff();
}

function unpack(bytes: Uint8Array, entry: ZipEntry, budget: number): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== LOCAL_SIGNATURE) throw cutOff();
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const packed = bytes.subarray(start, start + entry.packed);
  if (packed.length < entry.packed) throw cutOff();
  if (entry.method === 0) return packed;
  if (entry.method !== 8) throw new Unreadable('damaged', 'The file is packed in a way Office does not use.');
  return inflate(packed, budget);
}

function inflate(packed: Uint8Array, budget: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const inflater = new Inflate((chunk) => {
    size += chunk.length;
    if (size > budget || isTooDense(packed.length, size)) throw bomb();
    chunks.push(chunk);
  });
  try {
    for (let at = 0; at < packed.length; at += INFLATE_STEP) {
      inflater.push(packed.subarray(at, at + INFLATE_STEP), at + INFLATE_STEP >= packed.length);
    }
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable('damaged', 'The file is damaged: a part cannot be unpacked.');
  }
  return joined(chunks, size);
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
