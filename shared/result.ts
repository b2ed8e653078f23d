/** Expected outcomes as data. Anything a caller must handle comes back as a failure with a kebab-case kind. */

/** Success or a named failure. Exceptions are kept for outages and broken promises. */
export type Result<Value, Failure extends { readonly kind: string }> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure };

/** A success. */
export const ok = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({ ok: true, value });

/** A failure; `kind` names it, the other fields say what a caller needs to explain it. */
export const fail = <Failure extends { readonly kind: string }>(
  failure: Failure,
): { readonly ok: false; readonly failure: Failure } => ({ ok: false, failure });
