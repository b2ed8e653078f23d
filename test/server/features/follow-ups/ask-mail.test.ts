import { beforeEach, describe, expect, test } from 'vitest';
import { captureActions } from '../../../../server/features/capture/capture-actions.ts';
import type { Ports } from '../../../../server/ports/ports.ts';
import { ANA, BEN, callerOf, captureBody, sessionFacts } from '../../../support/builders.ts';
import { INTERRUPTIONS, letRecover, type Scenario, startProcess, sweep } from '../../../support/crash-sweep.ts';
import { createWorld, type World } from '../../../support/memory-ports.ts';

let world: World;
const asked = (where: World = world) =>
  where.mail
    .sent()
    .map(({ mail }) => mail)
    .filter(({ subject }) => subject.startsWith('Please choose a time'));

const capture = (ports: Ports, facts = {}) => {
  const body = captureBody(2, { session: sessionFacts(facts) });
  return captureActions(ports, { caller: callerOf(ANA), key: 'session-key-1', body });
};
const aDayLater = async () => {
  world.clock.set('2026-03-03T09:00:00.000Z');
  await letRecover(world, await startProcess(world.ports()), 3);
};
const AWAY = { startsAt: '2026-03-01T00:00:00.000Z', endsAt: '2026-05-01T00:00:00.000Z', kind: 'oof' } as const;

beforeEach(async () => {
  world = createWorld('2026-03-02T10:05:00.000Z');
  await startProcess(world.ports());
});

test('no common time: the organiser alone gets one mail with the reason and the closest times, in both parts', async () => {
  world.calendar.busy.set(BEN.mail, [AWAY]);
  await capture(world.ports());
  await aDayLater();
  expect(asked().map(({ to }) => to)).toEqual([[{ name: ANA.name, address: ANA.mail }]]);
  const [mail] = asked();
  expect(mail?.subject).toBe('Please choose a time: follow-up of Weekly sync (S-001)');
  for (const part of [mail?.text, mail?.html]) {
    expect(part).toContain('The follow-up session was not booked: please choose a time.');
    expect(part).toContain('No time is free for all required people from Mon, 16 Mar 2026 to Mon, 30 Mar 2026.');
    expect(part).toContain('Mon, 16 Mar 2026, 08:00 Central European Standard Time, until 08:30');
    expect(part).toContain(`Cannot come: ${BEN.name}.`);
    expect(part).toContain('You get this because you organised session S-001.');
  }
  expect(world.calendar.events()).toEqual([]);
});

test('an unknown calendar: the mail says whose, and proposes times of the others', async () => {
  world.calendar.busy.set(BEN.mail, null);
  await capture(world.ports());
  await aDayLater();
  expect(asked()[0]?.text).toContain(`The calendar cannot be read, and unknown is never free: ${BEN.name}.`);
  expect(asked()[0]?.text).toContain(`Can come: ${ANA.name}.`);
});

test('no day named: the mail asks for one', async () => {
  await capture(world.ports(), { cadence: 'Named date' });
  await aDayLater();
  expect(asked()[0]?.text).toContain('No follow-up date was named: please name one.');
  expect(asked()[0]?.text).not.toContain('TIMES THAT COME CLOSEST');
});

test('what a title holds does nothing in the mail', async () => {
  world.calendar.busy.set(BEN.mail, null);
  await capture(world.ports(), { title: '<img src=x onerror=alert(1)>' });
  await aDayLater();
  expect(asked()[0]?.html).toContain('&lt;img src=x');
  expect(asked()[0]?.html).not.toContain('<img');
});

describe('a booked session that cannot be moved', () => {
  const decline = async () => {
    const [event] = world.calendar.events();
    if (!event) throw new Error('nothing is booked');
    const attendees = event.attendees.map((one) => ({ ...one, answer: 'declined' as const }));
    world.calendar.put(ANA.mail, { eventId: event.eventId, attendees });
    world.clock.advance(16 * 60_000);
  };

  test('stays, and the organiser is asked once, also by a database that began later', async () => {
    await capture(world.ports());
    await aDayLater();
    expect(asked()).toEqual([]);
    world.calendar.busy.set(BEN.mail, [AWAY]);
    const { startsAt } = world.calendar.events()[0] ?? {};
    await decline();
    await letRecover(world, await startProcess(world.ports()), 2);
    expect(asked()[0]?.text).toContain('Until then it stays on Mon, 16 Mar 2026, 08:00');
    expect(world.calendar.events()[0]?.startsAt).toBe(startsAt);
    world.freshDatabase();
    await letRecover(world, await startProcess(world.ports()), 8);
    world.clock.advance(61 * 60_000);
    await letRecover(world, await startProcess(world.ports()), 2);
    expect(asked()).toHaveLength(1);
  });
});

describe('however the process ends while it asks, one mail goes out', () => {
  const scenario: Scenario = {
    async prepare() {
      const made = createWorld('2026-03-02T10:05:00.000Z');
      made.calendar.busy.set(BEN.mail, [AWAY]);
      const runner = await startProcess(made.ports());
      await capture(made.ports());
      await runner.runDue();
      made.clock.set('2026-03-03T09:00:00.000Z');
      return made;
    },
    act: async (ports) => (await startProcess(ports)).runDue(),
    recover: async (made, ports) => letRecover(made, await startProcess(ports)),
    check: (made, where) => expect(asked(made), where).toHaveLength(1),
  };

  test.each(INTERRUPTIONS)(
    '%s',
    async (how) => {
      expect(await sweep(scenario, { how, isDatabaseLost: false })).toBeGreaterThan(20);
    },
    60_000,
  );
  test.each(INTERRUPTIONS)(
    '%s, and the database is lost',
    async (how) => {
      expect(await sweep(scenario, { how, isDatabaseLost: true })).toBeGreaterThan(20);
    },
    60_000,
  );
});
