import { describe, expect, test } from 'vitest';
import { PRIORITIES, STAGES } from '../../../../shared/action-item/action-item.ts';
import { itemOfLine, namedReferences } from '../../../../shared/extraction/refiners/named-item.ts';
import { actionLine } from '../../../../shared/summary/action-line.ts';
import { askingRow } from '../../../../shared/summary/action-row.ts';
import { wordsFor } from '../../../../shared/summary/words.ts';
import { anItem, BEN } from '../../../support/builders.ts';

test.each([
  ['AI-012 Send the budget', ['AI-012']],
  ['ai-012: as in AI-003, and AI-012 again', ['AI-012', 'AI-003']],
  ['<strong><a href="x?item%3DAI-005">AI-005</a></strong> Agree the dates', ['AI-005']],
  ['OpenAI-2024, AI-12, AI-0123456789, CASE-001, S-001', []],
  ['', []],
])('%j names %j', (text, references) => {
  expect(namedReferences(text)).toEqual(references);
});

test('a list without an end names sixty', () => {
  const text = Array.from({ length: 500 }, (_one, at) => `AI-${at + 100}`).join(' ');
  expect(namedReferences(text)).toHaveLength(60);
});

const MAIL = [
  'Your actions',
  'AI-005 Agree the audit dates with the quality team',
  'Owner: Marcus Adeyemi · No date yet · In progress · Please accept it, or propose another date',
  '- AI-002 Write the procedure',
  '  Owner: Priya Raman | Due: Fri, 6 Mar 2026 (CET) | In progress',
  'Tom will book the room by Friday.',
  'Priya finishes AI-002 by Friday.',
];

test.each([
  [0, null],
  [1, 'AI-005'],
  [2, 'AI-005'],
  [3, 'AI-002'],
  [4, 'AI-002'],
  [5, null],
  [6, null],
  [99, null],
])('line %i of a summary is that of %s', (at, reference) => {
  expect(itemOfLine(MAIL, at)).toBe(reference);
});

test('facts below nothing are those of nothing', () => {
  expect(itemOfLine(['Owner: Ana · Due: Friday · In progress'], 0)).toBeNull();
});

describe('below the line of an item', () => {
  const LATE = { dueOn: '2026-02-27', progress: 40, barrier: 'No offer (yet)' } as const;
  const items = STAGES.flatMap((stage) =>
    PRIORITIES.flatMap((priority) => [
      anItem({ stage, priority, agreement: 'Asked', ...LATE }),
      anItem({ stage, priority, owner: null, dueOn: null }),
      anItem({ stage, priority, owner: BEN, dueOn: '2026-11-20' }),
    ]),
  );
  const context = { now: '2026-03-02T12:00:00.000Z', zoneOf: () => 'Asia/Kolkata', linkTo: () => null } as const;

  test.each(['en-GB', 'en-US', 'de-CH', 'ja', 'ar-EG'])(
    'the facts of our mails are its own: dates as in %s',
    (locale) => {
      for (const item of items) {
        const { details } = askingRow(actionLine(item, context), { words: wordsFor(locale), locale });
        for (const facts of [details.join(' · '), `  ${details.join(' | ')}`]) {
          expect([facts, itemOfLine(['- AI-001 Send the budget', facts], 1)]).toEqual([facts, 'AI-001']);
        }
      }
    },
  );

  test.each([
    '| new | Write to the mayor | Ben | 10 May |',
    'Ben will ring Kim | see notes | by Friday | urgent',
    'Owner: Ben | Write to the mayor | Due: 10 May',
    'Owner: Ben | Due: tell the mayor | In progress',
    'Owner: Ben',
    'Write to the mayor · Ben · 10 May',
  ])('%j is a line of its own', (line) => {
    expect(itemOfLine(['| AI-001 | Call the bank | Ana | 9 May |', line], 1)).toBeNull();
  });
});
