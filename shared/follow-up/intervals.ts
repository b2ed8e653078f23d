/**
 * Sets of time as sorted, disjoint intervals of milliseconds, half open: the end no longer belongs to them.
 * Every operation is one sweep over both lists, so six weeks of twenty calendars are a few thousand steps.
 */

export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** The same time as sorted, disjoint intervals; empty and backward ones go. */
export function union(intervals: readonly Interval[]): readonly Interval[] {
  const sorted = intervals.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from);
  const result: Interval[] = [];
  for (const next of sorted) {
    const last = result.at(-1);
    if (last && next.from <= last.to) result[result.length - 1] = { from: last.from, to: Math.max(last.to, next.to) };
    else result.push(next);
  }
  return result;
}

/** The time in both. Both lists sorted and disjoint. */
export function intersect(a: readonly Interval[], b: readonly Interval[]): readonly Interval[] {
  const result: Interval[] = [];
  for (let left = 0, right = 0; left < a.length && right < b.length; ) {
    const one = a[left] as Interval;
    const other = b[right] as Interval;
    const from = Math.max(one.from, other.from);
    const to = Math.min(one.to, other.to);
    if (from < to) result.push({ from, to });
    if (one.to < other.to) left += 1;
    else right += 1;
  }
  return result;
}

/** The time in `a` that is not in `b`. Both lists sorted and disjoint. */
export function subtract(a: readonly Interval[], b: readonly Interval[]): readonly Interval[] {
  const gaps: Interval[] = [];
  let from = Number.NEGATIVE_INFINITY;
  for (const busy of b) {
    gaps.push({ from, to: busy.from });
    from = busy.to;
  }
  gaps.push({ from, to: Number.POSITIVE_INFINITY });
  return intersect(
    a,
    gaps.filter((gap) => gap.from < gap.to),
  );
}

/** Whether one of the intervals holds the whole span. */
export const covers = (intervals: readonly Interval[], span: Interval): boolean =>
  intervals.some(({ from, to }) => from <= span.from && span.to <= to);

/** Whether any of the intervals shares time with the span. */
export const overlaps = (intervals: readonly Interval[], span: Interval): boolean =>
  intervals.some(({ from, to }) => from < span.to && span.from < to);
