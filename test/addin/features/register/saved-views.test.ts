import { expect, test } from 'vitest';
import { createSavedViews } from '../../../../addin/features/register/saved-views.ts';
import { VIEWS } from '../../../../addin/features/register/view.ts';

function storage(): Pick<Storage, 'getItem' | 'setItem'> {
  const kept = new Map<string, string>();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
}

test('a view is kept under its name, and replaced under the same one', () => {
  const box = storage();
  createSavedViews(() => box, 'ana.').save('Late', VIEWS.open);
  createSavedViews(() => box, 'ana.').save('Late', VIEWS.overdue);
  expect(createSavedViews(() => box, 'ana.').read()).toEqual([{ name: 'Late', view: VIEWS.overdue }]);
  expect(createSavedViews(() => box, 'ana.').remove('Late')).toEqual([]);
});

test('accounts of one browser do not see each other', () => {
  const box = storage();
  createSavedViews(() => box, 'ana.').save('Late', VIEWS.overdue);
  expect(createSavedViews(() => box, 'ben.').read()).toEqual([]);
});

test('a forbidden storage keeps none and throws nothing', () => {
  const views = createSavedViews(() => {
    throw new DOMException('denied', 'SecurityError');
  }, '');
  expect(views.save('Late', VIEWS.overdue)).toHaveLength(1);
  expect(views.read()).toEqual([]);
});
