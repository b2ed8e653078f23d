import { describe, expect, test } from 'vitest';
import { transactionIdOf } from '../../../../server/adapters/graph/calendar.ts';
import { toCalendarEvent, toNewEvent, toWireChanges } from '../../../../server/adapters/graph/event-fields.ts';
import type { EventDraft } from '../../../../server/ports/calendar.ts';

const DRAFT: EventDraft = {
  key: 'follow-up/S-001/1',
  title: 'Follow-up',
  bodyHtml: '<p>Agenda</p>',
  startsAt: '2026-03-05T13:00:00.000Z',
  endsAt: '2026-03-05T13:30:00.000Z',
  timeZone: 'Europe/Berlin',
  attendees: [
    { person: { key: 'a', name: 'Ana', mail: 'ana@contoso.example' }, attendance: 'required' },
    { person: { key: null, name: 'Somebody said aloud', mail: null }, attendance: 'required' },
  ],
  isOnlineMeeting: true,
};

describe('a new event', () => {
  test('carries our key twice, wall-clock times, and only people who can be invited', () => {
    const id = transactionIdOf(DRAFT.key);
    expect(toNewEvent(DRAFT, id)).toEqual({
      subject: 'Follow-up',
      body: { contentType: 'html', content: '<p>Agenda</p>' },
      start: { dateTime: '2026-03-05T14:00:00', timeZone: 'W. Europe Standard Time' },
      end: { dateTime: '2026-03-05T14:30:00', timeZone: 'W. Europe Standard Time' },
      attendees: [{ type: 'required', emailAddress: { name: 'Ana', address: 'ana@contoso.example' } }],
      transactionId: id,
      singleValueExtendedProperties: [{ id: expect.stringContaining('FollowthroughKey'), value: DRAFT.key }],
      isOnlineMeeting: true,
      onlineMeetingProvider: 'teamsForBusiness',
    });
  });

  test('has a transaction id that is a UUID and follows from the key alone', () => {
    expect(transactionIdOf('a')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(transactionIdOf('a')).toBe(transactionIdOf('a'));
    expect(transactionIdOf('a')).not.toBe(transactionIdOf('b'));
  });
});

describe('an event as Graph writes it', () => {
  test('may lack almost everything', () => {
    const bare = {
      id: 'x',
      start: { dateTime: '2026-03-05T13:00:00.0000000' },
      end: { dateTime: '2026-03-05T14:00:00' },
    };
    expect(toCalendarEvent(bare)).toMatchObject({
      eventId: 'x',
      title: '',
      attendees: [],
      timeZone: 'UTC',
      joinUrl: null,
      organiser: { key: null, name: '', mail: null },
    });
  });

  test.each([
    ['accepted', 'accepted'],
    ['tentativelyAccepted', 'tentative'],
    ['declined', 'declined'],
    ['organizer', 'organizer'],
    ['notResponded', 'none'],
    ['none', 'none'],
    [undefined, 'none'],
  ])('the answer %s is %s', (response, answer) => {
    const status = response === undefined ? null : { response };
    const times = { start: { dateTime: '2026-03-05T13:00:00' }, end: { dateTime: '2026-03-05T14:00:00' } };
    const event = toCalendarEvent({ id: 'x', ...times, attendees: [{ type: 'required', status }] });
    expect(event.attendees[0]?.answer).toBe(answer);
  });
});

describe('a change', () => {
  const now = toCalendarEvent({
    id: 'x',
    start: { dateTime: '2026-03-05T13:00:00' },
    end: { dateTime: '2026-03-05T14:00:00' },
    originalStartTimeZone: 'Tokyo Standard Time',
  });

  test('of one end writes both, in the zone of the event', () => {
    expect(toWireChanges({ endsAt: '2026-03-05T15:00:00.000Z' }, now)).toEqual({
      start: { dateTime: '2026-03-05T22:00:00', timeZone: 'Tokyo Standard Time' },
      end: { dateTime: '2026-03-06T00:00:00', timeZone: 'Tokyo Standard Time' },
    });
  });

  test('of the title leaves the times alone', () => {
    expect(toWireChanges({ title: 'New' }, now)).toEqual({ subject: 'New' });
  });
});
