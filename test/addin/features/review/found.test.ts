import { describe, expect, test } from 'vitest';
import type { PlacedCandidate } from '../../../../addin/features/review/engine-messages.ts';
import { entriesOf, fitToShow, knownApart, withMore } from '../../../../addin/features/review/found.ts';

const at = (start: number, end: number, rule = 'checkbox'): PlacedCandidate =>
  ({
    candidate: { start, end, rule, text: `task\u202e ${start}` },
    mark: { from: start, to: end },
  }) as unknown as PlacedCandidate;

test('what another reader found comes in reading order, and nothing twice', () => {
  const found = [at(10, 20), at(40, 50)];
  const more = [at(60, 70, 'language-model'), at(45, 55, 'language-model'), at(20, 30, 'language-model')];
  expect(withMore(found, more).map(({ candidate }) => candidate.start)).toEqual([10, 20, 40, 60]);
  expect(withMore(withMore(found, more), more)).toHaveLength(4);
});

const HOSTILE = 'pay\u202e the\u200b bank\u2066\n now';
const FIT = 'pay the bank now';

test('what strangers wrote beside the items is shown without marks that turn or hide', () => {
  const followUp = { quote: HOSTILE, start: 0, end: 5, phrase: HOSTILE, on: '2026-03-12' };
  const texts = { decisions: [HOSTILE], questions: [HOSTILE], notices: [HOSTILE] };
  const shown = fitToShow({ ...texts, items: [], followUp, lines: [] });
  expect(shown).toMatchObject({ decisions: [FIT], questions: [FIT], notices: [FIT] });
  expect(shown.followUp).toMatchObject({ phrase: FIT, on: '2026-03-12', quote: HOSTILE });
});

test('an entry says why without marks that turn or hide, whichever reader found it', () => {
  const candidate: PlacedCandidate['candidate'] = {
    text: HOSTILE,
    quote: HOSTILE,
    start: 0,
    end: HOSTILE.length,
    kind: 'request',
    confidence: 0.9,
    rule: 'checkbox',
    reasons: [HOSTILE],
    owner: HOSTILE,
    ownerMatch: null,
    duePhrase: HOSTILE,
    dueOn: null,
    dueVague: true,
    sameAs: { reference: 'AI-001', similarity: 0.9, why: HOSTILE },
  };
  const [entry] = entriesOf([{ candidate, mark: { from: 0, to: 1 } }]);
  expect(entry).toMatchObject({
    text: FIT,
    owner: { name: FIT },
    duePhrase: FIT,
    finding: { reasons: [FIT] },
    sameAs: { why: FIT },
  });
});

describe('lines of items that the register has', () => {
  const texts = ['Actions', 'AI-005 Agree the dates', 'Owner: Ana · No date yet · In progress', 'Ben books the room'];
  const starts = texts.map((_text, at) => texts.slice(0, at).join('\n').length + (at > 0 ? 1 : 0));
  const lines = texts.map((text, index) => ({ text, at: starts[index] ?? 0 }));
  const items = [1, 2, 3].map((index) => at((starts[index] ?? 0) + 2, (starts[index] ?? 0) + 9));
  const indexes = (known: ReadonlySet<string> | null) => {
    const { fresh, heldBack } = knownApart({ items, lines }, known);
    const shown = items.map(({ candidate }) => `task ${candidate.start}`);
    return { fresh: fresh.map((one) => items.indexOf(one)), heldBack: heldBack.map((text) => shown.indexOf(text)) };
  };

  test.each([
    ['the register has it', new Set(['AI-005']), [2], [0, 1]],
    ['nobody has looked yet', null, [2], [0, 1]],
    ['the register does not know it', new Set<string>(), [0, 1, 2], []],
  ])('are no new promises, and are shown all the same: %s', (_when, known, fresh, heldBack) => {
    expect(indexes(known)).toEqual({ fresh, heldBack });
  });
});
