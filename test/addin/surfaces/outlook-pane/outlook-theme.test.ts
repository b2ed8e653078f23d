import { expect, test } from 'vitest';
import { isDark } from '../../../../addin/surfaces/outlook-pane/outlook-theme.ts';
import { tabLink } from '../../../../addin/surfaces/outlook-pane/tab-link.ts';

test.each([
  ['#ffffff', false],
  ['#1f1f1f', true],
  [2039583, true],
  [0xffffff, false],
  ['nonsense', null],
])('the background %s is dark: %s', (colour, dark) => {
  expect(isDark(colour)).toBe(dark);
});

test('a link into the tab names the item, and there is none without the package’s id', () => {
  expect(tabLink('', 'AI-001')).toBeNull();
  const link = new URL(tabLink('66666666-7777-4888-9999-000000000000', 'AI-001') ?? '');
  expect(JSON.parse(link.searchParams.get('context') ?? '')).toEqual({ subEntityId: 'AI-001' });
});
