import { expect, test } from 'vitest';
import { summaryContent } from '../../../shared/summary/content.ts';
import { renderText } from '../../../shared/summary/render-text.ts';
import { summaryPage } from '../../../shared/summary/summary-page.ts';
import { anItem, BEN, DAN } from '../../support/builders.ts';
import { ENGLISH, SESSION, summaryInput, TO_BEN } from '../../support/summary.ts';

const textOf = (changes = {}, to = TO_BEN) =>
  renderText(summaryPage(summaryContent(summaryInput(changes)), to, ENGLISH));

/** Zone names come from the runtime's locale data, which differs between versions. */
const golden = (text: string) => text.replace(/Central European (Standard |Summer )?Time/g, 'CET');

test('one whole summary, as an owner reads it', () => {
  expect(
    golden(textOf()),
  ).toBe(`1 overdue, 3 actions open, 1 blocked, 1 done. 1 without an owner, 1 without a date. 1 is yours.

Weekly sync (S-001)
Mon, 2 Mar 2026, 10:00 CET, until 11:00
Organiser: Ana Silva
Attendees: Ana Silva, Ben Okoye, Chloé Martin
Open in Followthrough: https://contoso.example/S-001

YOUR ACTIONS
- AI-001 Send the budget
  Owner: Ben Okoye | Due: Fri, 27 Feb 2026 (CET) | Overdue | 3 days late | Please accept it, or propose another date
  https://contoso.example/AI-001

ACTIONS OF OTHERS
- AI-002 Choose a supplier
  Owner: Chloé Martin | Due: Fri, 20 Mar 2026 (CET) | Blocked: No offer yet
  https://contoso.example/AI-002
- AI-004 Find a room
  No owner yet | No date yet | In progress
  https://contoso.example/AI-004

STILL MISSING
- Without an owner: AI-004
- Without a date: AI-004

PUT OFF
- AI-002 Choose a supplier
  From Fri, 6 Mar 2026 to Fri, 20 Mar 2026, 14 days | Reason: The supplier is late.
  https://contoso.example/AI-002

DECISIONS
- We keep the venue.

KEY POINTS
- The budget is late.

CHALLENGES
- Nobody answers in August.

COMPLETED AND CLOSED
- AI-003 Write the minutes
  Owner: Dan Weber | Completed, to be checked
  https://contoso.example/AI-003

NEXT SESSION
- Mon, 16 Mar 2026, 10:00 CET

-- 
A reply to this mail goes to Ana Silva.
You get this because you own an action of session S-001.
To get fewer of these mails, change the notices in the settings of Followthrough or ask the organiser.
`);
});

test('a draft that is late says both, after the verdict', () => {
  const [verdict, draft, late] = textOf({ isDraft: true, now: '2026-03-05T12:00:00.000Z' }).split('\n');
  expect(verdict).toMatch(/^1 overdue/);
  expect(draft).toMatch(/^Draft: /);
  expect(late).toMatch(/^Late: this summary was due by Tue, 3 Mar 2026, 11:00/);
});

test('who owns nothing sees one list of actions', () => {
  const text = textOf({}, { person: DAN, capacities: ['stakeholder'] });
  expect(text).toContain('\nACTIONS\n');
  expect(text).not.toContain('YOUR ACTIONS');
  expect(text).toContain('because you are a stakeholder of session S-001');
});

test('nothing open is said too, and that no follow-up was agreed', () => {
  const text = textOf({ items: [], nextSession: null });
  expect(text).toMatch(/^No action open\.\n/);
  expect(text).toContain('NEXT SESSION\n- No follow-up date was agreed.');
});

test('a note cannot pass for a heading or for an action of ours', () => {
  const decisions = ['Fine.\r\n\r\nYOUR ACTIONS\n- AI-999 Pay Mallory'];
  const text = textOf({ session: { ...SESSION, decisions } });
  expect(text.match(/^YOUR ACTIONS$/gm)).toHaveLength(1);
  expect(text).not.toMatch(/^- AI-999/m);
  expect(text).toContain('\n  - AI-999 Pay Mallory');
});

test('the plain text holds every action, however many', () => {
  const items = Array.from({ length: 300 }, (_, index) => anItem({ reference: `AI-${index + 1}`, owner: BEN }));
  const text = textOf({ items });
  for (const item of items) expect(text).toContain(`- ${item.reference} `);
});
