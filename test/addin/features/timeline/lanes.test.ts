import { expect, test } from 'vitest';
import { axisOf, lanesOf, weeksOf } from '../../../../addin/features/timeline/lanes.ts';
import { BEN } from '../../../support/builders.ts';
import { aView } from '../../../support/item-views.ts';

const wish = { minSpan: 8, today: '2026-03-05', compareText: new Intl.Collator('en').compare };
const first = aView(1, { dueOn: '2026-03-09', originalDueOn: '2026-03-02' });
const beside = aView(2, { dueOn: '2026-03-12', originalDueOn: null });
const after = aView(3, { dueOn: '2026-03-30', originalDueOn: null });
const others = aView(4, { dueOn: '2026-03-12', originalDueOn: null, owner: BEN });
const axis = axisOf([first, beside, after, others], wish.today);

test('the axis begins on a Monday before everything', () => {
  expect(axis.firstDay).toBe('2026-02-23');
  expect(axis.days % 7).toBe(0);
});

test('no mark covers another of the same owner', () => {
  const lanes = lanesOf([first, beside, after, others], axis, wish);
  expect(lanes.map(({ isFirst, count, marks }) => [isFirst, count, marks.map(({ item }) => item.reference)])).toEqual([
    [true, 3, ['AI-001', 'AI-003']],
    [false, 3, ['AI-002']],
    [true, 1, ['AI-004']],
  ]);
});

test('a mark has the room to the next one for its label', () => {
  const [lane] = lanesOf([first, after], axis, wish);
  expect(lane?.marks.map(({ room }) => room)).toEqual([21, null]);
});

test('a slip is drawn from the first date to the present one', () => {
  expect(lanesOf([first], axis, wish)[0]?.marks[0]).toMatchObject({ from: 7, slip: 7 });
});

test('dates far from today do not stretch the axis without end', () => {
  const far = axisOf([aView(1, { dueOn: '2099-01-01' }), aView(2, { dueOn: '1999-01-01' })], wish.today);
  expect(far.days).toBeLessThan(430);
});

test('the list holds each week once, in order', () => {
  expect(weeksOf([after, first, beside]).map(({ monday, items }) => [monday, items.length])).toEqual([
    ['2026-03-09', 2],
    ['2026-03-30', 1],
  ]);
});
