import { expect, test } from 'vitest';
import type { Proposal } from '../../../../shared/extraction/proposal.ts';
import { splitCommitments } from '../../../../shared/extraction/refiners/split-commitments.ts';
import { createView } from '../../../../shared/extraction/view.ts';

const TEXT = 'Ana will call the bank and Ben will write the letter';
const view = createView({ format: 'plain', text: TEXT, kind: 'minutes' }, { at: '', timeZone: 'UTC', attendees: [] });

const proposal = (from: string, rule: string, owner: string | null): Proposal => ({
  line: 0,
  start: TEXT.indexOf(from),
  toLine: 0,
  end: TEXT.length,
  kind: 'commitment',
  confidence: 0.8,
  rule,
  reasons: [],
  owner,
});

const ends = (proposals: readonly Proposal[]): string[] =>
  splitCommitments(view, proposals).map(({ start, end }) => TEXT.slice(start, end));

test('the first task ends before the word that joins the second', () => {
  expect(ends([proposal('Ana', 'owner-will', 'Ana'), proposal('Ben', 'owner-will', 'Ben')])).toEqual([
    'Ana will call the bank',
    'Ben will write the letter',
  ]);
});

test('marked items and tasks of one person are not cut', () => {
  const second = proposal('Ben', 'owner-will', 'Ben');
  expect(ends([proposal('Ana', 'labelled-item', 'Ana'), second])[0]).toBe(TEXT);
  expect(ends([proposal('Ana', 'owner-will', 'Ben'), second])[0]).toBe(TEXT);
});
