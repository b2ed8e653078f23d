/**
 * Small helpers for JSON of unknown shape: requests come from outside, so nothing is believed before it is looked at.
 */

/** A JSON object of unknown content. */
export type Json = Record<string, unknown>;

/** Whether the value is a JSON object (no array, no null). */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as an object, or an empty one. */
export function asObject(value: unknown): Json {
  return isObject(value) ? value : {};
}

/** The value as an array, or an empty one. */
export function asArray(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value when it is a string, else undefined. */
export function asString(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Reads a member without regard to the case of its name, as the service does with action parameters. */
export function member(object: unknown, name: string): unknown {
  const source = asObject(object);
  if (name in source) return source[name];
  const wanted = name.toLowerCase();
  return Object.entries(source).find(([key]) => key.toLowerCase() === wanted)?.[1];
}

/** Documented requests quote booleans at times (`"false"`); gives the boolean meant, or undefined. */
export function asBoolean(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const text = asString(value)?.toLowerCase();
  return text === 'true' ? true : text === 'false' ? false : undefined;
}
