import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findSlots, type SlotRequest } from '../../../shared/follow-up/slot.ts';
import { epochMs, instantOf } from '../../../shared/time/instant.ts';
import { localTime, minutesIntoDay } from '../../../shared/time/zone.ts';
import { busy, hoursIn, personTime } from '../../support/calendars.ts';

const request = (changes: Partial<SlotRequest>): SlotRequest => ({
  people: [personTime('ana'), personTime('ben')],
  earliest: '2026-03-02T00:00:00.000Z',
  latest: '2026-03-07T00:00:00.000Z',
  durationMinutes: 60,
  timeZone: 'Europe/Berlin',
  assumedHours: hoursIn('Europe/Berlin'),
  ...changes,
});
const first = (changes: Partial<SlotRequest>) => findSlots(request(changes))[0];

test('empty calendars meet at nine on the first day', () => {
  expect(first({})).toEqual({
    startsAt: '2026-03-02T08:00:00.000Z',
    endsAt: '2026-03-02T09:00:00.000Z',
    optionalFree: [],
    optionalBusy: [],
    tentative: [],
  });
});

test.each([
  [
    'after what is busy, on the half hour',
    [busy('2026-03-02T08:00:00.000Z', '2026-03-02T10:10:00.000Z')],
    '2026-03-02T10:30:00.000Z',
  ],
  [
    'right after what ends on the hour',
    [busy('2026-03-02T07:00:00.000Z', '2026-03-02T10:00:00.000Z')],
    '2026-03-02T10:00:00.000Z',
  ],
  [
    'not in a gap that is too short',
    [busy('2026-03-02T08:30:00.000Z', '2026-03-02T15:30:00.000Z')],
    '2026-03-03T08:00:00.000Z',
  ],
  [
    'not while out of office',
    [busy('2026-03-01T23:00:00.000Z', '2026-03-04T23:00:00.000Z', 'oof')],
    '2026-03-05T08:00:00.000Z',
  ],
  [
    'not in time of an unknown kind',
    [busy('2026-03-02T08:00:00.000Z', '2026-03-02T16:00:00.000Z', 'unknown')],
    '2026-03-03T08:00:00.000Z',
  ],
  [
    'not in time of a kind nobody has heard of',
    [busy('2026-03-02T08:00:00.000Z', '2026-03-02T16:00:00.000Z', 'new')],
    '2026-03-03T08:00:00.000Z',
  ],
  [
    'not in tentative time while there is other',
    [busy('2026-03-02T08:00:00.000Z', '2026-03-05T23:00:00.000Z', 'tentative')],
    '2026-03-06T08:00:00.000Z',
  ],
  [
    'in time that is shown as free',
    [busy('2026-03-02T08:00:00.000Z', '2026-03-06T23:00:00.000Z', 'free')],
    '2026-03-02T08:00:00.000Z',
  ],
])('meets %s', (_what, times, startsAt) => {
  expect(first({ people: [personTime('ana'), personTime('ben', { busy: times })] })?.startsAt).toBe(startsAt);
});

test('takes tentative time when nothing else is left, and says whose', () => {
  const week = busy('2026-03-01T00:00:00.000Z', '2026-03-08T00:00:00.000Z', 'tentative');
  const monday = busy('2026-03-02T00:00:00.000Z', '2026-03-02T23:00:00.000Z');
  expect(first({ people: [personTime('ana'), personTime('ben', { busy: [week, monday] })] })).toMatchObject({
    startsAt: '2026-03-03T08:00:00.000Z',
    tentative: ['ben'],
  });
});

test('unknown is never free', () => {
  expect(findSlots(request({ people: [personTime('ana'), personTime('ben', { busy: null })] }))).toEqual([]);
});

test('nobody required, no slot', () => {
  expect(findSlots(request({ people: [] }))).toEqual([]);
  expect(findSlots(request({ people: [personTime('ana', { attendance: 'optional' })] }))).toEqual([]);
});

test('two zones meet where their working hours do', () => {
  const people = [personTime('ana'), personTime('bob', { workingHours: hoursIn('America/New_York') })];
  expect(first({ people })?.startsAt).toBe('2026-03-02T14:00:00.000Z');
  const apart = [personTime('ana'), personTime('akira', { workingHours: hoursIn('Asia/Tokyo') })];
  expect(findSlots(request({ people: apart }))).toEqual([]);
});

test.each([
  ['only America changed its clocks', '2026-03-09', '2026-03-09T13:00:00.000Z'],
  ['both changed them', '2026-03-30', '2026-03-30T13:00:00.000Z'],
  ['before either', '2026-03-02', '2026-03-02T14:00:00.000Z'],
])('working hours follow summer time: %s', (_what, day, startsAt) => {
  const people = [personTime('ana'), personTime('bob', { workingHours: hoursIn('America/New_York') })];
  const found = first({ people, earliest: `${day}T00:00:00.000Z`, latest: `${day}T23:00:00.000Z` });
  expect(found?.startsAt).toBe(startsAt);
});

test('holidays count where the person is', () => {
  const people = [personTime('ana'), personTime('ben', { holidays: new Set(['2026-03-02', '2026-03-03']) })];
  expect(first({ people })?.startsAt).toBe('2026-03-04T08:00:00.000Z');
});

test('a night shift works over midnight', () => {
  const night = { days: [1], startMinute: 22 * 60, endMinute: 6 * 60, timeZone: 'Europe/Berlin' };
  const people = [personTime('ana', { workingHours: night }), personTime('ben', { workingHours: night })];
  expect(first({ people, earliest: '2026-03-03T00:00:00.000Z' })?.startsAt).toBe('2026-03-03T00:00:00.000Z');
});

test('begins on the half hour of the session’s zone, whatever its offset', () => {
  const people = [personTime('asha', { workingHours: hoursIn('Asia/Kathmandu') })];
  const found = first({ people, timeZone: 'Asia/Kathmandu', earliest: '2026-03-02T05:01:00.000Z' });
  expect(found && localTime(found.startsAt, 'Asia/Kathmandu')).toBe('11:00');
});

test('one optional person more is worth a wait of a day, not of two', () => {
  const optional = (until: string) =>
    personTime('opt', { attendance: 'optional', busy: [busy('2026-03-02T00:00:00.000Z', until)] });
  const withOptional = (until: string) => first({ people: [personTime('ana'), optional(until)] });
  expect(withOptional('2026-03-02T12:00:00.000Z')).toMatchObject({
    startsAt: '2026-03-02T12:00:00.000Z',
    optionalFree: ['opt'],
  });
  expect(withOptional('2026-03-05T12:00:00.000Z')).toMatchObject({
    startsAt: '2026-03-02T08:00:00.000Z',
    optionalBusy: ['opt'],
  });
});

test('an optional person whose calendar is unknown does not hold it up', () => {
  const people = [personTime('ana'), personTime('opt', { attendance: 'optional', busy: null })];
  expect(first({ people })).toMatchObject({ startsAt: '2026-03-02T08:00:00.000Z', optionalBusy: ['opt'] });
});

test('further choices do not overlap the better ones', () => {
  const starts = findSlots(request({ limit: 3 })).map((slot) => slot.startsAt.slice(11, 16));
  expect(starts).toEqual(['08:00', '09:00', '10:00']);
});

test('a length or a step of nothing is refused', () => {
  expect(() => findSlots(request({ durationMinutes: 0 }))).toThrow(RangeError);
  expect(() => findSlots(request({ stepMinutes: 0 }))).toThrow(RangeError);
});

const FROM = epochMs('2026-03-23T00:00:00.000Z');
const busyTimes = fc.array(
  fc.record({
    at: fc.integer({ min: -600, max: 14 * 1440 }),
    length: fc.integer({ min: 0, max: 2000 }),
    kind: fc.constantFrom('busy', 'oof', 'tentative', 'unknown', 'workingElsewhere'),
  }),
  { maxLength: 25 },
);
const someone = fc.record({
  times: fc.option(busyTimes, { freq: 12 }),
  zone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Europe/London', 'Asia/Kolkata', 'Africa/Johannesburg'),
  isRequired: fc.boolean(),
});

test('a chosen slot is never in anybody required’s busy time or outside their hours, in any zone, over changes of clocks', () => {
  fc.assert(
    fc.property(
      fc.array(someone, { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 15, max: 180 }),
      (group, minutes) => {
        const people = group.map(({ times, zone, isRequired }, index) =>
          personTime(`p${index}`, {
            attendance: isRequired ? 'required' : 'optional',
            workingHours: hoursIn(zone),
            busy:
              times?.map(({ at, length, kind }) =>
                busy(instantOf(FROM + at * 60_000), instantOf(FROM + (at + length) * 60_000), kind),
              ) ?? null,
          }),
        );
        const slots = findSlots(
          request({
            people,
            earliest: instantOf(FROM),
            latest: instantOf(FROM + 14 * 86_400_000),
            durationMinutes: minutes,
          }),
        );
        const required = people.filter((person) => person.attendance === 'required');
        for (const slot of slots) {
          for (const person of required) {
            const clashes = (person.busy ?? []).filter(
              (one) => one.startsAt < slot.endsAt && slot.startsAt < one.endsAt && one.startsAt < one.endsAt,
            );
            const soft = clashes.every((one) => one.kind === 'tentative' || one.kind === 'workingElsewhere');
            expect(person.busy).not.toBeNull();
            expect(soft).toBe(true);
            expect(clashes.length > 0).toBe(slot.tentative.includes(person.mail));
            const zone = person.workingHours?.timeZone ?? '';
            expect(minutesIntoDay(slot.startsAt, zone)).toBeGreaterThanOrEqual(540);
            expect(minutesIntoDay(slot.startsAt, zone) + minutes).toBeLessThanOrEqual(1020);
          }
          expect(epochMs(slot.endsAt) - epochMs(slot.startsAt)).toBe(minutes * 60_000);
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('twenty people over six weeks take well under a second', () => {
  const zones = ['Europe/Berlin', 'Europe/London', 'Europe/Athens', 'Africa/Johannesburg'];
  const people = Array.from({ length: 20 }, (_, index) =>
    personTime(`p${index}`, {
      workingHours: hoursIn(zones[index % 4] ?? 'UTC'),
      holidays: new Set<string>(),
      busy: Array.from({ length: 120 }, (_unused, slot) => {
        const from = FROM + (slot * 8 + (index % 7)) * 3_600_000;
        return busy(instantOf(from), instantOf(from + 1_800_000));
      }),
    }),
  );
  const before = performance.now();
  const slots = findSlots(
    request({ people, earliest: instantOf(FROM), latest: instantOf(FROM + 42 * 86_400_000), durationMinutes: 30 }),
  );
  expect(performance.now() - before).toBeLessThan(1000);
  expect(slots.length).toBeGreaterThan(0);
});
