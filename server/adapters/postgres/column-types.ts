/** How column values become JavaScript values: the same on PostgreSQL and PGlite, whose own ways differ. */
import { epochMs, instantOf } from '../../../shared/time/instant.ts';

const BIGINT = 20;
const TIMESTAMPTZ = 1184;

/** `2026-03-05 14:30:00.5+00`, as the server writes it in ISO style, as an instant. */
export const readTimestamp = (text: string): string =>
  instantOf(epochMs(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')));

/** A 64-bit integer as a number. Throws beyond 2^53: a counter of ours never gets there. */
export function readBigint(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError('an integer column left the safe range');
  return value;
}

/** By type oid, from the server's text. Other types keep the driver's own reader. */
export const COLUMN_READERS: Readonly<Record<number, (text: string) => unknown>> = {
  [BIGINT]: readBigint,
  [TIMESTAMPTZ]: readTimestamp,
};
