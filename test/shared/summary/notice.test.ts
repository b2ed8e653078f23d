import { expect, test } from 'vitest';
import { type NoticeInput, noticeContent } from '../../../shared/summary/notice.ts';
import { noticePage } from '../../../shared/summary/notice-page.ts';
import { renderHtml } from '../../../shared/summary/render-html.ts';
import { renderText } from '../../../shared/summary/render-text.ts';
import { noticeSubject } from '../../../shared/summary/subject.ts';
import { ANA, anItem, BEN } from '../../support/builders.ts';
import { ENGLISH } from '../../support/summary.ts';

const input = (changes: Partial<NoticeInput> = {}): NoticeInput => ({
  person: BEN,
  items: [
    anItem({ reference: 'AI-001', dueOn: '2026-02-20' }),
    anItem({ reference: 'AI-002', dueOn: '2026-03-04' }),
    anItem({ reference: 'AI-003', dueOn: '2026-04-01' }),
    anItem({ reference: 'AI-004', dueOn: '2026-04-01', agreement: 'Agreed' }),
    anItem({ reference: 'AI-005', dueOn: '2026-02-01', owner: ANA }),
    anItem({ reference: 'AI-006', dueOn: '2026-02-01', stage: 'Completed' }),
  ],
  soonDays: 3,
  now: '2026-03-02T08:00:00.000Z',
  zoneOf: () => 'Europe/Berlin',
  linkTo: (reference) => `https://contoso.example/${reference}`,
  link: 'https://contoso.example/mine',
  ...changes,
});

const references = (content: ReturnType<typeof noticeContent>) =>
  content &&
  [content.overdue, content.dueSoon, content.toAgree].map((lines) => lines.map((line) => line.reference).join());

test('each own open action stands in the first list it fits, once', () => {
  expect(references(noticeContent(input()))).toEqual(['AI-001', 'AI-002', 'AI-003']);
});

test.each([
  ['somebody who owns nothing', { person: { key: 'x', name: 'X', mail: 'x@contoso.example' } }],
  ['nothing late, soon or unanswered', { items: [anItem({ dueOn: '2027-01-01', agreement: 'Agreed' })] }],
  ['no actions at all', { items: [] }],
])('%s gets no mail', (_what, changes) => {
  expect(noticeContent(input(changes))).toBeNull();
});

test('soon counts from today where the owner is, today included', () => {
  const soon = (now: string) =>
    references(noticeContent(input({ now, items: [anItem({ dueOn: '2026-03-05', agreement: 'Agreed' })] })));
  expect(soon('2026-03-01T22:59:00.000Z')).toBeNull();
  expect(soon('2026-03-01T23:00:00.000Z')).toEqual(['', 'AI-001', '']);
  expect(soon('2026-03-05T22:59:00.000Z')).toEqual(['', 'AI-001', '']);
  expect(soon('2026-03-05T23:00:00.000Z')).toEqual(['AI-001', '', '']);
});

test('the mail says what it comes to, then the overdue ones', () => {
  const content = noticeContent(input());
  if (!content) throw new Error('expected a digest');
  const text = renderText(noticePage(content, ENGLISH));
  expect(text).toMatch(/^1 action overdue, 1 due soon, 1 waiting for your answer\.\n/);
  expect(text.indexOf('OVERDUE\n- AI-001')).toBeLessThan(text.indexOf('DUE SOON\n- AI-002'));
  expect(text).toContain('10 days late');
  expect(noticeSubject(content, ENGLISH.words)).toBe('1 action overdue, 1 due soon, 1 waiting for your answer.');
  expect(renderHtml(noticePage(content, ENGLISH))).toContain('href="https://contoso.example/mine"');
});
