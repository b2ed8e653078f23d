import { describe, expect, test } from 'vitest';
import { createDrafts } from '../../../addin/host/drafts.ts';

function storage() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

describe('drafts', () => {
  test('survive a reload, under the partition of the host and without the name in the key', () => {
    const place = storage();
    createDrafts(place, 'part-7.', () => 0).save('Budget review', { text: 'typed' });
    expect([...place.kept.keys()].join()).toMatch(/^part-7\./);
    expect([...place.kept.keys()].join()).not.toContain('Budget');
    expect(createDrafts(place, 'part-7.', () => 1).load('Budget review')).toEqual({ text: 'typed' });
    expect(createDrafts(place, 'other.', () => 1).load('Budget review')).toBeNull();
  });

  test('go after two weeks', () => {
    const place = storage();
    createDrafts(place, '', () => 0).save('a', 1);
    expect(createDrafts(place, '', () => 15 * 86_400_000).load('a')).toBeNull();
  });

  test('are lost silently when the storage is forbidden', () => {
    const refuse = () => {
      throw new Error('forbidden');
    };
    const drafts = createDrafts({ getItem: refuse, setItem: refuse, removeItem: refuse }, '', () => 0);
    drafts.save('a', 1);
    drafts.remove('a');
    expect(drafts.load('a')).toBeNull();
  });
});
