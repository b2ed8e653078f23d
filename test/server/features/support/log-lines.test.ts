import { expect, test } from 'vitest';
import { versionKey } from '../../../../server/features/support/log-lines.ts';
import { anItem, stored } from '../../../support/builders.ts';

const first = stored(anItem(), { itemId: '1', version: 1 });

test.each([
  ['another record that got the same number in a list made anew', stored(anItem({ key: 'item-key-2' }))],
  ['the next version', { ...first, version: 2 }],
  ['the same record written again as another item', { ...first, itemId: '2' }],
])('%s has a line of its own', (_what, other) => {
  expect(versionKey('actions', other)).not.toBe(versionKey('actions', first));
});

test('one version has one key whoever writes its line', () => {
  expect(versionKey('actions', structuredClone(first))).toBe(versionKey('actions', first));
});
