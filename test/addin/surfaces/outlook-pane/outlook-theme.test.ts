import { expect, test } from 'vitest';
import { isDark } from '../../../../addin/surfaces/outlook-pane/outlook-theme.ts';

test.each([
  ['#ffffff', false],
  ['#1f1f1f', true],
  [2039583, true],
  [0xffffff, false],
  ['nonsense', null],
])('the background %s is dark: %s', (colour, dark) => {
  expect(isDark(colour)).toBe(dark);
});
