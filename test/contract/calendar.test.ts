import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createGraphCalendar } from '../../server/adapters/graph/calendar.ts';
import type { Calendar } from '../../server/ports/calendar.ts';
import { ANA, BEN, PEOPLE, TENANT } from '../support/builders.ts';
import { createMemoryCalendar } from '../support/memory-calendar.ts';
import { aDraft, describeCalendar, RANGE } from './calendar.ts';
import { type GraphStage, openGraphStage } from './graph-stage.ts';

let stage: GraphStage;
let calendar: Calendar;
beforeAll(async () => {
  stage = await openGraphStage(false);
  calendar = createGraphCalendar(stage.graph);
});
afterAll(() => stage.close());

describeCalendar('memory', async () => {
  const memory = createMemoryCalendar();
  return {
    calendar: memory,
    actor: { kind: 'app', tenantId: TENANT },
    organiser: ANA.mail,
    people: [BEN, ...PEOPLE.slice(2)],
    erase: async (eventId) => memory.erase(eventId),
  };
});
describeCalendar('Graph', async () => ({
  calendar,
  actor: stage.app,
  organiser: organiser(),
  people: others(),
  erase: async (eventId) => void (await stage.direct('DELETE', `/users/${organiser()}/events/${eventId}`)),
}));

const organiser = (): string => stage.people[0]?.mail ?? '';
const others = () => stage.people.slice(1).map(({ name, mail }) => ({ key: null, name, mail }));

describe('calendar over Graph', () => {
  const post = { method: 'POST', path: '**/events' };
  const invitations = async (mailbox: string, title: string): Promise<number> => {
    const path = `/users/${mailbox}/calendarView?startDateTime=${RANGE.from}&endDateTime=${RANGE.to}&$top=500`;
    const { value } = (await stage.direct('GET', path)) as { value: { subject: string }[] };
    return value.filter(({ subject }) => subject === title).length;
  };

  test('a follow-up for eight people is two requests', async () => {
    const people = others().slice(0, 8);
    await calendar.findByKey(stage.app, organiser(), 'warm-up');
    await stage.requests();
    const mails = people.map(({ mail }) => mail);
    await calendar.availability(stage.app, organiser(), mails, {
      from: '2027-02-01T00:00:00Z',
      to: '2027-02-15T00:00:00Z',
    });
    const draft = aDraft({ people: others() });
    await calendar.book(stage.app, organiser(), {
      ...draft,
      attendees: people.map((person) => ({ person, attendance: 'required' })),
    });
    const requests = await stage.requests();
    expect(requests.map(({ method }) => method)).toEqual(['POST', 'POST']);
    expect(requests.map(({ headers }) => headers.prefer).at(-1)).toContain('ImmutableId');
    expect(await invitations(people[7]?.mail ?? '', draft.title)).toBe(1);
  });

  test.each([
    ['dropped after booking', { dropConnection: 'after' }, 'booked'],
    ['timed out at the gateway after booking', { status: 504, afterEffect: true }, 'booked'],
    ['dropped before booking', { dropConnection: 'before' }, 'unknown'],
    ['refused by an outage', { status: 503 }, 'unknown'],
  ])('a booking whose answer was %s is looked up, never made twice', async (_name, fault, outcome) => {
    const draft = aDraft({ people: others() });
    await stage.fault({ match: post, times: 1, ...fault });
    const call = calendar.book(stage.app, organiser(), draft);
    if (outcome === 'booked') await expect(call).resolves.toMatchObject({ title: draft.title });
    else await expect(call).rejects.toMatchObject({ kind: 'unknown-outcome' });
    await calendar.book(stage.app, organiser(), draft);
    expect(await invitations(organiser(), draft.title)).toBe(1);
    expect(await invitations(others()[0]?.mail ?? '', draft.title)).toBe(1);
  });

  test('a cancelled event is told as deleted', async () => {
    const { eventId } = await calendar.book(stage.app, organiser(), aDraft({ people: others() }));
    const { token } = await calendar.changes(stage.app, organiser(), RANGE, null);
    await calendar.cancel(stage.app, organiser(), eventId, 'Nothing is open.');
    expect((await calendar.changes(stage.app, organiser(), RANGE, token)).deletedEventIds).toEqual([eventId]);
  });

  test('a cancellation whose answer got lost is done', async () => {
    const { eventId } = await calendar.book(stage.app, organiser(), aDraft({ people: others() }));
    await stage.fault({ match: { method: 'POST', path: '**/cancel' }, times: 1, dropConnection: 'after' });
    await expect(calendar.cancel(stage.app, organiser(), eventId, 'x')).resolves.toBeUndefined();
  });

  test('the agenda can be rewritten often and the link stays in the body once', async () => {
    const event = await calendar.book(stage.app, organiser(), aDraft({ people: others() }));
    let body = '';
    for (const agenda of ['one', 'two', 'three'])
      body = (await calendar.update(stage.app, organiser(), event.eventId, { bodyHtml: `<p>${agenda}</p>` })).bodyHtml;
    expect(body).toContain('three');
    expect(body).not.toMatch(/<p>(one|two)<\/p>/);
    expect(body.replaceAll('&amp;', '&').split(event.joinUrl ?? 'none').length).toBeGreaterThan(1);
    expect(body.length).toBeLessThan(4_000);
  });

  test('busy people are busy, strangers are unknown, and hours come with an IANA zone', async () => {
    const draft = aDraft({ people: others() });
    await calendar.book(stage.app, organiser(), draft);
    const mails = [others()[0]?.mail ?? '', 'stranger@elsewhere.example'];
    const [known, stranger] = await calendar.availability(stage.app, organiser(), mails, RANGE);
    expect(known?.busy).toContainEqual(expect.objectContaining({ startsAt: draft.startsAt, endsAt: draft.endsAt }));
    expect(known?.workingHours?.timeZone).toMatch(/^[A-Z]\w+\/\w+/);
    expect(known?.workingHours?.days).toContain(1);
    expect(stranger).toEqual({ mail: mails[1], busy: null, workingHours: null });
  });

  test('twenty-five people over three months are asked in the parts Graph takes', async () => {
    const mails = Array.from({ length: 25 }, (_one, index) => others()[index % others().length]?.mail ?? '');
    await stage.requests();
    const range = { from: '2027-01-01T00:00:00Z', to: '2027-04-01T00:00:00Z' };
    const found = await calendar.availability(stage.app, organiser(), mails, range);
    expect(found.map(({ mail }) => mail)).toEqual(mails);
    expect(await stage.requests()).toHaveLength(4);
  });

  test('occurrences of a series come whole, and the master does not come as a meeting', async () => {
    const master = {
      subject: 'Weekly review',
      start: { dateTime: '2027-02-02T09:00:00', timeZone: 'W. Europe Standard Time' },
      end: { dateTime: '2027-02-02T10:00:00', timeZone: 'W. Europe Standard Time' },
      attendees: [{ type: 'required', emailAddress: { address: others()[0]?.mail } }],
      recurrence: {
        pattern: { type: 'weekly', interval: 1, daysOfWeek: ['tuesday'] },
        range: { type: 'numbered', startDate: '2027-02-02', numberOfOccurrences: 3 },
      },
    };
    const { id } = (await stage.direct('POST', `/users/${organiser()}/events`, master, {
      prefer: 'IdType="ImmutableId"',
    })) as { id: string };
    const { changed } = await calendar.changes(stage.app, organiser(), RANGE, null);
    const series = changed.filter(({ title }) => title === 'Weekly review');
    expect(series.map(({ startsAt }) => startsAt).sort()).toEqual([
      '2027-02-02T08:00:00.000Z',
      '2027-02-09T08:00:00.000Z',
      '2027-02-16T08:00:00.000Z',
    ]);
    expect(new Set(series.map(({ seriesId }) => seriesId))).toEqual(new Set([id]));
    expect(series.every(({ attendees }) => attendees.length > 0)).toBe(true);
  });

  test.each([
    [410, 'syncStateNotFound'],
    [400, 'syncStateNotFound'],
    [410, 'resyncRequired'],
  ])('a lapsed token (%i %s) starts over', async (status, code) => {
    const { token } = await calendar.changes(stage.app, organiser(), RANGE, null);
    await stage.fault({ match: { path: '**/calendarView/delta' }, times: 1, status, code });
    expect(await calendar.changes(stage.app, organiser(), RANGE, token)).toMatchObject({ isComplete: true });
  });
});
