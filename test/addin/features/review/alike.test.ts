import { expect, test } from 'vitest';
import { mostAlike } from '../../../../addin/features/review/alike.ts';
import { handWritten } from '../../../../addin/features/review/found.ts';

const entry = (id: string, text: string) => handWritten(id, { text });

test('the most alike comes first, with the words both share as they are written', () => {
  const own = entry('a', 'Send the audit report to the board');
  const others = [entry('b', 'Order new chairs'), entry('c', 'The audit report must go to the board')];
  const [first, second] = mostAlike(own, [own, ...others]);
  expect(first?.entry.id).toBe('c');
  expect(first?.score).toBeGreaterThan(0.6);
  expect(first?.words).toEqual(expect.arrayContaining(['audit', 'report', 'board']));
  expect(second).toMatchObject({ score: 0, words: [] });
});

test('an entry is never like itself', () => {
  const own = entry('a', 'Send it');
  expect(mostAlike(own, [own])).toEqual([]);
});
