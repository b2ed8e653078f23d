/** Where the events of a day stand beside each other: a lane each, as few lanes as they need. Pure. */

/** Minutes since midnight. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** An event's place: its lane, and how many lanes its group has. */
export interface Lane {
  readonly lane: number;
  readonly lanes: number;
}

/** Lanes in the order of the spans given. */
export function layLanes(spans: readonly Span[]): readonly Lane[] {
  const order = spans.map((_span, index) => index).sort((a, b) => at(spans, a).from - at(spans, b).from);
  const lanes = new Array<number>(spans.length).fill(0);
  const sizes = new Array<number>(spans.length).fill(1);
  let group: number[] = [];
  let groupEnd = Number.NEGATIVE_INFINITY;
  let ends: number[] = [];
  const finish = () => {
    for (const index of group) sizes[index] = ends.length;
    group = [];
    ends = [];
  };
  for (const index of order) {
    const span = at(spans, index);
    if (span.from >= groupEnd) finish();
    const free = ends.findIndex((end) => end <= span.from);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = span.to;
    lanes[index] = lane;
    group.push(index);
    groupEnd = Math.max(groupEnd, span.to);
  }
  finish();
  return spans.map((_span, index) => ({ lane: lanes[index] ?? 0, lanes: sizes[index] ?? 1 }));
}

const at = (spans: readonly Span[], index: number): Span => spans[index] ?? { from: 0, to: 0 };
