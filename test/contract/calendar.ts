/** What every calendar must do: one behaviour suite, run by each implementation. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Calendar, EventDraft } from '../../server/ports/calendar.ts';
import type { Actor } from '../../server/ports/identity.ts';
import type { PersonRef } from '../../shared/action-item/person.ts';

export interface CalendarHarness {
  readonly calendar: Calendar;
  readonly actor: Actor;
  /** Address of the mailbox that organises. */
  readonly organiser: string;
  /** The organiser deletes an event in Outlook. */
  erase(eventId: string): Promise<void>;
  /** At least two others. */
  readonly people: readonly (PersonRef & { readonly mail: string })[];
}

const DAY = '2027-02-01';
let number = 0;
/** A booking nobody has made yet, an hour of its own on the first of February 2027. */
export const aDraft = ({ people }: Pick<CalendarHarness, 'people'>): EventDraft => {
  number += 1;
  const hour = (offset: number) => String((number + offset) % 24).padStart(2, '0');
  return {
    key: `booking-${number}`,
    title: `Follow-up ${number}`,
    bodyHtml: '<p>Agenda &amp; open items</p>',
    startsAt: `${DAY}T${hour(0)}:00:00.000Z`,
    endsAt: `${DAY}T${hour(0)}:30:00.000Z`,
    timeZone: 'Europe/Berlin',
    attendees: people.slice(0, 2).map((person) => ({ person, attendance: 'required' })),
    isOnlineMeeting: true,
  };
};
export const RANGE = { from: '2027-01-01T00:00:00.000Z', to: '2027-03-01T00:00:00.000Z' };

export function describeCalendar(name: string, make: () => Promise<CalendarHarness>): void {
  describe(`calendar contract, ${name}`, () => {
    let harness: CalendarHarness;
    beforeAll(async () => {
      harness = await make();
    });
    booksOnce(() => harness);
    changesBookings(() => harness);
  });
}

function booksOnce(stage: () => CalendarHarness): void {
  const book = (draft: EventDraft) => stage().calendar.book(stage().actor, stage().organiser, draft);

  test('books what was asked for', async () => {
    const draft = aDraft(stage());
    const event = await book(draft);
    expect(event).toMatchObject({
      title: draft.title,
      startsAt: draft.startsAt,
      endsAt: draft.endsAt,
      timeZone: 'Europe/Berlin',
      seriesId: null,
      isCancelled: false,
      joinUrl: expect.stringMatching(/^https:/),
    });
    const invited = event.attendees.map(({ person, attendance }) => [person.mail, attendance]);
    expect(invited).toEqual(expect.arrayContaining(draft.attendees.map(({ person }) => [person.mail, 'required'])));
    const read = await stage().calendar.read(stage().actor, stage().organiser, event.eventId);
    expect(read).toMatchObject({ eventId: event.eventId, startsAt: draft.startsAt, joinUrl: event.joinUrl });
  });

  test('a known key gives the same event back, also when the wish has changed meanwhile', async () => {
    const draft = aDraft(stage());
    const first = await book(draft);
    const again = await book({ ...draft, title: 'Another title' });
    expect(again).toMatchObject({ eventId: first.eventId, title: draft.title });
  });

  test('two bookings of one key at the same time are one event', async () => {
    const draft = aDraft(stage());
    const [one, two] = await Promise.all([book(draft), book(draft)]);
    expect(one?.eventId).toBe(two?.eventId);
  });

  test('is found by its key, null for none', async () => {
    const draft = aDraft(stage());
    const { eventId } = await book(draft);
    const { calendar, actor, organiser } = stage();
    expect((await calendar.findByKey(actor, organiser, draft.key))?.eventId).toBe(eventId);
    expect(await calendar.findByKey(actor, organiser, "no-such'key")).toBeNull();
  });

  test('a meeting without a link has none', async () => {
    expect((await book({ ...aDraft(stage()), isOnlineMeeting: false })).joinUrl).toBeNull();
  });

  test('an event that is not there is not found', async () => {
    const { calendar, actor, organiser } = stage();
    await expect(calendar.read(actor, organiser, 'nowhere')).rejects.toMatchObject({ kind: 'not-found' });
    await expect(calendar.update(actor, organiser, 'nowhere', { title: 'x' })).rejects.toMatchObject({
      kind: 'not-found',
    });
  });
}

function changesBookings(stage: () => CalendarHarness): void {
  const booked = async () => {
    const { calendar, actor, organiser } = stage();
    return calendar.book(actor, organiser, aDraft(stage()));
  };

  test('changes what is named and keeps the rest, the link above all', async () => {
    const { calendar, actor, organiser, people } = stage();
    const event = await booked();
    const [first] = people;
    if (!first) throw new Error('nobody');
    const changed = await calendar.update(actor, organiser, event.eventId, {
      startsAt: '2027-02-03T08:00:00.000Z',
      endsAt: '2027-02-03T09:00:00.000Z',
      attendees: [{ person: first, attendance: 'optional' }],
      bodyHtml: '<p>New agenda</p>',
    });
    expect(changed).toMatchObject({
      eventId: event.eventId,
      title: event.title,
      startsAt: '2027-02-03T08:00:00.000Z',
      timeZone: 'Europe/Berlin',
      joinUrl: event.joinUrl,
    });
    expect(changed.bodyHtml).toContain('New agenda');
    expect(changed.attendees.map(({ person }) => person.mail)).toEqual([first.mail]);
  });

  test('cancels, and cancelling what is gone is fine', async () => {
    const { calendar, actor, organiser } = stage();
    const { eventId } = await booked();
    await calendar.cancel(actor, organiser, eventId, 'Nothing is open.');
    await calendar.cancel(actor, organiser, eventId, 'Nothing is open.');
    await calendar.cancel(actor, organiser, 'never-was', '');
  });

  test('tells everything in the range first, then only changes and deletions', async () => {
    const { calendar, actor, organiser } = stage();
    const [kept, gone] = [await booked(), await booked()];
    const first = await calendar.changes(actor, organiser, RANGE, null);
    expect(first.isComplete).toBe(true);
    expect(first.changed.map(({ eventId }) => eventId)).toEqual(expect.arrayContaining([kept.eventId, gone.eventId]));
    await calendar.update(actor, organiser, kept.eventId, { title: 'Renamed' });
    await stage().erase(gone.eventId);
    const second = await calendar.changes(actor, organiser, RANGE, first.token);
    expect(second.isComplete).toBe(false);
    expect(second.changed.map(({ title }) => title)).toEqual(['Renamed']);
    expect(second.deletedEventIds).toEqual([gone.eventId]);
    const third = await calendar.changes(actor, organiser, RANGE, second.token);
    expect(third).toMatchObject({ changed: [], deletedEventIds: [] });
  });

  test('answers for every address, in the order asked', async () => {
    const { calendar, actor, organiser, people } = stage();
    const mails = people.slice(0, 2).map(({ mail }) => mail);
    const found = await calendar.availability(actor, organiser, mails.toReversed(), RANGE);
    expect(found.map(({ mail }) => mail)).toEqual(mails.toReversed());
  });
}
