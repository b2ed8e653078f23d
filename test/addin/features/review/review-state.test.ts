import { describe, expect, test } from 'vitest';
import type { Entry } from '../../../../addin/features/review/entry.ts';
import { handWritten } from '../../../../addin/features/review/found.ts';
import {
  EMPTY_REVIEW,
  type ReviewState,
  type ReviewStep,
  reviewed,
} from '../../../../addin/features/review/review-state.ts';

const entry = (id: string, rest: Partial<Entry> = {}): Entry => ({
  ...handWritten(id, { text: id, quote: `quote of ${id}`, ...rest }),
  decision: rest.decision ?? 'open',
});
const stateAfter = (entries: readonly Entry[], ...steps: readonly ReviewStep[]): ReviewState =>
  steps.reduce(reviewed, reviewed(EMPTY_REVIEW, { kind: 'found', entries }));
const saved = (id: string, reference: string): ReviewStep => ({
  kind: 'saved',
  keys: new Map([[id, `key-${id}`]]),
  items: [{ key: `key-${id}`, outcome: 'created', item: { reference } as never, flags: [], problem: null }],
});

describe('reviewing', () => {
  test('accepts and takes back', () => {
    const { entries } = stateAfter([entry('a')], { kind: 'decide', id: 'a', decision: 'accepted' });
    expect(entries[0]?.decision).toBe('accepted');
    const back = stateAfter([entry('a')], { kind: 'decide', id: 'a', decision: 'accepted' }, { kind: 'undo' });
    expect(back.entries[0]?.decision).toBe('open');
  });

  test('accepts at once only what is open and certain enough', () => {
    const finding = (confidence: number) => ({ kind: 'commitment' as const, confidence, rule: 'r', reasons: [] });
    const all = [entry('a', { finding: finding(0.9) }), entry('b', { finding: finding(0.6) })];
    const gone = entry('c', { finding: finding(0.9), decision: 'discarded' });
    const { entries } = stateAfter([...all, gone], { kind: 'accept-all', minConfidence: 0.75 });
    expect(entries.map(({ decision }) => decision)).toEqual(['accepted', 'open', 'discarded']);
  });

  test('merges two into one that keeps what either knew, and both sentences', () => {
    const a = entry('a', { text: 'Book the room.', dueOn: '2026-03-06', marks: [{ from: 0, to: 5 }] });
    const b = entry('b', {
      text: 'Order badges',
      owner: { key: null, name: 'Ana', mail: null, isUncertain: true },
      marks: [{ from: 9, to: 12 }],
    });
    const { entries } = stateAfter([a, b], { kind: 'merge', id: 'b', into: 'a' });
    expect(entries[0]).toMatchObject({
      text: 'Book the room; Order badges',
      dueOn: '2026-03-06',
      owner: { name: 'Ana' },
      decision: 'accepted',
    });
    expect(entries[0]?.marks).toHaveLength(2);
    expect(entries[1]?.decision).toBe('merged');
  });

  test('keeps the words of the one that says all of the other', () => {
    const a = entry('a', { text: 'Send the audit report.' });
    const b = entry('b', { text: 'Send the audit report to the board' });
    expect(stateAfter([a, b], { kind: 'merge', id: 'a', into: 'b' }).entries[1]?.text).toBe(b.text);
    expect(stateAfter([a, b], { kind: 'merge', id: 'b', into: 'a' }).entries[0]?.text).toBe(b.text);
  });

  test('splits one in two that stay apart when saved', () => {
    const text = 'book the room and order the badges';
    const { entries } = stateAfter([entry('a', { text })], { kind: 'split', id: 'a', at: 'book the room '.length });
    expect(entries.map((one) => one.text)).toEqual(['book the room', 'order the badges']);
    expect(new Set(entries.map(({ ordinal, quote }) => `${quote}${ordinal}`)).size).toBe(2);
  });

  test('refuses a split that leaves nothing on one side', () => {
    expect(stateAfter([entry('a')], { kind: 'split', id: 'a', at: 0 }).entries).toHaveLength(1);
  });

  test('keeps what a person decided when the text is read again', () => {
    const state = stateAfter(
      [entry('a'), entry('b')],
      { kind: 'edit', id: 'a', changes: { text: 'mine' } },
      { kind: 'found', entries: [entry('a', { text: 'theirs' }), entry('b', { text: 'new' }), entry('c')] },
    );
    expect(state.entries.map(({ text }) => text)).toEqual(['mine', 'new', 'c']);
  });

  test('keeps an edited entry that the text no longer has', () => {
    const state = stateAfter(
      [entry('a')],
      { kind: 'decide', id: 'a', decision: 'accepted' },
      { kind: 'found', entries: [entry('z')] },
    );
    expect(state.entries.map(({ id }) => id)).toEqual(['z', 'a']);
  });

  test('does not change an item that is saved, not even by undo', () => {
    const state = stateAfter(
      [entry('a')],
      { kind: 'decide', id: 'a', decision: 'accepted' },
      saved('a', 'AI-001'),
      { kind: 'edit', id: 'a', changes: { text: 'other' } },
      { kind: 'undo' },
    );
    expect(state.entries[0]).toMatchObject({ text: 'a', saved: { reference: 'AI-001' }, decision: 'accepted' });
  });

  test('a withdrawn item gets another key when it is saved again', () => {
    const state = stateAfter([entry('a')], saved('a', 'AI-001'), { kind: 'withdrawn', references: ['AI-001'] });
    expect(state.entries[0]).toMatchObject({ saved: null, decision: 'open' });
    expect(state.entries[0]?.ordinal).not.toBe(0);
  });

  test('says why an item was not saved and keeps it', () => {
    const failed: ReviewStep = {
      kind: 'saved',
      keys: new Map([['a', 'k']]),
      items: [{ key: 'k', outcome: 'failed', item: null, flags: [], problem: 'tenant-busy' }],
    };
    expect(stateAfter([entry('a')], failed).entries[0]).toMatchObject({ saved: null, problem: 'tenant-busy' });
  });

  test('another text begins anew, without the steps of the one before', () => {
    const state = stateAfter(
      [entry('a')],
      { kind: 'decide', id: 'a', decision: 'accepted' },
      { kind: 'restored', name: 'other', entries: [], touched: [] },
    );
    expect(state).toEqual({ name: 'other', entries: [], touched: new Set(), past: [] });
  });
});
