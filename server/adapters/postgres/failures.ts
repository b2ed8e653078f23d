/** A database error as a port's failure. What is none of these is a fault of ours and stays as it is. */
import { PortFailure, type PortFailureKind } from '../../ports/failures.ts';

/** By the first letters of SQLSTATE, or the socket's error code. A transaction that got one of the first lot was undone. */
const KINDS: readonly (readonly [RegExp, PortFailureKind])[] = [
  [/^(40|53|55P03|57014)/, 'unavailable'],
  [/^(08|57P0)/, 'unknown-outcome'],
  [/^E(CONNRESET|PIPE|TIMEDOUT)$/, 'unknown-outcome'],
  [/^E(CONNREFUSED|NOTFOUND|AI_AGAIN|HOSTUNREACH|NETUNREACH)$|^ENOENT$/, 'unavailable'],
];

/** The failure to reject with; the error itself when it is a bug. Messages name the code only. */
export function databaseFailure(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const known = KINDS.find(([pattern]) => pattern.test(code))?.[1];
  // The pg client loses its code when the server goes away in the middle of a query.
  const kind = known ?? (/Connection terminated|not queryable/.test(error.message) ? 'unknown-outcome' : undefined);
  return kind ? new PortFailure(kind, `database: ${code || 'connection lost'}`, { cause: error }) : error;
}

/** The failure of not getting a connection at all: nothing was done. */
export function connectionFailure(error: unknown): PortFailure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'no connection';
  return new PortFailure('unavailable', `database: ${code}`, { cause: error });
}
