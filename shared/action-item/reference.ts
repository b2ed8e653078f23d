/** References people quote: `AI-001`, `S-001`, `CASE-001`, `M-001`. Numbers are given out by a counter and never reused. */

/** What each prefix stands for. */
const REFERENCE_PREFIXES = { AI: 'actions', S: 'sessions', CASE: 'cases', M: 'measures' } as const;
export type ReferencePrefix = keyof typeof REFERENCE_PREFIXES;

/** A reference taken apart. */
export interface Reference {
  readonly prefix: ReferencePrefix;
  /** 1 or more. */
  readonly number: number;
}

/** At least three digits, more when needed: `AI-999` is followed by `AI-1000`. Throws on numbers below 1. */
export function formatReference(prefix: ReferencePrefix, number: number): string {
  if (!Number.isSafeInteger(number) || number < 1) throw new RangeError(`not a reference number: ${number}`);
  return `${prefix}-${String(number).padStart(3, '0')}`;
}

/**
 * Reads a reference as people type it: any case, spaces around it, leading zeros or none.
 * @returns null when the text is anything else.
 * @example parseReference(' ai-7 ') // { prefix: 'AI', number: 7 }
 */
export function parseReference(text: string): Reference | null {
  const match = /^\s*([a-z]{1,4})-0*([1-9]\d{0,8})\s*$/i.exec(text);
  const prefix = match?.[1]?.toUpperCase();
  if (!match || !isPrefix(prefix)) return null;
  return { prefix, number: Number(match[2]) };
}

/** By prefix, then by number: `AI-999` comes before `AI-1000`. What is no reference comes last, by its text. */
export function compareReferences(a: string, b: string): number {
  const left = parseReference(a);
  const right = parseReference(b);
  if (!left || !right) return left ? -1 : right ? 1 : byText(a, b);
  return byText(left.prefix, right.prefix) || left.number - right.number;
}

const isPrefix = (text: string | undefined): text is ReferencePrefix =>
  text !== undefined && Object.hasOwn(REFERENCE_PREFIXES, text);

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
