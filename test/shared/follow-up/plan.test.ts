import { expect, test } from 'vitest';
import { type FollowUpInput, followUpNeed, type KnownTime, planFollowUp } from '../../../shared/follow-up/plan.ts';
import { reasonsOf, slotReasons } from '../../../shared/follow-up/reasons.ts';
import { followUpWordsFor } from '../../../shared/follow-up/words.ts';
import { MONDAY_TO_FRIDAY } from '../../../shared/time/working-days.ts';
import { ANA, anItem, aSession, BEN, CHLOE } from '../../support/builders.ts';
import { busy, hoursIn } from '../../support/calendars.ts';

const CONTEXT = { words: followUpWordsFor('en'), locale: 'en-GB', timeZone: 'Europe/Berlin' };

const input = (changes: Partial<FollowUpInput> = {}): FollowUpInput => ({
  session: aSession({ cadence: 'Two-weekly' }),
  items: [anItem({ owner: BEN, dueOn: '2026-03-20', originalDueOn: '2026-03-20' })],
  stakeholders: [CHLOE],
  now: '2026-03-03T09:00:00.000Z',
  zoneOf: () => 'Europe/Berlin',
  linkTo: () => null,
  calendar: MONDAY_TO_FRIDAY,
  assumedHours: hoursIn('Europe/Berlin'),
  durationMinutes: 30,
  ...changes,
});

const free = (mail: string, changes: Partial<KnownTime> = {}): KnownTime => ({
  mail,
  busy: [],
  workingHours: hoursIn('Europe/Berlin'),
  ...changes,
});
const ALL = [free(ANA.mail), free(BEN.mail), free(CHLOE.mail)];

test('asks for the calendars of chair, owners and stakeholders from the wished day on', () => {
  expect(followUpNeed(input())).toMatchObject({
    kind: 'needed',
    day: { on: '2026-03-16', why: 'cadence' },
    earliest: '2026-03-15T23:00:00.000Z',
    latest: '2026-03-30T22:00:00.000Z',
    attendees: [
      { person: ANA, attendance: 'required' },
      { person: BEN, attendance: 'required' },
      { person: CHLOE, attendance: 'optional' },
    ],
  });
});

test('books the first common slot and says why', () => {
  const times = [
    free(ANA.mail),
    free('BEN@contoso.example', { busy: [busy('2026-03-16T08:00:00.000Z', '2026-03-16T09:00:00.000Z')] }),
    free(CHLOE.mail),
  ];
  const plan = planFollowUp(input(), times);
  expect(plan).toMatchObject({
    kind: 'book',
    slot: { startsAt: '2026-03-16T09:00:00.000Z', endsAt: '2026-03-16T09:30:00.000Z', optionalFree: [CHLOE.mail] },
    agenda: { sections: [{ kind: 'open' }] },
  });
  expect(plan.kind === 'book' && plan.alternatives.length).toBe(4);
  expect(reasonsOf(plan, { ...CONTEXT, zonesOf: () => 'America/New_York' })).toEqual([
    'By the agreed rhythm it is Mon, 16 Mar 2026.',
    'Both required people are free.',
    "Within everybody's working hours: 10:00 in Europe/Berlin, 05:00 in America/New York.",
    'Also free: Chloé Martin.',
  ]);
});

test.each<[string, Partial<FollowUpInput>, string]>([
  ['nothing is open and no day is named', { items: [] }, 'Nothing is open and no date was named.'],
  [
    'all is closed',
    { items: [anItem({ stage: 'Closed' }), anItem({ stage: 'Cancelled' })] },
    'Nothing is open and no date was named.',
  ],
  ['none is wanted', { session: aSession({ cadence: 'None' }) }, 'No follow-up is wanted for this session.'],
])('plans none when %s', (_what, changes, reason) => {
  const plan = planFollowUp(input(changes), ALL);
  expect(plan.kind).toBe('none');
  expect(reasonsOf(plan, CONTEXT)).toEqual([reason]);
});

test('a named day is kept though nothing is open', () => {
  const session = aSession({ nextOn: '2026-03-21' });
  const plan = planFollowUp(input({ items: [], session }), ALL);
  expect(plan).toMatchObject({ kind: 'book', slot: { startsAt: '2026-03-23T08:00:00.000Z' } });
  expect(reasonsOf(plan, CONTEXT).slice(0, 2)).toEqual([
    'The notes name Sat, 21 Mar 2026.',
    'Sat, 21 Mar 2026 is no working day or already over: Mon, 23 Mar 2026 instead.',
  ]);
});

test('work to be checked is a reason to meet', () => {
  expect(planFollowUp(input({ items: [anItem({ stage: 'Completed' })] }), ALL).kind).toBe('book');
});

test('a critical overdue action brings it forward', () => {
  const items = [anItem({ owner: BEN, priority: 'Critical', dueOn: '2026-03-01' })];
  const plan = planFollowUp(input({ items }), ALL);
  expect(plan).toMatchObject({ kind: 'book', slot: { startsAt: '2026-03-04T08:00:00.000Z' } });
  expect(reasonsOf(plan, CONTEXT)[0]).toBe(
    'A critical action is overdue, so it is brought forward to Wed, 4 Mar 2026.',
  );
});

test('asks when no day was named', () => {
  const plan = planFollowUp(input({ session: aSession({ cadence: 'Named date' }) }), ALL);
  expect(plan).toMatchObject({ kind: 'ask', reason: 'no-day', need: null, proposals: [] });
  expect(reasonsOf(plan, CONTEXT)).toEqual(['No follow-up date was named: please name one.']);
});

test.each([
  ['unreadable', [free(ANA.mail), free(BEN.mail, { busy: null })]],
  ['not there at all', [free(ANA.mail)]],
])('asks when a required calendar is %s, with proposals for the others', (_what, times) => {
  const plan = planFollowUp(input(), times);
  expect(plan).toMatchObject({ kind: 'ask', reason: 'unknown-calendar', unknown: [{ person: BEN }] });
  if (plan.kind !== 'ask' || plan.need === null) throw new Error('expected proposals');
  expect(plan.proposals[0]?.startsAt).toBe('2026-03-16T08:00:00.000Z');
  expect(reasonsOf(plan, CONTEXT)[0]).toBe('The calendar cannot be read, and unknown is never free: Ben Okoye.');
  const known = plan.need.attendees.filter(({ person }) => person.key !== BEN.key);
  const [slot] = plan.proposals;
  expect(slot && slotReasons(slot, known, CONTEXT)[0]).toBe('The one required person is free.');
});

test('asks when there is no common time', () => {
  const away = busy('2026-03-01T00:00:00.000Z', '2026-05-01T00:00:00.000Z', 'oof');
  const plan = planFollowUp(input(), [free(ANA.mail), free(BEN.mail, { busy: [away] })]);
  expect(plan).toMatchObject({
    kind: 'ask',
    reason: 'no-common-time',
    proposals: [{ startsAt: '2026-03-16T08:00:00.000Z', optionalBusy: [BEN.mail, CHLOE.mail] }, {}, {}, {}, {}],
  });
  expect(reasonsOf(plan, CONTEXT)[0]).toBe(
    'No time is free for all required people from Mon, 16 Mar 2026 to Mon, 30 Mar 2026.',
  );
});

test('proposes times at which the fewest are missing, a day later for each who can come then', () => {
  const away = busy('2026-03-01T00:00:00.000Z', '2026-05-01T00:00:00.000Z', 'oof');
  const items = [anItem({ owner: BEN }), anItem({ owner: CHLOE })];
  const until = busy('2026-03-16T00:00:00.000Z', '2026-03-16T14:00:00.000Z');
  const plan = planFollowUp(input({ items }), [
    free(ANA.mail),
    free(BEN.mail, { busy: [away] }),
    free(CHLOE.mail, { busy: [until] }),
  ]);
  expect(plan).toMatchObject({
    proposals: [
      { startsAt: '2026-03-16T14:00:00.000Z', optionalBusy: [BEN.mail], optionalFree: [CHLOE.mail] },
      {},
      {},
      {},
      {},
    ],
  });
});

test('when the chair has no time at all, the first owner who has some decides', () => {
  const away = busy('2026-03-01T00:00:00.000Z', '2026-05-01T00:00:00.000Z', 'oof');
  const plan = planFollowUp(input(), [free(ANA.mail, { busy: [away] }), free(BEN.mail)]);
  expect(plan).toMatchObject({
    reason: 'no-common-time',
    proposals: [{ startsAt: '2026-03-16T08:00:00.000Z', optionalBusy: [ANA.mail, CHLOE.mail] }, {}, {}, {}, {}],
  });
  const none = planFollowUp(input(), [free(ANA.mail, { busy: [away] }), free(BEN.mail, { busy: [away] })]);
  expect(none).toMatchObject({ reason: 'no-common-time', proposals: [] });
});

test('asks when nobody required can be invited', () => {
  const lost = { key: null, name: 'Zed', mail: null };
  const plan = planFollowUp(input({ session: aSession({ organiser: lost }), items: [anItem({ owner: lost })] }), ALL);
  expect(plan).toMatchObject({ kind: 'ask', reason: 'nobody-to-invite' });
  expect(reasonsOf(plan, CONTEXT)).toContain('Cannot be invited, no mail address is known: Zed.');
});

test('names whose hours were assumed and who cannot be invited', () => {
  const items = [anItem({ owner: BEN }), anItem({ owner: { key: null, name: 'Zed', mail: null } })];
  const plan = planFollowUp(input({ items }), [free(ANA.mail), free(BEN.mail, { workingHours: null })]);
  expect(reasonsOf(plan, CONTEXT)).toEqual(
    expect.arrayContaining([
      'Working hours are not known and were assumed: Ben Okoye.',
      'Cannot be invited, no mail address is known: Zed.',
      'Not free, but optional: Chloé Martin.',
    ]),
  );
});

test('a person’s own holidays go before the register’s', () => {
  const times = [free(ANA.mail), free(BEN.mail, { holidays: new Set(['2026-03-16']) }), free(CHLOE.mail)];
  expect(planFollowUp(input(), times)).toMatchObject({ slot: { startsAt: '2026-03-17T08:00:00.000Z' } });
});
