import { expect, test } from 'vitest';
import { layLanes } from '../../../../../sandbox/workbench/client/outlook/week-layout.ts';

const lanes = (...spans: [number, number][]) =>
  layLanes(spans.map(([from, to]) => ({ from, to }))).map(({ lane, lanes: of }) => `${lane}/${of}`);

test('events after each other have the whole width', () => {
  expect(lanes([540, 600], [600, 660])).toEqual(['0/1', '0/1']);
});

test('events at the same time stand beside each other, in the order given', () => {
  expect(lanes([540, 600], [540, 600], [550, 560])).toEqual(['0/3', '1/3', '2/3']);
});

test('a lane that has become free is used again', () => {
  expect(lanes([540, 720], [540, 600], [600, 660])).toEqual(['0/2', '1/2', '1/2']);
});

test('the order of the input does not matter, and none is none', () => {
  expect(lanes([600, 660], [540, 720])).toEqual(['1/2', '0/2']);
  expect(lanes()).toEqual([]);
});
