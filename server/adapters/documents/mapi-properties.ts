/** The list of MAPI properties inside a TNEF attribute, by number; what cannot be read ends the list. @see MS-OXTNEF 2.1.3.4 */

import { decodeAs } from './text-decoding.ts';
import { isoInstant } from './zone-names.ts';

/** Values by property number; named properties go by the number of their name. */
export interface MapiProperties {
  text(id: number): string | undefined;
  bytes(id: number): Uint8Array | undefined;
  integer(id: number): number | undefined;
  /** UTC instant of a time property. */
  instant(id: number): string | undefined;
}

interface Value {
  readonly type: number;
  readonly data: Uint8Array;
}

const TYPE = { string: 0x1e, unicode: 0x1f, object: 0x0d, binary: 0x102, time: 0x40 } as const;
const VARIABLE: ReadonlySet<number> = new Set([TYPE.string, TYPE.unicode, TYPE.object, TYPE.binary]);
const EIGHT_BYTES: ReadonlySet<number> = new Set([0x05, 0x06, 0x07, 0x14, TYPE.time]);
const GUID_TYPE = 0x48;
const MULTIPLE = 0x1000;
const FIRST_NAMED = 0x8000;
const MAX_PROPERTIES = 5_000;

/** Reads the list; `charset` is that of its 8-bit strings. */
export function readMapiProperties(data: Uint8Array, charset: string): MapiProperties {
  const values = valuesOf(data);
  const view = (value: Value) => new DataView(value.data.buffer, value.data.byteOffset, value.data.byteLength);
  return {
    text(id) {
      const value = values.get(id);
      if (value === undefined || (value.type !== TYPE.string && value.type !== TYPE.unicode)) return undefined;
      const text = decodeAs(value.data, value.type === TYPE.unicode ? 'utf-16le' : charset);
      return text.replace(/\0[\s\S]*$/, '');
    },
    bytes(id) {
      const value = values.get(id);
      return value !== undefined && (value.type === TYPE.binary || value.type === TYPE.string) ? value.data : undefined;
    },
    integer(id) {
      const value = values.get(id);
      return value !== undefined && value.data.length === 4 ? view(value).getUint32(0, true) : undefined;
    },
    instant(id) {
      const value = values.get(id);
      return value?.type === TYPE.time && value.data.length === 8 ? fileTime(view(value)) : undefined;
    },
  };
}

/** Tenths of microseconds since 1601. */
function fileTime(view: DataView): string | undefined {
  const ms = Number(view.getBigUint64(0, true) / 10_000n) + Date.UTC(1601, 0, 1);
  return ms > 0 && ms < Date.UTC(2200, 0, 1) ? isoInstant(Math.floor(ms / 1000) * 1000) : undefined;
}

function valuesOf(data: Uint8Array): Map<number, Value> {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const values = new Map<number, Value>();
  let at = 4;
  const u32 = () => {
    at += 4;
    return view.getUint32(at - 4, true);
  };
  try {
    const count = Math.min(view.getUint32(0, true), MAX_PROPERTIES);
    for (let index = 0; index < count; index += 1) {
      const tag = u32();
      const type = tag & 0xefff & 0xffff;
      const number = tag >>> 16;
      const id = number < FIRST_NAMED ? number : namedId();
      const sizes = (tag & MULTIPLE) !== 0 || VARIABLE.has(type) ? u32() : 1;
      for (let part = 0; part < sizes; part += 1) {
        const length = VARIABLE.has(type) ? u32() : fixedLength(type);
        if (at + length > data.length) return values;
        if (part === 0) values.set(id, { type, data: data.subarray(at, at + length) });
        at += (length + 3) & ~3;
      }
    }
  } catch {
    // The list runs over its end: what was read so far counts.
  }
  return values;

  function namedId(): number {
    at += 16;
    if (u32() === 0) return u32();
    const length = u32();
    at += (length + 3) & ~3;
    return -1;
  }
}

const fixedLength = (type: number) => (type === GUID_TYPE ? 16 : EIGHT_BYTES.has(type) ? 8 : 4);
