import { beforeEach, describe, expect, test } from 'vitest';
import { captureActions } from '../../../../server/features/capture/capture-actions.ts';
import type { Runner } from '../../../../server/ledger/runner.ts';
import { PortFailure } from '../../../../server/ports/failures.ts';
import type { Ports } from '../../../../server/ports/ports.ts';
import {
  ANA,
  anItem,
  aSession,
  BEN,
  CHLOE,
  callerOf,
  captureBody,
  captureItem,
  sessionFacts,
  TENANT,
} from '../../../support/builders.ts';
import { letRecover, startProcess } from '../../../support/crash-sweep.ts';
import { createWorld, type World } from '../../../support/memory-ports.ts';

let world: World;
let ports: Ports;
let runner: Runner;
const sessions = () => world.lists.all(TENANT, 'sessions').map(({ record }) => record);
const logTexts = () => world.lists.all(TENANT, 'log').map(({ record }) => record.comment);

const capture = async (facts = {}, changes = {}) => {
  const body = captureBody(2, { session: sessionFacts(facts), ...changes });
  await captureActions(ports, { caller: callerOf(ANA), key: 'session-key-1', body });
  world.clock.set('2026-03-03T09:00:00.000Z');
  await letRecover(world, runner, 1);
};

beforeEach(async () => {
  world = createWorld('2026-03-02T10:05:00.000Z');
  ports = world.ports();
  runner = await startProcess(ports);
});

test('is booked two weeks on, with Teams link, agenda, reasons and the people', async () => {
  await capture();
  const [event] = world.calendar.events();
  expect(event).toMatchObject({ startsAt: '2026-03-16T07:00:00.000Z', endsAt: '2026-03-16T07:30:00.000Z' });
  expect(event?.joinUrl).not.toBeNull();
  expect(event?.bodyHtml).toContain('AI-001');
  expect(event?.attendees.map(({ person, attendance }) => [person.mail, attendance])).toEqual([
    [BEN.mail, 'required'],
    [CHLOE.mail, 'optional'],
  ]);
  expect(sessions()[1]).toMatchObject({ reference: 'S-002', previousRef: 'S-001', kind: 'Follow-up' });
  expect(sessions()[0]?.nextRef).toBe('S-002');
});

test('is not booked on a public holiday of the register, and says why it is a later day', async () => {
  await ports.settings.change(TENANT, { holidays: 'DE-BY' });
  await capture();
  const [event] = world.calendar.events();
  expect(event?.startsAt).toBe('2026-03-18T07:00:00.000Z');
  expect(event?.bodyHtml).toContain('Mon, 16 Mar 2026 is no working day or already over: Wed, 18 Mar 2026 instead.');
});

test('goes round what people have in their calendars', async () => {
  world.calendar.busy.set(BEN.mail, [
    { startsAt: '2026-03-16T06:00:00.000Z', endsAt: '2026-03-16T16:00:00.000Z', kind: 'oof' },
  ]);
  await capture();
  expect(world.calendar.events()[0]?.startsAt).toBe('2026-03-17T07:00:00.000Z');
});

test('takes the day the notes name', async () => {
  await capture({ nextOn: '2026-03-25' });
  expect(world.calendar.events()[0]?.startsAt).toBe('2026-03-25T07:00:00.000Z');
});

test('an unknown calendar is never free: nothing is booked and the register says why', async () => {
  world.calendar.busy.set(BEN.mail, null);
  await capture();
  expect(world.calendar.events()).toEqual([]);
  expect(logTexts().join()).toContain('was not booked');
  expect(world.mail.sent().filter(({ mail }) => mail.subject.includes('Summary: '))).toHaveLength(3);
});

describe('a calendar out of scope', () => {
  const FAULT = 'denied: the mailbox is outside what the server may use';
  const followUps = async (state: 'waiting' | 'dead') =>
    (await ports.ledger.list(TENANT, [state], 99)).filter(({ kind }) => kind === 'follow-up');

  beforeEach(async () => {
    world.calendar.denied.add(ANA.mail);
    await capture();
  });

  test('keeps no summary back, and is tried again until the permission has reached it', async () => {
    await letRecover(world, runner, 1);
    expect(world.mail.sent()).toHaveLength(3);
    expect((await followUps('waiting')).map(({ lastFault }) => lastFault)).toEqual([FAULT]);
    world.calendar.denied.clear();
    world.clock.advance(16 * 60_000);
    await letRecover(world, runner, 1);
    expect(world.calendar.events()).toHaveLength(1);
    expect(sessions()[0]?.nextRef).toBe('S-002');
  });

  test('is a dead letter that says why after a day', async () => {
    for (let hour = 0; hour < 25; hour += 1) {
      world.clock.advance(3_600_000);
      await runner.runDue();
    }
    expect((await followUps('dead')).map(({ lastFault }) => lastFault)).toEqual([FAULT]);
  });
});

test('a booking whose record failed is found where it was booked, although the register books elsewhere by now', async () => {
  await ports.settings.change(TENANT, { bookingMail: 'rooms@contoso.example' });
  const { book } = world.calendar;
  Object.assign(world.calendar, {
    book: async (...inputs: Parameters<typeof book>) => {
      Object.assign(world.calendar, { book });
      await book(...inputs);
      throw new PortFailure('unknown-outcome', 'the answer got lost');
    },
  });
  await capture();
  await ports.settings.change(TENANT, { bookingMail: 'desk@contoso.example' });
  world.clock.advance(10 * 60_000);
  await letRecover(world, runner, 1);
  expect(world.calendar.events().map(({ organiser }) => organiser.mail)).toEqual(['rooms@contoso.example']);
  expect(sessions()[1]?.eventMailbox).toBe('rooms@contoso.example');
});

test('the next meeting of the series gets the agenda instead of a new event, once', async () => {
  const next = { eventId: 'event-next', iCalUId: 'ical-next', seriesId: 'series-1', bodyHtml: '<p>Dial in here</p>' };
  world.calendar.put(ANA.mail, { ...next, startsAt: '2026-03-09T09:00:00.000Z', endsAt: '2026-03-09T10:00:00.000Z' });
  await capture({ seriesId: 'series-1' });
  expect(world.calendar.events()).toHaveLength(1);
  const { bodyHtml = '' } = world.calendar.events()[0] ?? {};
  expect(bodyHtml).toContain('Dial in here');
  expect(bodyHtml.match(/Followthrough agenda S-001/g)).toHaveLength(1);
  expect(sessions()[1]).toMatchObject({ kind: 'Meeting', eventId: 'event-next', previousRef: 'S-001' });
});

test('the next meeting of the series is found although the server books in its own mailbox', async () => {
  await ports.settings.change(TENANT, { bookingMail: 'rooms@contoso.example' });
  const next = { eventId: 'event-next', iCalUId: 'ical-next', seriesId: 'series-1' };
  world.calendar.put(ANA.mail, { ...next, startsAt: '2026-03-09T09:00:00.000Z', endsAt: '2026-03-09T10:00:00.000Z' });
  await capture({ seriesId: 'series-1' });
  expect(world.calendar.events().map(({ eventId }) => eventId)).toEqual(['event-next']);
  expect(world.calendar.events()[0]?.bodyHtml).toContain('Followthrough agenda S-001');
});

test('a server that may use only its own mailbox books there', async () => {
  await ports.settings.change(TENANT, { bookingMail: 'rooms@contoso.example' });
  world.calendar.denied.add(ANA.mail);
  await capture({ seriesId: 'series-1' });
  expect(world.calendar.events()[0]?.organiser.mail).toBe('rooms@contoso.example');
});

test.each([
  ['Follow-up: Follow-up: Weekly sync', 'Follow-up: Weekly sync'],
  ['Weekly sync', 'Follow-up: Weekly sync'],
])('the follow-up of "%s" is called "%s"', async (title, called) => {
  await capture({ title });
  expect(sessions()[1]?.title).toBe(called);
});

test('the longest title stays within what the list takes', async () => {
  await capture({ title: 'x'.repeat(255) });
  expect(world.calendar.events()[0]?.title).toHaveLength(255);
  expect(sessions()[1]?.title).toHaveLength(255);
});

test('nothing open and no day named: nobody is invited', async () => {
  await capture({}, { items: [] });
  expect(world.calendar.events()).toEqual([]);
  expect(world.mail.sent()).toHaveLength(3);
});

describe('a booked session', () => {
  const toNext = async (ms: number) => {
    world.clock.advance(ms);
    await letRecover(world, runner, 1);
  };
  const booked = () => {
    const [event] = world.calendar.events();
    if (!event) throw new Error('nothing is booked');
    return event;
  };

  test('moves when somebody who must come declines, and stays one event', async () => {
    await capture();
    const { eventId, attendees, startsAt } = booked();
    world.calendar.put(ANA.mail, { eventId, attendees: attendees.map((one) => ({ ...one, answer: 'declined' })) });
    await toNext(16 * 60_000);
    expect(world.calendar.events()).toHaveLength(1);
    expect(booked().eventId).toBe(eventId);
    expect(booked().startsAt > startsAt).toBe(true);
    expect(sessions()[1]?.startsAt).toBe(booked().startsAt);
  });

  test('is cancelled with a note when nothing is open any more', async () => {
    await capture();
    for (const { itemId } of world.lists.all(TENANT, 'actions')) {
      world.lists.edit(TENANT, 'actions', itemId, { stage: 'Closed' });
    }
    await toNext(61 * 60_000);
    await toNext(61 * 60_000);
    expect(world.calendar.events()).toEqual([]);
    expect(sessions()[1]?.summaryState).toBe('Cancelled');
    expect((await ports.ledger.find(TENANT, 'summary', 'S-002', '1'))?.state).toBe('cancelled');
  });

  const close = async (...itemIds: string[]) => {
    for (const itemId of itemIds) world.lists.edit(TENANT, 'actions', itemId, { stage: 'Closed' });
    await toNext(61 * 60_000);
    await toNext(61 * 60_000);
  };
  const ties = () => sessions().map(({ summaryState, nextRef }) => [summaryState, nextRef]);

  test('that was cancelled is booked anew, once, when something is open again', async () => {
    await capture();
    await close('1', '2');
    expect(ties()).toEqual([
      ['Sent as draft', null],
      ['Cancelled', null],
    ]);
    world.lists.edit(TENANT, 'actions', '1', { stage: 'In Progress' });
    for (let hour = 0; hour < 4; hour += 1) await toNext(61 * 60_000);
    expect(world.calendar.events()).toHaveLength(1);
    expect(ties()).toEqual([
      ['Sent as draft', 'S-003'],
      ['Cancelled', null],
      ['Not due', null],
    ]);
    await close('1');
    expect(world.calendar.events()).toEqual([]);
  });

  test('that was cancelled is booked anew when something is captured', async () => {
    await capture();
    await close('1', '2');
    const body = captureBody(0, { items: [captureItem(9)] });
    await captureActions(ports, { caller: callerOf(ANA), key: 'session-key-1', body });
    await toNext(24 * 3_600_000);
    await toNext(60_000);
    expect(world.calendar.events()).toHaveLength(1);
    expect(sessions()[0]?.nextRef).toBe('S-003');
  });

  test('that was cancelled is untied from the session before it although a crash came between the two', async () => {
    await capture();
    const { update } = world.lists;
    const broken = async (...args: Parameters<typeof update>) => {
      if ('nextRef' in args[4]) throw new PortFailure('unavailable', 'crash');
      return update(...args);
    };
    Object.assign(world.lists, { update: broken });
    await close('1', '2');
    expect(ties()).toEqual([
      ['Sent as draft', 'S-002'],
      ['Cancelled', null],
    ]);
    Object.assign(world.lists, { update });
    await toNext(61 * 60_000);
    expect(sessions()[0]?.nextRef).toBeNull();
  });

  test('stays while an action of the session before the last is open, and goes when that is done too', async () => {
    await capture();
    world.lists.edit(TENANT, 'sessions', '1', { previousRef: 'S-000' });
    const actor = { kind: 'app', tenantId: TENANT } as const;
    const first = aSession({ key: 'session-key-0', reference: 'S-000', eventId: null, summaryState: 'Sent' });
    await world.lists.create(actor, 'sessions', [first]);
    const old = anItem({ key: 'item-key-0', reference: 'AI-000', sessionRef: 'S-000', dueOn: '2026-12-01' });
    await world.lists.create(actor, 'actions', [old]);
    for (const itemId of ['1', '2']) world.lists.edit(TENANT, 'actions', itemId, { stage: 'Closed' });
    await toNext(61 * 60_000);
    await toNext(61 * 60_000);
    expect(world.calendar.events()).toHaveLength(1);
    world.lists.edit(TENANT, 'actions', '3', { stage: 'Closed' });
    await toNext(61 * 60_000);
    await toNext(61 * 60_000);
    expect(world.calendar.events()).toEqual([]);
  });

  test('comes earlier when a critical item falls overdue', async () => {
    await capture(
      {},
      {
        items: [
          {
            key: 'item-key-1',
            title: 'Stop the leak',
            owner: { name: 'Ben Okoye' },
            dueOn: '2026-03-04',
            priority: 'Critical',
          },
        ],
      },
    );
    const { startsAt } = booked();
    world.clock.set('2026-03-05T12:00:00.000Z');
    await letRecover(world, runner, 1);
    expect(world.calendar.events()).toHaveLength(1);
    expect(booked().startsAt < startsAt).toBe(true);
  });
});
