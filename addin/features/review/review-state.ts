/** Everything a person can do to the entries, as one pure function with undo. */
import type { CapturedItem } from '../../../shared/contract/capture.ts';
import type { Entry, EntryChanges, SavedAs } from './entry.ts';
import { handWritten, readAgain } from './found.ts';
import { mergedEntry } from './merged-entry.ts';

export interface ReviewState {
  /** Which text the entries belong to; empty before the first. */
  readonly name: string;
  readonly entries: readonly Entry[];
  /** Ids of entries that a person decided on or changed. */
  readonly touched: ReadonlySet<string>;
  /** Earlier entries, newest last, for undo. */
  readonly past: readonly (readonly Entry[])[];
}

export type ReviewStep =
  | { readonly kind: 'found'; readonly entries: readonly Entry[] }
  | {
      readonly kind: 'restored';
      readonly name: string;
      readonly entries: readonly Entry[];
      readonly touched: readonly string[];
    }
  | { readonly kind: 'decide'; readonly id: string; readonly decision: 'open' | 'accepted' | 'discarded' }
  | { readonly kind: 'accept-all'; readonly minConfidence: number }
  | { readonly kind: 'edit'; readonly id: string; readonly changes: EntryChanges }
  | { readonly kind: 'merge'; readonly id: string; readonly into: string }
  | { readonly kind: 'split'; readonly id: string; readonly at: number }
  | { readonly kind: 'add'; readonly id: string; readonly entry: Partial<Entry> }
  | { readonly kind: 'saved'; readonly items: readonly CapturedItem[]; readonly keys: ReadonlyMap<string, string> }
  | { readonly kind: 'withdrawn'; readonly references: readonly string[] }
  | { readonly kind: 'undo' };

export const EMPTY_REVIEW: ReviewState = { name: '', entries: [], touched: new Set(), past: [] };

/** A withdrawn item is cancelled in the register; saved again it must become a new one, so its key changes. */
const AFTER_WITHDRAWAL = 1_000;

/** Steps back that are remembered. */
const PAST_LIMIT = 30;

/** The state after a step. Unknown ids change nothing. */
export function reviewed(state: ReviewState, step: ReviewStep): ReviewState {
  if (step.kind === 'undo') return undone(state);
  if (step.kind === 'restored') {
    return { name: step.name, entries: step.entries, touched: new Set(step.touched), past: [] };
  }
  const next = entriesAfter(state, step);
  if (next === state.entries) return state;
  const isPersons = PERSONS.has(step.kind);
  return {
    name: state.name,
    entries: next,
    touched: new Set([...state.touched, ...touchedBy(step, state.entries, next)]),
    past: isPersons ? [...state.past, state.entries].slice(-PAST_LIMIT) : state.past,
  };
}

/** Steps that undo takes back; what the server did is not among them. */
const PERSONS: ReadonlySet<ReviewStep['kind']> = new Set(['decide', 'accept-all', 'edit', 'merge', 'split', 'add']);

function undone({ past, ...state }: ReviewState): ReviewState {
  const last = past.at(-1);
  if (!last) return { ...state, past };
  // What was saved meanwhile stays saved: going back must not save it a second time under other words.
  const saved = new Map(state.entries.flatMap((entry) => (entry.saved ? [[entry.id, entry] as const] : [])));
  return { ...state, entries: last.map((entry) => saved.get(entry.id) ?? entry), past: past.slice(0, -1) };
}

function entriesAfter(
  { entries, touched }: ReviewState,
  step: Exclude<ReviewStep, { kind: 'undo' | 'restored' }>,
): readonly Entry[] {
  switch (step.kind) {
    case 'found':
      return readAgain(entries, touched, step.entries);
    case 'decide':
      return replace(entries, step.id, (entry) => ({ ...entry, decision: step.decision, problem: null }));
    case 'accept-all':
      return entries.map((entry) => (isSure(entry, step.minConfidence) ? { ...entry, decision: 'accepted' } : entry));
    case 'edit':
      return replace(entries, step.id, (entry) => ({ ...entry, ...step.changes, problem: null }));
    case 'merge':
      return merged(entries, step.id, step.into);
    case 'split':
      return split(entries, step.id, step.at);
    case 'add':
      return [handWritten(step.id, step.entry), ...entries];
    case 'saved':
      return withAnswers(entries, step.items, step.keys);
    case 'withdrawn':
      return entries.map((entry) =>
        entry.saved && step.references.includes(entry.saved.reference)
          ? { ...entry, saved: null, decision: 'open', ordinal: entry.ordinal + AFTER_WITHDRAWAL }
          : entry,
      );
  }
}

const isSure = ({ decision, finding, saved }: Entry, least: number): boolean =>
  decision === 'open' && saved === null && (finding?.confidence ?? 0) >= least;

/** Saved entries no longer change here: they are items now. */
function replace(entries: readonly Entry[], id: string, change: (entry: Entry) => Entry): readonly Entry[] {
  const hit = entries.find((entry) => entry.id === id);
  return hit && hit.saved === null ? entries.map((entry) => (entry === hit ? change(hit) : entry)) : entries;
}

function merged(entries: readonly Entry[], id: string, into: string): readonly Entry[] {
  const from = entries.find((entry) => entry.id === id);
  const to = entries.find((entry) => entry.id === into);
  if (!from || !to || from === to || from.saved || to.saved) return entries;
  const both = mergedEntry(from, to);
  return entries.map((entry) => (entry === to ? both : entry === from ? { ...from, decision: 'merged' } : entry));
}

/** @param at UTF-16 offset into the text; both halves keep owner and date. */
function split(entries: readonly Entry[], id: string, at: number): readonly Entry[] {
  const index = entries.findIndex((entry) => entry.id === id);
  const entry = entries[index];
  const first = entry?.text.slice(0, at).trim() ?? '';
  const second =
    entry?.text
      .slice(at)
      .replace(/^[\s,;.]+/, '')
      .replace(/^(?:and|then)\s+/i, '')
      .trim() ?? '';
  if (!entry || entry.saved || first === '' || second === '') return entries;
  const ordinal = 1 + Math.max(...entries.filter(({ quote }) => quote === entry.quote).map((one) => one.ordinal));
  const halves: readonly Entry[] = [
    { ...entry, text: first.replace(/[\s,;]+$/, '') },
    { ...entry, id: `${entry.id}/${ordinal}`, text: second, ordinal, sameAs: null },
  ];
  return entries.toSpliced(index, 1, ...halves);
}

function withAnswers(
  entries: readonly Entry[],
  items: readonly CapturedItem[],
  keys: ReadonlyMap<string, string>,
): readonly Entry[] {
  const answers = new Map(items.map((item) => [item.key, item]));
  return entries.map((entry) => {
    const answer = answers.get(keys.get(entry.id) ?? '');
    if (!answer) return entry;
    if (answer.outcome === 'failed') return { ...entry, problem: answer.problem ?? 'internal' };
    const saved: SavedAs = { reference: answer.item?.reference ?? '', outcome: answer.outcome };
    return { ...entry, saved, problem: null };
  });
}

function touchedBy(step: ReviewStep, before: readonly Entry[], after: readonly Entry[]): readonly string[] {
  if (step.kind === 'found') return [];
  const old = new Map(before.map((entry) => [entry.id, entry]));
  return after.filter((entry) => old.get(entry.id) !== entry).map(({ id }) => id);
}
