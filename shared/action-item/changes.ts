/**
 * Two people editing one record: what can be put together is, what cannot is named. Never a silent overwrite.
 * Works on plain fields of any record; what belongs together on an action item is the table at the end.
 */
import type { ActionItem } from './action-item.ts';

/** A field both changed, to different values. */
export interface Conflict<T> {
  readonly field: keyof T;
  readonly base: T[keyof T];
  readonly mine: T[keyof T];
  readonly theirs: T[keyof T];
}

/** What to write on top of their state, and what a person has to decide. */
export interface Merge<T> {
  readonly changes: Partial<T>;
  readonly conflicts: readonly Conflict<T>[];
}

/** Fields that only make sense together: a conflict in one holds back my changes to all of them. */
type Groups<T> = readonly (readonly (keyof T)[])[];

/**
 * Three-way merge of one record.
 *
 * - A field I left as it was stays theirs; one they left as it was becomes mine; the same change twice is no conflict.
 * - Lists are merged entry by entry: what either added is there, what either removed is gone.
 * - Anything else both changed is a conflict, and is not among the changes.
 *
 * @param base the state I began from.
 * @param mine the fields I want to set.
 * @param theirs the state the record is in now.
 */
export function mergeFields<T extends object>(base: T, mine: Partial<T>, theirs: T, groups: Groups<T> = []): Merge<T> {
  const fields = (Object.keys(mine) as (keyof T)[]).filter((field) => !isSame(mine[field], base[field]));
  const conflicts = fields.filter((field) => isConflict(base[field], mine[field], theirs[field]));
  const held = new Set(groups.filter((group) => group.some((field) => conflicts.includes(field))).flat());
  const free = fields.filter((field) => !conflicts.includes(field) && !held.has(field));
  const merged = free.map((field) => [field, mergedValue(base[field], mine[field], theirs[field])] as const);
  return {
    changes: Object.fromEntries(merged.filter(([field, value]) => !isSame(value, theirs[field]))) as Partial<T>,
    conflicts: conflicts.map((field) => ({
      field,
      base: base[field],
      mine: mine[field] as T[keyof T],
      theirs: theirs[field],
    })),
  };
}

/** The fields in which two states differ, as they were and as they are; null when none. For the log. */
export function diffOf<T extends object>(
  before: T,
  after: T,
): { readonly before: Partial<T>; readonly after: Partial<T> } | null {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof T)[];
  const changed = fields.filter((field) => !isSame(before[field], after[field]));
  if (changed.length === 0) return null;
  const pick = (from: T) => Object.fromEntries(changed.map((field) => [field, from[field] ?? null])) as Partial<T>;
  return { before: pick(before), after: pick(after) };
}

const isConflict = (base: unknown, mine: unknown, theirs: unknown): boolean =>
  !isSame(theirs, base) && !isSame(theirs, mine) && !(isList(base) && isList(mine) && isList(theirs));

function mergedValue(base: unknown, mine: unknown, theirs: unknown): unknown {
  if (!isList(base) || !isList(mine) || !isList(theirs)) return mine;
  const kept = theirs.filter((entry) => has(mine, entry) || !has(base, entry));
  return [...kept, ...mine.filter((entry) => !has(base, entry) && !has(theirs, entry))];
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const has = (list: readonly unknown[], entry: unknown): boolean => list.some((other) => isSame(other, entry));

/** Equal as data, whatever the order of an object's fields. */
const isSame = (a: unknown, b: unknown): boolean => a === b || canonical(a) === canonical(b);

function canonical(value: unknown): string {
  if (isList(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(',')}}`;
}

/** What hangs together on an action item. A new owner has not agreed to the old owner's date. */
const TOGETHER: Groups<ActionItem> = [
  ['stage', 'progress', 'completedOn', 'closedOn', 'verifier', 'verifiedOn'],
  ['stage', 'barrier', 'barrierSince'],
  ['owner', 'agreement'],
  ['dueOn', 'originalDueOn', 'agreement'],
];

/**
 * {@link mergeFields} for action items. `status` is derived from stage and deadline, so it never conflicts and is never
 * among the changes: set it with `statusOf` from the merged item.
 */
export function mergeChanges(base: ActionItem, mine: Partial<ActionItem>, theirs: ActionItem): Merge<ActionItem> {
  const { status: _derived, ...rest } = mine;
  return mergeFields(base, rest, theirs, TOGETHER);
}
