import { describe, expect, test } from 'vitest';
import { captureItems, keyOf } from '../../../../addin/features/review/capture-items.ts';
import { handWritten } from '../../../../addin/features/review/found.ts';
import { gapsOf, gapsToSave } from '../../../../addin/features/review/gate.ts';
import { localKeyOf, type ReviewMeeting, sessionFacts } from '../../../../addin/features/review/meeting.ts';
import { REVIEW } from '../../../../addin/words/en/review.ts';

const ANA = { key: null, name: 'Ana', mail: null, isUncertain: true };

describe('what is sent', () => {
  test('is what was accepted and not saved yet', () => {
    const entries = [
      handWritten('a', { text: 'one' }),
      { ...handWritten('b', { text: 'two' }), decision: 'discarded' as const },
      { ...handWritten('c', { text: 'three' }), saved: { reference: 'AI-001', outcome: 'created' as const } },
    ];
    expect(captureItems('s', entries, REVIEW.ownerAsWritten).items.map(({ title }) => title)).toEqual(['one']);
  });

  test('carries the same key for the same sentence of the same session', () => {
    const one = { id: 'x', quote: 'Ana sends it.', ordinal: 0 };
    expect(keyOf('s', one)).toBe(keyOf('s', { ...one, id: 'other' }));
    expect(keyOf('s', one)).not.toBe(keyOf('t', one));
    expect(keyOf('s', one)).not.toBe(keyOf('s', { ...one, ordinal: 1 }));
  });

  test('tells apart what was written by hand', () => {
    expect(keyOf('s', { id: 'a', quote: '', ordinal: 0 })).not.toBe(keyOf('s', { id: 'b', quote: '', ordinal: 0 }));
  });

  test('keeps a long task whole in the notes', () => {
    const [item] = captureItems('s', [handWritten('a', { text: 'word '.repeat(80) })], REVIEW.ownerAsWritten).items;
    expect(item?.title.length).toBeLessThanOrEqual(255);
    expect(item?.notes).toHaveLength(399);
  });

  test('keeps a name that may fit nobody in the notes, and says nothing more of somebody picked', () => {
    const long = 'word '.repeat(80).trim();
    const written = (text: string, isUncertain: boolean) =>
      captureItems('s', [handWritten('a', { text, owner: { ...ANA, isUncertain } })], REVIEW.ownerAsWritten).items[0];
    expect(written('Send it', true)).toMatchObject({ title: 'Send it', notes: 'Owner as written: Ana' });
    expect(written(long, true)?.notes).toBe(`${long}\n\nOwner as written: Ana`);
    expect(written('Send it', false)).not.toHaveProperty('notes');
  });

  test('holds no control characters', () => {
    const [item] = captureItems(
      's',
      [handWritten('a', { text: 'line\u0000one\r\nline two' })],
      REVIEW.ownerAsWritten,
    ).items;
    expect(item?.title).toMatch(/^\P{Cc}*$/u);
  });
});

describe('the end gate', () => {
  test.each([
    [{ owner: null, dueOn: null, dueVague: false }, ['owner-missing', 'due-missing']],
    [{ owner: ANA, dueOn: null, dueVague: true }, ['owner-unknown', 'due-vague']],
    [{ owner: { ...ANA, isUncertain: false }, dueOn: '2026-03-05', dueVague: false }, []],
  ] as const)('%j lacks %j', (entry, gaps) => {
    expect(gapsOf(entry)).toEqual(gaps);
  });

  test('asks nothing of an item that is only seen again', () => {
    expect(gapsToSave([handWritten('a', { sameAs: { reference: 'AI-001', why: '' } })])).toEqual([]);
  });
});

describe('the session', () => {
  const meeting: ReviewMeeting = {
    title: 'Review',
    organiser: { name: 'Marcus', mail: 'marcus@example.org' },
    attendees: [{ name: 'Priya', mail: 'not an address' }],
    startsAt: '2026-03-05T10:00:00.000Z',
    endsAt: '2026-03-05T11:00:00.000Z',
    timeZone: 'Europe/London',
    itemId: null,
    sessionKey: null,
    sourceKind: 'Meeting',
    channel: 'Outlook',
  };
  const me = { key: 'oid', name: 'Marcus Adeyemi', mail: 'Marcus@Example.org' };

  test('knows oneself by the directory’s key and drops what is no address', () => {
    const facts = sessionFacts(meeting, null, me, null);
    expect(facts.organiser).toEqual(me);
    expect(facts.attendees).toEqual([{ key: null, name: 'Priya', mail: null }]);
  });

  test('always has somebody in it', () => {
    expect(sessionFacts({ ...meeting, attendees: [] }, null, me, null).attendees).toEqual([me]);
  });

  test('takes what the calendar knows before what the page read', () => {
    const known = {
      key: 'k',
      eventId: 'e',
      iCalUId: 'u',
      seriesId: 's',
      title: 'From the calendar',
      organiser: me,
      attendees: [me],
      startsAt: meeting.startsAt,
      endsAt: meeting.endsAt,
      timeZone: 'Asia/Tokyo',
    };
    expect(sessionFacts(meeting, known, me, null)).toMatchObject({
      title: 'From the calendar',
      iCalUId: 'u',
      timeZone: 'Asia/Tokyo',
    });
  });

  test('names the date on which people meet again', () => {
    const followUp = { quote: '', start: 0, end: 1, phrase: 'in four weeks', on: '2026-04-02' };
    expect(sessionFacts(meeting, null, me, { decisions: ['Go'], questions: [], followUp })).toMatchObject({
      nextOn: '2026-04-02',
      decisions: ['Go'],
    });
  });

  test('has the same local key after its people changed', () => {
    expect(localKeyOf({ ...meeting, attendees: [] })).toBe(localKeyOf(meeting));
  });
});
