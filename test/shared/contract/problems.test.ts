import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { OUTSIDE_PROBLEMS, PROBLEMS, type ProblemSlug, problemType } from '../../../shared/contract/problems.ts';

const SLUGS = Object.keys(PROBLEMS) as ProblemSlug[];
const document = readFileSync(new URL('../../../docs/problems.md', import.meta.url), 'utf8');
const sections = new Map(
  document
    .split(/^## /m)
    .slice(1)
    .map((part) => [part.slice(0, part.indexOf('\n')), part]),
);

test('the document explains every problem and no other', () => {
  expect([...sections.keys()].sort()).toEqual([...SLUGS].sort());
});

test.each(SLUGS)('the document says of %s what the catalogue says', (slug) => {
  const { status, title, next } = PROBLEMS[slug];
  const text = sections.get(slug) ?? '';
  expect(text).toContain(`${status} · ${title}`);
  expect(text).toContain(`**What to do.** ${next}`);
  expect(text).toMatch(/\*\*What happened\.\*\* .{20}/);
});

test.each(SLUGS)('%s has an error status, a sentence and a next step', (slug) => {
  const { status, title, next } = PROBLEMS[slug];
  expect(status).toBeGreaterThanOrEqual(400);
  expect(title).toMatch(/^[A-Z].*\.$/);
  expect(next).toMatch(/^[A-Z].*\.$/);
  expect(problemType(slug)).toBe(`/problems/${slug}`);
});

test('every failure of the outside has a problem', () => {
  for (const slug of Object.values(OUTSIDE_PROBLEMS)) expect(SLUGS).toContain(slug);
});
