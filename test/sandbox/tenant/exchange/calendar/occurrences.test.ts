import { describe, expect, it } from 'vitest';
import type { StoredEvent } from '../../../../../sandbox/tenant/exchange/calendar/event.ts';
import { instancesBetween, occurrenceAt } from '../../../../../sandbox/tenant/exchange/calendar/occurrences.ts';

const utc = (text: string) => Date.parse(text);

/** A daily series of an hour at 09:00 in New York, from 6 March 2026 on: clocks change on the 8th. */
function series(more: Partial<StoredEvent> = {}): StoredEvent {
  const zone = 'Eastern Standard Time';
  const fields = {
    subject: 'Daily',
    startMs: utc('2026-03-06T14:00:00Z'),
    endMs: utc('2026-03-06T15:00:00Z'),
    startZone: zone,
    endZone: zone,
  } as StoredEvent['fields'];
  return {
    number: 7,
    change: 3,
    uid: 'u',
    fields,
    recurrence: {
      pattern: {
        type: 'daily',
        interval: 1,
        month: 0,
        dayOfMonth: 0,
        daysOfWeek: [],
        firstDayOfWeek: 'sunday',
        index: 'first',
      },
      range: {
        type: 'noEnd',
        startDate: '2026-03-06',
        endDate: '0001-01-01',
        numberOfOccurrences: 0,
        recurrenceTimeZone: zone,
      },
    },
    overrides: {},
    removed: [],
    ...more,
  } as StoredEvent;
}

const starts = (event: StoredEvent, from: string, to: string) =>
  instancesBetween(event, utc(from), utc(to)).map(({ fields }) => new Date(fields.startMs).toISOString().slice(0, 16));
const part = (text: string) => utc(text) / 60_000;

describe('occurrences of a series', () => {
  it('keep their local time when the clocks change', () => {
    expect(starts(series(), '2026-03-06T00:00:00Z', '2026-03-10T00:00:00Z')).toEqual([
      '2026-03-06T14:00',
      '2026-03-07T14:00',
      '2026-03-08T13:00',
      '2026-03-09T13:00',
    ]);
  });

  it('are found by their part only where the pattern has one', () => {
    expect(occurrenceAt(series(), part('2026-03-09T13:00:00Z'))?.type).toBe('occurrence');
    expect(occurrenceAt(series(), part('2026-03-09T14:00:00Z'))).toBeNull();
    expect(occurrenceAt(series(), part('2026-03-05T14:00:00Z'))).toBeNull();
  });

  it('leave out the removed ones and show a moved one where it is now', () => {
    const moved = part('2026-03-20T13:00:00Z');
    const times = { startMs: utc('2026-03-07T18:00:00Z'), endMs: utc('2026-03-07T19:00:00Z') };
    const event = series({
      removed: [part('2026-03-07T14:00:00Z')],
      overrides: { [moved]: { change: 9, fields: times } },
    });
    const shown = instancesBetween(event, utc('2026-03-07T00:00:00Z'), utc('2026-03-08T00:00:00Z'));
    expect(shown.map(({ type, part: at, change }) => [type, at, change])).toEqual([['exception', moved, 9]]);
    expect(starts(event, '2026-03-20T00:00:00Z', '2026-03-21T00:00:00Z')).toEqual([]);
  });

  it('touch a window by half-open intervals, whether they began before it or not', () => {
    expect(starts(series(), '2026-03-06T14:30:00Z', '2026-03-06T14:40:00Z')).toEqual(['2026-03-06T14:00']);
    expect(starts(series(), '2026-03-06T15:00:00Z', '2026-03-07T14:00:00Z')).toEqual([]);
  });
});
