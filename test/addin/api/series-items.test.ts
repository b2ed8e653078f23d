import { expect, test } from 'vitest';
import { itemsOf, sessionsOf } from '../../../addin/api/series-items.ts';

type Session = Parameters<typeof sessionsOf>[0][number];
const session = (reference: string, rest: Partial<Session>) =>
  ({
    reference,
    title: reference,
    seriesId: null,
    iCalUId: null,
    eventId: null,
    previousRef: null,
    ...rest,
  }) as Session;
const NOTHING = { eventId: null, iCalUId: null, seriesId: null, title: '' };

test('sessions of the same series belong together', () => {
  const all = [
    session('S-001', { seriesId: 's' }),
    session('S-002', { seriesId: 's' }),
    session('S-003', { seriesId: 't' }),
  ];
  expect(sessionsOf(all, { ...NOTHING, seriesId: 's' })).toEqual(['S-001', 'S-002']);
});

test('a follow-up brings the session it follows', () => {
  const all = [session('S-002', { iCalUId: 'u', previousRef: 'S-001' }), session('S-001', {})];
  expect(sessionsOf(all, { ...NOTHING, iCalUId: 'u' })).toEqual(['S-002', 'S-001']);
});

test('an answer and a follow-up have the title of the meeting', () => {
  const all = [session('S-001', { title: 'Operations  review' })];
  expect(sessionsOf(all, { ...NOTHING, title: 'RE: Follow-up: operations review' })).toEqual(['S-001']);
});

test('what is unknown on both sides is not the same', () => {
  expect(sessionsOf([session('S-001', { title: 'x' })], NOTHING)).toEqual([]);
});

test('the most urgent items come first, those without a date last', () => {
  const item = (reference: string, dueOn: string | null) => ({ reference, dueOn, sessionRef: 'S-001' }) as never;
  const items = [item('AI-003', null), item('AI-002', '2026-04-01'), item('AI-001', '2026-03-01')];
  expect(itemsOf(items, ['S-001']).map(({ reference }) => reference)).toEqual(['AI-001', 'AI-002', 'AI-003']);
});

test('a chain of follow-ups is followed to its beginning, and a ring ends', () => {
  const all = [
    session('S-003', { eventId: 'e', previousRef: 'S-002' }),
    session('S-002', { previousRef: 'S-001' }),
    session('S-001', { previousRef: 'S-003' }),
  ];
  expect(sessionsOf(all, { ...NOTHING, eventId: 'e' })).toEqual(['S-003', 'S-002', 'S-001']);
});

test('meetings without a title have none in common', () => {
  expect(sessionsOf([session('S-001', { title: '' })], NOTHING)).toEqual([]);
});

test('our own mail names its session in the subject', () => {
  const all = [session('S-001', { title: 'Operations review' }), session('S-002', {})];
  const title = '[Draft] Summary: Operations review (S-001): 6 actions open.';
  expect(sessionsOf(all, { ...NOTHING, title })).toEqual(['S-001']);
});
