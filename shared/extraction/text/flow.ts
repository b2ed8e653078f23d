/**
 * A flow is the readable text of a document with the way back: for every character, where it stands in the source.
 * Readers (html.ts, vtt.ts) write flows; plain text and Markdown are their own flow. No meaning is read here.
 */

/** Readable text; `starts` and `ends` are source offsets per character, or null when the text is the source itself. */
export interface Flow {
  readonly text: string;
  readonly starts: Uint32Array | null;
  readonly ends: Uint32Array | null;
  /** Source offset up to which was read; null when all of it was. */
  readonly readTo: number | null;
}

/** A flow that is its own source. */
export const plainFlow = (text: string): Flow => ({ text, starts: null, ends: null, readTo: null });

/** Collects a flow piece by piece, in reading order. */
export interface FlowWriter {
  /** Adds source characters `from`..`to` unchanged. */
  copy(source: string, from: number, to: number): void;
  /** Adds text that stands for the source range, e.g. a decoded entity, or a line break for a tag. */
  put(text: string, from: number, to: number): void;
  /** True when nothing was written since the last line break. */
  atLineStart(): boolean;
  /** @param readTo where the reader gave up, or null. */
  finish(readTo?: number | null): Flow;
}

/** An empty writer. `capacity` is the length of the source: a flow never has more characters than that plus its marks. */
export function createFlowWriter(capacity: number): FlowWriter {
  const parts: string[] = [];
  let starts = new Uint32Array(capacity + 64);
  let ends = new Uint32Array(capacity + 64);
  let length = 0;
  let last = '\n';
  const room = (more: number): void => {
    if (length + more <= starts.length) return;
    const grown = Math.max(starts.length * 2, length + more);
    const bigger = (old: Uint32Array): Uint32Array<ArrayBuffer> => {
      const next = new Uint32Array(grown);
      next.set(old);
      return next;
    };
    starts = bigger(starts);
    ends = bigger(ends);
  };
  // Neighbouring copies are kept as one slice: hostile mark-up can ask for a million of one character each.
  let pending: { source: string; from: number; to: number } | null = null;
  const settle = (): void => {
    if (pending !== null) parts.push(pending.source.slice(pending.from, pending.to));
    pending = null;
  };
  const append = (text: string): void => {
    settle();
    parts.push(text);
    last = text.charAt(text.length - 1);
  };
  return {
    copy(source, from, to) {
      if (to <= from) return;
      room(to - from);
      for (let at = from; at < to; at++) {
        starts[length] = at;
        ends[length++] = at + 1;
      }
      if (pending !== null && pending.source === source && pending.to === from) pending.to = to;
      else {
        settle();
        pending = { source, from, to };
      }
      last = source.charAt(to - 1);
    },
    put(text, from, to) {
      if (text === '') return;
      room(text.length);
      for (let i = 0; i < text.length; i++) {
        starts[length] = from;
        ends[length++] = to;
      }
      append(text);
    },
    atLineStart: () => last === '\n',
    finish(readTo = null) {
      settle();
      return { text: parts.join(''), starts: starts.subarray(0, length), ends: ends.subarray(0, length), readTo };
    },
  };
}

/** Source offset where the flow's character `at` begins. */
export const sourceStart = (flow: Flow, at: number): number => (flow.starts === null ? at : (flow.starts[at] ?? 0));

/** Source offset right after the flow's character `at - 1`. */
export const sourceEnd = (flow: Flow, at: number): number =>
  flow.ends === null ? at : at === 0 ? 0 : (flow.ends[at - 1] ?? 0);
