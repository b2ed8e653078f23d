/** Records for tests: a whole one by default, with only what a test is about spelled out. */
import type { Caller } from '../../server/ports/identity.ts';
import type { Stored } from '../../server/ports/lists.ts';
import type { ActionItem } from '../../shared/action-item/action-item.ts';
import { BLANK_ITEM } from '../../shared/action-item/new-item.ts';
import type { PersonRef } from '../../shared/action-item/person.ts';
import type { CaptureBody, CaptureItem, SessionFacts } from '../../shared/contract/capture.ts';
import type { Session } from '../../shared/meeting/session.ts';

export const TENANT = '11111111-1111-4111-8111-111111111111';
export const OTHER_TENANT = '22222222-2222-4222-8222-222222222222';

const person = (number: number, name: string, mail: string): PersonRef & { key: string; mail: string } => ({
  key: `00000000-0000-4000-8000-00000000000${number}`,
  name,
  mail: `${mail}@contoso.example`,
});
export const ANA = person(1, 'Ana Silva', 'ana');
export const BEN = person(2, 'Ben Okoye', 'ben');
export const CHLOE = person(3, 'Chloé Martin', 'chloe');
export const DAN = person(4, 'Dan Weber', 'dan');
/** In the directory of the tenant besides nobody else. */
export const PEOPLE = [ANA, BEN, CHLOE, DAN] as const;

/** A caller; the assertion is what test tokens look like. */
export const callerOf = (who: PersonRef & { key: string }, tenantId = TENANT): Caller => ({
  tenantId,
  objectId: who.key,
  name: who.name,
  mail: who.mail,
  assertion: `test ${tenantId} ${who.key}`,
});

export const anItem = (changes: Partial<ActionItem> = {}): ActionItem => ({
  ...BLANK_ITEM,
  key: 'item-key-1',
  reference: 'AI-001',
  title: 'Send the budget',
  owner: BEN,
  dueOn: '2026-03-09',
  originalDueOn: '2026-03-09',
  sessionRef: 'S-001',
  sourceKind: 'Meeting',
  ...changes,
});

/** The meeting as the pane tells it. */
export const sessionFacts = (changes: Partial<SessionFacts> = {}): SessionFacts => ({ ...MEETING, ...changes });

const MEETING = {
  title: 'Weekly sync',
  eventId: 'event-0',
  iCalUId: 'ical-0',
  seriesId: null,
  organiser: ANA,
  attendees: [ANA, BEN, CHLOE],
  startsAt: '2026-03-02T09:00:00.000Z',
  endsAt: '2026-03-02T10:00:00.000Z',
  timeZone: 'Europe/Berlin',
  keyPoints: ['The budget is late.'],
  decisions: ['We keep the venue.'],
};

export const aSession = (changes: Partial<Session> = {}): Session => ({
  ...MEETING,
  key: 'session-key-1',
  reference: 'S-001',
  kind: 'Meeting',
  eventMailbox: null,
  objectives: [],
  challenges: [],
  recommendations: [],
  adjustments: [],
  cadence: 'Two-weekly',
  nextOn: null,
  previousRef: null,
  nextRef: null,
  summaryState: 'Waiting',
  summaryDueAt: '2026-03-03T10:00:00.000Z',
  summarySentAt: null,
  summaryRevision: 1,
  ...changes,
});

export const stored = <Record>(record: Record, changes: Partial<Stored<Record>> = {}): Stored<Record> => ({
  record,
  itemId: '1',
  etag: '"1,1"',
  version: 1,
  createdAt: '2026-03-02T09:00:00.000Z',
  modifiedAt: '2026-03-02T09:00:00.000Z',
  modifiedBy: null,
  webUrl: 'https://contoso.example/sites/register/1',
  ...changes,
});

export const captureItem = (number: number, changes: Partial<CaptureItem> = {}): CaptureItem => ({
  key: `item-key-${number}`,
  title: `Task ${number}`,
  owner: { name: 'Ben Okoye' },
  dueOn: '2026-03-09',
  ...changes,
});

export const captureBody = (count: number, changes: Partial<CaptureBody> = {}): CaptureBody => ({
  session: sessionFacts(),
  items: Array.from({ length: count }, (_, index) => captureItem(index + 1)),
  ...changes,
});
