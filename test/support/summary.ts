/** A session worth summing up, and its content; tests change what they are about. */
import type { LogEntry } from '../../shared/action-item/log-entry.ts';
import type { SummaryInput } from '../../shared/summary/content.ts';
import { type Recipient, recipientsOf } from '../../shared/summary/recipients.ts';
import { wordsFor } from '../../shared/summary/words.ts';
import { ANA, anItem, aSession, BEN, CHLOE, DAN } from './builders.ts';

export const ENGLISH = { words: wordsFor('en'), locale: 'en-GB' } as const;
export const TO_BEN: Recipient = { person: BEN, capacities: ['owner', 'attendee'] };

const moved: LogEntry = {
  key: 'log-1',
  at: '2026-03-02T09:30:00.000Z',
  who: ANA,
  what: 'changed',
  on: 'AI-002',
  before: '{"dueOn":"2026-03-06"}',
  after: '{"dueOn":"2026-03-20"}',
  comment: 'The supplier is late.',
  channel: 'Teams',
  messageId: null,
};

export const SESSION = aSession({
  attendees: [ANA, BEN, CHLOE],
  decisions: ['We keep the venue.'],
  keyPoints: ['The budget is late.'],
  challenges: ['Nobody answers in August.'],
});

export const ITEMS = [
  anItem({
    reference: 'AI-001',
    title: 'Send the budget',
    owner: BEN,
    dueOn: '2026-02-27',
    originalDueOn: '2026-02-27',
  }),
  anItem({
    reference: 'AI-002',
    title: 'Choose a supplier',
    owner: CHLOE,
    dueOn: '2026-03-20',
    originalDueOn: '2026-03-06',
    stage: 'Blocked',
    barrier: 'No offer yet',
    agreement: 'Agreed',
  }),
  anItem({ reference: 'AI-003', title: 'Write the minutes', owner: DAN, stage: 'Completed', progress: 100 }),
  anItem({ reference: 'AI-004', title: 'Find a room', owner: null, dueOn: null, originalDueOn: null }),
  anItem({ reference: 'AI-005', title: 'Never mind', owner: DAN, stage: 'Cancelled' }),
];

export const summaryInput = (changes: Partial<SummaryInput> = {}): SummaryInput => {
  const session = changes.session ?? SESSION;
  const items = changes.items ?? ITEMS;
  return {
    session,
    items,
    log: [moved],
    recipients: recipientsOf({ session, items, stakeholders: [] }),
    nextSession: { startsAt: '2026-03-16T09:00:00.000Z', timeZone: 'Europe/Berlin' },
    isDraft: false,
    now: '2026-03-02T12:00:00.000Z',
    zoneOf: () => 'Europe/Berlin',
    linkTo: (reference) => `https://contoso.example/${reference}`,
    ...changes,
  };
};
