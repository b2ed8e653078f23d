import { expect, test } from 'vitest';
import type { ActionItem } from '../../../shared/action-item/action-item.ts';
import { type AgendaInput, agendaOf } from '../../../shared/follow-up/agenda.ts';
import { agendaHtml, agendaText } from '../../../shared/follow-up/render-agenda.ts';
import { followUpWordsFor } from '../../../shared/follow-up/words.ts';
import { anItem, aSession } from '../../support/builders.ts';

const ENGLISH = { words: followUpWordsFor('en'), locale: 'en-GB' };

const input = (changes: Partial<AgendaInput> = {}): AgendaInput => ({
  session: aSession({ objectives: ['Agree the budget'], challenges: ['No offers'] }),
  items: [],
  now: '2026-03-02T12:00:00.000Z',
  zoneOf: () => 'Europe/Berlin',
  linkTo: (reference) => `https://contoso.example/${reference}`,
  ...changes,
});

const agreed = { agreement: 'Agreed', dueOn: '2026-03-20', originalDueOn: '2026-03-20' } as const;

test.each<[string, Partial<ActionItem>]>([
  ['overdue', { ...agreed, dueOn: '2026-03-01' }],
  ['overdue', { ...agreed, dueOn: '2026-03-01', stage: 'Blocked', sightings: 3 }],
  ['blocked', { ...agreed, stage: 'Blocked', sightings: 3 }],
  ['unresolved', { ...agreed, sightings: 2 }],
  ['unresolved', { ...agreed, originalDueOn: '2026-03-10' }],
  ['undecided', { ...agreed, owner: null }],
  ['undecided', { ...agreed, dueOn: null }],
  ['undecided', { ...agreed, agreement: 'Declined' }],
  ['undecided', { ...agreed, agreement: 'Date proposed' }],
  ['open', { ...agreed, agreement: 'Asked' }],
  ['open', agreed],
  ['to-check', { ...agreed, stage: 'Completed', dueOn: '2026-01-01' }],
])('an item stands once, under %s', (kind, changes) => {
  const { sections } = agendaOf(input({ items: [anItem(changes)] }));
  expect(sections.map((section) => [section.kind, section.entries.length])).toEqual([[kind, 1]]);
});

test.each(['Closed', 'Cancelled'] as const)('what is %s is not talked about', (stage) => {
  expect(agendaOf(input({ items: [anItem({ stage })] })).sections).toEqual([]);
});

test('earliest deadline first, a long section is cut and counted', () => {
  const items = Array.from({ length: 35 }, (_, index) =>
    anItem({ ...agreed, reference: `AI-${100 - index}`, dueOn: index === 34 ? '2026-03-15' : '2026-03-20' }),
  );
  const [section] = agendaOf(input({ items })).sections;
  expect(section?.entries).toHaveLength(30);
  expect(section?.omitted).toBe(5);
  expect(section?.entries.slice(0, 2).map((entry) => entry.reference)).toEqual(['AI-66', 'AI-67']);
});

const ITEMS = [
  anItem({ reference: 'AI-001', title: 'Send the budget', dueOn: '2026-02-27' }),
  anItem({ ...agreed, reference: 'AI-002', title: 'Choose', stage: 'Blocked', barrier: 'No offer', owner: null }),
];

test('reads as text', () => {
  expect(agendaText(agendaOf(input({ items: ITEMS, questions: ['Who pays?'] })), ENGLISH)).toBe(`Follow-up: Weekly sync

Objectives
- Agree the budget

Overdue
- AI-001 Send the budget (Ben Okoye, due Fri, 27 Feb 2026, 3 days late)

Blocked
- AI-002 Choose (no owner yet, due Fri, 20 Mar 2026, blocked: No offer)

Challenges left from last time
- No offers

Open questions
- Who pays?
`);
});

test('says when nothing is open', () => {
  const agenda = agendaOf(input({ session: aSession() }));
  expect(agendaText(agenda, ENGLISH)).toContain('Nothing is open.');
  expect(agendaHtml(agenda, ENGLISH)).toContain('<p>Nothing is open.</p>');
});

test('the invitation links each item and shows hostile text as text', () => {
  const text = '<img src=x onerror=alert(1)>"\u202e';
  const session = aSession({ title: text, objectives: [text], challenges: [text] });
  const items = [anItem({ ...agreed, title: text, stage: 'Blocked', barrier: text })];
  const html = agendaHtml(agendaOf(input({ session, items, questions: [text] })), ENGLISH);
  expect(html).toContain('<a href="https://contoso.example/AI-001">AI-001</a>');
  expect(html).not.toMatch(/<img|\u202e/);
  expect(html.match(/&lt;img src=x onerror=alert\(1\)&gt;&quot;/g)).toHaveLength(6);
  const forged = agendaHtml(agendaOf(input({ items, linkTo: () => 'javascript:alert(1)' })), ENGLISH);
  expect(forged).not.toContain('href');
});
