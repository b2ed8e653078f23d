/** Outlook's compressed RTF body. @see MS-OXRTFCP */

/** What the dictionary holds before the first byte, so that short bodies shrink too. */
const DICTIONARY =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor ' +
  'MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par ' +
  '\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx';

const HEADER_LENGTH = 16;
const COMPRESSED = 0x75465a4c;
const RING = 4096;
const MAX_BYTES = 16 * 1024 * 1024;

/** The RTF as one character a byte; empty when the body is damaged from the start, shorter when it is cut off. */
export function decompressRtf(bytes: Uint8Array): string {
  if (bytes.length < HEADER_LENGTH) return '';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isCompressed = view.getUint32(8, true) === COMPRESSED;
  if (!isCompressed) return Buffer.from(bytes.subarray(HEADER_LENGTH)).toString('latin1');
  const size = Math.min(view.getUint32(4, true), MAX_BYTES);
  return Buffer.from(expand(bytes, size)).toString('latin1');
}

function expand(bytes: Uint8Array, size: number): Uint8Array {
  const ring = new Uint8Array(RING);
  ring.set(Buffer.from(DICTIONARY, 'latin1'));
  const out = new Uint8Array(size);
  let ringAt = DICTIONARY.length;
  let outAt = 0;
  let at = HEADER_LENGTH;
  const put = (byte: number) => {
    if (outAt < size) out[outAt++] = byte;
    ring[ringAt] = byte;
    ringAt = (ringAt + 1) % RING;
  };
  while (at < bytes.length && outAt < size) {
    const control = bytes[at++] ?? 0;
    for (let bit = 0; bit < 8 && at < bytes.length; bit += 1) {
      if (((control >> bit) & 1) === 0) {
        put(bytes[at++] ?? 0);
        continue;
      }
      const reference = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
      at += 2;
      const offset = reference >> 4;
      if (offset === ringAt) return out.subarray(0, outAt);
      for (let step = 0; step < (reference & 15) + 2; step += 1) put(ring[(offset + step) % RING] ?? 0);
    }
  }
  return out.subarray(0, outAt);
}
