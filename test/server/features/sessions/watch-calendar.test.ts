import { beforeEach, expect, test } from 'vitest';
import { trackSeries } from '../../../../server/features/sessions/track-series.ts';
import { PortFailure } from '../../../../server/ports/failures.ts';
import type { Caller } from '../../../../server/ports/identity.ts';
import { PATHS, pathOf } from '../../../../shared/contract/paths.ts';
import { startWorld, type TestServer } from '../../../support/build-app.ts';
import { ANA, BEN, callerOf, captureBody, sessionFacts, TENANT } from '../../../support/builders.ts';
import { letRecover } from '../../../support/crash-sweep.ts';
import type { World } from '../../../support/memory-ports.ts';

let world: World;
let server: TestServer;
const CAPTURE = pathOf('capture', { key: 'session-key-1' });
const TRACKING = pathOf('tracking', { seriesId: 'series-1' });
const sessions = () => world.lists.all(TENANT, 'sessions').map(({ record }) => record);
const summaryOf = (reference: string) => server.ports.ledger.find(TENANT, 'summary', reference, '1');
const nextRound = async () => {
  world.clock.advance(16 * 60_000);
  await letRecover(world, server.runner, 1);
};
const occurrence = (week: number) => ({
  eventId: `event-w${week}`,
  iCalUId: `ical-w${week}`,
  seriesId: 'series-1',
  startsAt: `2026-03-${String(2 + 7 * week).padStart(2, '0')}T12:00:00.000Z`,
  endsAt: `2026-03-${String(2 + 7 * week).padStart(2, '0')}T13:00:00.000Z`,
});

beforeEach(async () => {
  ({ world, server } = await startWorld('2026-03-02T08:05:00.000Z'));
});

test('lists sessions and reads one with its items', async () => {
  await server.call('POST', CAPTURE, captureBody(2));
  expect((await server.call('GET', PATHS.sessions)).json.sessions.map((one) => one.reference)).toEqual(['S-001']);
  const { json } = await server.call('GET', pathOf('session', { reference: 'S-001' }));
  expect(json.items.map((one) => one.reference)).toEqual(['AI-001', 'AI-002']);
});

test('a meeting that moves takes session and summary along', async () => {
  world.calendar.put(ANA.mail, { eventId: 'event-0' });
  await server.call('POST', CAPTURE, captureBody(1));
  await nextRound();
  world.calendar.put(ANA.mail, {
    eventId: 'event-0',
    startsAt: '2026-03-02T14:00:00.000Z',
    endsAt: '2026-03-02T15:00:00.000Z',
  });
  await nextRound();
  expect(sessions()[0]).toMatchObject({ endsAt: '2026-03-02T15:00:00.000Z', summaryDueAt: '2026-03-03T15:00:00.000Z' });
  expect(await summaryOf('S-001')).toMatchObject({
    dueAt: '2026-03-03T14:00:00.000Z',
    deadlineAt: '2026-03-03T15:00:00.000Z',
  });
});

test('a summary moves along although history could not be written when the meeting moved', async () => {
  world.calendar.put(ANA.mail, { eventId: 'event-0' });
  await server.call('POST', CAPTURE, captureBody(1));
  await nextRound();
  const times = { startsAt: '2026-03-09T09:00:00.000Z', endsAt: '2026-03-09T10:00:00.000Z' };
  world.calendar.put(ANA.mail, { eventId: 'event-0', ...times });
  world.lists.breakWith(() => new PortFailure('unavailable', 'no history'), ['create']);
  await nextRound();
  world.lists.breakWith(null);
  await nextRound();
  expect((await summaryOf('S-001'))?.dueAt).toBe('2026-03-10T09:00:00.000Z');
  expect(world.lists.all(TENANT, 'log').filter(({ record }) => record.what === 'session-changed')).toHaveLength(1);
});

test('a move that came too late to be written is told by no line of the log', async () => {
  world.calendar.put(ANA.mail, { eventId: 'event-0' });
  await server.call('POST', CAPTURE, captureBody(1));
  await nextRound();
  const { update } = world.lists;
  const afterSomebody: typeof update = (...inputs) => {
    Object.assign(world.lists, { update });
    world.lists.edit(TENANT, 'sessions', '1', { summaryState: 'Sent' });
    return update(...inputs);
  };
  Object.assign(world.lists, { update: afterSomebody });
  const times = { startsAt: '2026-03-09T09:00:00.000Z', endsAt: '2026-03-09T10:00:00.000Z' };
  world.calendar.put(ANA.mail, { eventId: 'event-0', ...times });
  await nextRound();
  expect(sessions()[0]).toMatchObject({ summaryState: 'Sent', startsAt: '2026-03-02T09:00:00.000Z' });
  const lines = world.lists.all(TENANT, 'log').map(({ record }) => record);
  expect(lines.filter(({ after }) => after.includes(times.startsAt))).toEqual([]);
});

test('a row that a crash left behind moves with the next look at the calendar', async () => {
  world.calendar.put(ANA.mail, { eventId: 'event-0' });
  await server.call('POST', CAPTURE, captureBody(1));
  await nextRound();
  const { reschedule } = server.ports.ledger;
  Object.assign(server.ports.ledger, { reschedule: () => Promise.reject(new PortFailure('unavailable', 'crash')) });
  const times = { startsAt: '2026-03-09T09:00:00.000Z', endsAt: '2026-03-09T10:00:00.000Z' };
  world.calendar.put(ANA.mail, { eventId: 'event-0', ...times });
  await nextRound();
  expect(sessions()[0]?.endsAt).toBe(times.endsAt);
  Object.assign(server.ports.ledger, { reschedule });
  await nextRound();
  expect((await summaryOf('S-001'))?.dueAt).toBe('2026-03-10T09:00:00.000Z');
});

test.each([
  ['cancelled', () => void world.calendar.put(ANA.mail, { eventId: 'event-0', isCancelled: true })],
  ['deleted', () => world.calendar.erase('event-0')],
])('a meeting that is %s owes no summary', async (_what, change) => {
  world.calendar.put(ANA.mail, { eventId: 'event-0' });
  await server.call('POST', CAPTURE, captureBody(1));
  await nextRound();
  change();
  await nextRound();
  expect(sessions()[0]?.summaryState).toBe('Cancelled');
  expect((await summaryOf('S-001'))?.state).toBe('cancelled');
});

test('a meeting postponed beyond what is looked at has moved, and is followed when it comes near', async () => {
  world.calendar.put(ANA.mail, { eventId: 'event-0' });
  await server.call('POST', CAPTURE, captureBody(1));
  await nextRound();
  const far = { startsAt: '2026-08-10T09:00:00.000Z', endsAt: '2026-08-10T10:00:00.000Z' };
  world.calendar.put(ANA.mail, { eventId: 'event-0', ...far });
  await nextRound();
  expect(sessions()[0]).toMatchObject({ ...far, summaryState: 'Waiting' });
  expect((await summaryOf('S-001'))?.dueAt).toBe('2026-08-11T09:00:00.000Z');
});

test.each([
  ['deleted', () => world.calendar.erase('event-0')],
  ['cancelled', () => void world.calendar.put(ANA.mail, { eventId: 'event-0', isCancelled: true })],
])('a meeting that is over and then %s keeps its summary', async (_what, change) => {
  world.calendar.put(ANA.mail, { eventId: 'event-0' });
  await server.call('POST', CAPTURE, captureBody(1));
  await nextRound();
  world.clock.set('2026-03-02T10:30:00.000Z');
  change();
  await nextRound();
  world.clock.set('2026-03-03T09:00:00.000Z');
  await letRecover(world, server.runner, 1);
  expect(sessions()[0]?.summaryState).toBe('Sent as draft');
  expect(world.mail.sent()).toHaveLength(3);
});

test('a calendar that may not be read is told in the log, and the others are read', async () => {
  world.calendar.put(BEN.mail, { eventId: 'event-ben', organiser: BEN });
  await server.call('POST', CAPTURE, captureBody(1));
  const session = sessionFacts({ eventId: 'event-ben', iCalUId: 'ical-ben', organiser: BEN });
  await server.call('POST', pathOf('capture', { key: 'session-key-2' }), captureBody(0, { session }));
  world.calendar.denied.add(ANA.mail);
  await nextRound();
  world.calendar.put(BEN.mail, { eventId: 'event-ben', endsAt: '2026-03-02T11:00:00.000Z' });
  await nextRound();
  expect(sessions()[1]?.endsAt).toBe('2026-03-02T11:00:00.000Z');
  expect(
    server.log.lines.some(({ level, facts }) => level === 'warn' && JSON.stringify(facts).includes('denied')),
  ).toBe(true);
  expect(await server.ports.ledger.list(TENANT, ['dead'], 9)).toEqual([]);
});

test('a tracked series has its next meeting in the register, and the one after it once that is over', async () => {
  for (const week of [0, 1, 2]) world.calendar.put(ANA.mail, occurrence(week));
  const body = { isTracked: true, mailbox: ANA.mail };
  expect((await server.call('PUT', TRACKING, body)).json).toEqual({ seriesId: 'series-1', isTracked: true });
  await server.call('PUT', TRACKING, body);
  expect(sessions().map(({ eventId, summaryState }) => [eventId, summaryState])).toEqual([['event-w0', 'Not due']]);
  world.clock.set('2026-03-02T13:16:00.000Z');
  await letRecover(world, server.runner, 1);
  expect(sessions().map(({ eventId, summaryState }) => [eventId, summaryState])).toEqual([
    ['event-w0', 'Waiting'],
    ['event-w1', 'Not due'],
  ]);
});

test('capturing from a tracked meeting uses the session that stands there', async () => {
  world.calendar.put(ANA.mail, occurrence(0));
  await server.call('PUT', TRACKING, { isTracked: true, mailbox: ANA.mail });
  const session = sessionFacts({ ...occurrence(0) });
  const { json } = await server.call('POST', CAPTURE, captureBody(1, { session }));
  expect(json.session.reference).toBe('S-001');
  expect(sessions()).toHaveLength(1);
});

test('tracking is switched off again', async () => {
  world.calendar.put(ANA.mail, occurrence(0));
  await server.call('PUT', TRACKING, { isTracked: true, mailbox: ANA.mail });
  await server.call('PUT', TRACKING, { isTracked: false, mailbox: ANA.mail });
  expect(sessions()[0]?.summaryState).toBe('Cancelled');
  expect((await summaryOf('S-001'))?.state).toBe('cancelled');
});

test('tracking that is switched off and on again has its next meeting in the register, with a summary', async () => {
  world.calendar.put(ANA.mail, occurrence(0));
  for (const isTracked of [true, false, true]) await server.call('PUT', TRACKING, { isTracked, mailbox: ANA.mail });
  expect(sessions()).toHaveLength(1);
  expect(sessions()[0]).toMatchObject({ eventId: 'event-w0', summaryState: 'Not due', summaryRevision: 2 });
  expect((await server.ports.ledger.find(TENANT, 'summary', 'S-001', '2'))?.state).toBe('waiting');
});

test('what the server books in its own mailbox is watched there', async () => {
  await server.ports.settings.change(TENANT, { bookingMail: 'rooms@contoso.example' });
  await server.call('POST', CAPTURE, captureBody(1));
  world.clock.set('2026-03-03T09:00:00.000Z');
  await letRecover(world, server.runner, 1);
  const [event] = world.calendar.events();
  expect(event?.organiser.mail).toBe('rooms@contoso.example');
  const times = { startsAt: '2026-03-20T07:00:00.000Z', endsAt: '2026-03-20T07:30:00.000Z' };
  // What is booked stays where it is when the register begins to book elsewhere.
  await server.ports.settings.change(TENANT, { bookingMail: 'desk@contoso.example' });
  world.calendar.put('rooms@contoso.example', { eventId: event?.eventId ?? '', ...times });
  await nextRound();
  expect(sessions()[1]).toMatchObject({ ...times, organiser: ANA });
});

test('a follow-up is cancelled in the mailbox it was booked in, wherever the register books by now', async () => {
  await server.ports.settings.change(TENANT, { bookingMail: 'rooms@contoso.example' });
  await server.call('POST', CAPTURE, captureBody(1));
  world.clock.set('2026-03-03T09:00:00.000Z');
  await letRecover(world, server.runner, 1);
  expect(world.calendar.events()).toHaveLength(1);
  await server.ports.settings.change(TENANT, { bookingMail: 'desk@contoso.example' });
  world.lists.edit(TENANT, 'actions', '1', { stage: 'Cancelled' });
  // One round takes the edit in, the next one reviews.
  for (let round = 0; round < 2; round += 1) {
    world.clock.advance(70 * 60_000);
    await letRecover(world, server.runner, 1);
  }
  expect(world.calendar.events()).toEqual([]);
  expect(sessions()[1]?.summaryState).toBe('Cancelled');
});

test.each([
  ['somebody else', BEN, 'role-missing'],
  ['the organiser of no such series', ANA, 'not-found'],
])('tracking by %s is refused', async (_who, as, slug) => {
  const { json } = await server.call('PUT', TRACKING, { isTracked: true, mailbox: ANA.mail }, { as });
  expect(json.type).toBe(`/problems/${slug}`);
});

test('a mailbox out of scope is told as that', async () => {
  world.calendar.denied.add(ANA.mail);
  const { json } = await server.call('PUT', TRACKING, { isTracked: true, mailbox: ANA.mail });
  expect(json.type).toBe('/problems/mailbox-denied');
});

/** Switches tracking of Ana's series on, with no role in the register. */
const trackAs = (caller: Caller) =>
  trackSeries(server.ports, {
    caller,
    roles: ['viewer', 'owner'],
    seriesId: 'series-1',
    mailbox: ANA.mail,
    isTracked: true,
  });

test('the mail address in a token opens nobody else’s calendar', async () => {
  world.calendar.put(ANA.mail, occurrence(0));
  expect(await trackAs({ ...callerOf(BEN), mail: ANA.mail })).toMatchObject({
    ok: false,
    failure: { kind: 'role-missing' },
  });
  expect(sessions()).toEqual([]);
});

test('whoever organises a series tracks it, whatever address the token shows', async () => {
  world.calendar.put(ANA.mail, occurrence(0));
  expect(await trackAs({ ...callerOf(ANA), mail: 'ana.old@contoso.example' })).toMatchObject({ ok: true });
});
