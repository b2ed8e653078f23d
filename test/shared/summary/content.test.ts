import { expect, test } from 'vitest';
import { SUMMARY_LIMITS, summaryContent } from '../../../shared/summary/content.ts';
import { anItem, BEN } from '../../support/builders.ts';
import { ITEMS, SESSION, summaryInput } from '../../support/summary.ts';

test('counts what is open, overdue, blocked, done, put off and missing', () => {
  expect(summaryContent(summaryInput()).counts).toEqual({
    open: 3,
    overdue: 1,
    blocked: 1,
    finished: 1,
    delayed: 1,
    withoutOwner: 1,
    withoutDate: 1,
  });
});

test('the most urgent comes first and what has no date last', () => {
  const items = [
    anItem({ reference: 'AI-010', dueOn: null }),
    anItem({ reference: 'AI-1000', dueOn: '2026-03-20' }),
    anItem({ reference: 'AI-999', dueOn: '2026-03-20' }),
    anItem({ reference: 'AI-011', dueOn: '2026-03-01' }),
    anItem({ reference: 'AI-012', dueOn: '2026-02-01' }),
  ];
  const { open } = summaryContent(summaryInput({ items }));
  expect(open.entries.map((line) => line.reference)).toEqual(['AI-012', 'AI-011', 'AI-999', 'AI-1000', 'AI-010']);
});

test('lateness is counted where the owner is', () => {
  const items = [anItem({ dueOn: '2026-03-01' })];
  const at = { items, now: '2026-03-02T03:00:00.000Z' };
  const late = (zone: string) => summaryContent(summaryInput({ ...at, zoneOf: () => zone })).open.entries[0]?.daysLate;
  expect(late('Europe/Berlin')).toBe(1);
  expect(late('America/New_York')).toBe(0);
});

test('a moved deadline is told with its reason', () => {
  expect(summaryContent(summaryInput()).delayed.entries).toMatchObject([
    { from: '2026-03-06', to: '2026-03-20', days: 14, reason: 'The supplier is late.', line: { reference: 'AI-002' } },
  ]);
  expect(summaryContent(summaryInput({ log: [] })).delayed.entries[0]?.reason).toBe('');
});

test('cancelled actions are nowhere', () => {
  expect(JSON.stringify(summaryContent(summaryInput()))).not.toContain('AI-005');
});

test('names who cannot be reached', () => {
  const items = [anItem({ owner: { key: null, name: 'Zed\u202e', mail: null } })];
  expect(summaryContent(summaryInput({ items })).unreachable.entries).toEqual(['Zed']);
});

test.each([
  ['booked', {}, { kind: 'booked', startsAt: '2026-03-16T09:00:00.000Z', timeZone: 'Europe/Berlin' }],
  ['named', { nextSession: null, session: { ...SESSION, nextOn: '2026-03-30' } }, { kind: 'day', on: '2026-03-30' }],
  ['unknown', { nextSession: null }, { kind: 'unknown' }],
])('the next session is %s', (_what, changes, expected) => {
  expect(summaryContent(summaryInput(changes)).next).toEqual(expected);
});

test('draft and late are said', () => {
  expect(summaryContent(summaryInput({ isDraft: true }))).toMatchObject({ isDraft: true, isLate: false });
  expect(summaryContent(summaryInput({ now: '2026-03-03T10:00:00.001Z' })).isLate).toBe(true);
  expect(summaryContent(summaryInput({ now: '2026-03-03T10:00:00.000Z' })).isLate).toBe(false);
});

test('texts are cleaned and bounded, lists are cut and counted', () => {
  const decisions = Array.from({ length: 60 }, (_, index) => `${index} \u200b${'long '.repeat(300)}`);
  const items = Array.from({ length: 620 }, (_, index) => anItem({ reference: `AI-${index + 1}`, owner: BEN }));
  const content = summaryContent(summaryInput({ session: { ...SESSION, decisions }, items }));
  expect(content.notes.decisions).toMatchObject({ omitted: 10 });
  expect(content.notes.decisions.entries[0]?.length).toBeLessThanOrEqual(SUMMARY_LIMITS.noteLength);
  expect(content.open).toMatchObject({ omitted: 120 });
  expect(content.counts.open).toBe(620);
});

test('the same input gives the same content', () => {
  expect(summaryContent(summaryInput({ items: [...ITEMS].reverse() }))).toEqual(summaryContent(summaryInput()));
});
