import { expect, test } from 'vitest';
import { meetingKey, textSessionKey } from '../../../shared/meeting/key.ts';

const SERIES = '040000008200E00074C5B7101A82E00800000000B0A5C1D2E3F4DB01000000000000000010000000AABBCCDD11223344';
const OCCURRENCE = `${SERIES.slice(0, 32)}07EA0305${SERIES.slice(40)}`;
const START = '2026-03-05T09:00:00.000Z';

test('a key is 32 hex digits', () => {
  expect(meetingKey({ iCalUId: 'abc@example.org', originalStartsAt: null })).toMatch(/^[0-9a-f]{32}$/);
});

test('each occurrence of a series has a key of its own', () => {
  const keys = [START, '2026-03-12T09:00:00.000Z', null].map((originalStartsAt) =>
    meetingKey({ iCalUId: SERIES, originalStartsAt }),
  );
  expect(new Set(keys).size).toBe(3);
});

test('Exchange’s id of an occurrence and the id of its series in a file give one key', () => {
  expect(meetingKey({ iCalUId: OCCURRENCE, originalStartsAt: START })).toBe(
    meetingKey({ iCalUId: SERIES.toLowerCase(), originalStartsAt: '2026-03-05T10:00:00+01:00' }),
  );
});

test('ids of other makers are taken as they are', () => {
  expect(meetingKey({ iCalUId: 'Abc', originalStartsAt: null })).not.toBe(
    meetingKey({ iCalUId: 'abc', originalStartsAt: null }),
  );
});

test('text alone gives the same key however its title is spaced', () => {
  const identity = { title: 'Weekly  Review\u00a0', startsAt: START, organiserMail: 'Ana@Example.org' };
  const again = { title: 'weekly review', startsAt: '2026-03-05T09:00:00Z', organiserMail: 'ana@example.org' };
  expect(textSessionKey(identity)).toBe(textSessionKey(again));
  expect(textSessionKey({ ...again, organiserMail: null })).not.toBe(textSessionKey(again));
});

test('a text session and a meeting never share a key', () => {
  expect(textSessionKey({ title: 'x', startsAt: START, organiserMail: null })).not.toBe(
    meetingKey({ iCalUId: 'x', originalStartsAt: START }),
  );
});
