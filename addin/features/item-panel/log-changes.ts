/** Reads the changed fields out of a line of history, whose values are JSON. Pure. */
import type { LogView } from '../../../shared/contract/action-items.ts';

export interface FieldChange {
  readonly field: string;
  /** Undefined when the line holds none, as for a new item. */
  readonly before: unknown;
  readonly after: unknown;
}

/** The fields of a line, in its order; none when it holds none or is damaged. A field empty before and after is left out. */
export function changesOf({ before, after }: Pick<LogView, 'before' | 'after'>): readonly FieldChange[] {
  const old = parsed(before);
  return Object.entries(parsed(after))
    .map(([field, value]) => ({ field, before: old[field], after: value }))
    .filter((change) => !(isEmpty(change.before) && isEmpty(change.after)));
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

function parsed(json: string): Readonly<Record<string, unknown>> {
  try {
    const value = JSON.parse(json || '{}') as unknown;
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : {};
  } catch {
    return {};
  }
}
