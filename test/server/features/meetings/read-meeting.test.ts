import { beforeEach, expect, test } from 'vitest';
import { PATHS } from '../../../../shared/contract/paths.ts';
import { startWorld, type TestServer } from '../../../support/build-app.ts';
import { ANA, BEN } from '../../../support/builders.ts';
import type { World } from '../../../support/memory-ports.ts';

const CHAT = '19:meeting_depot_round@thread.v2';
const joinUrl = 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_depot_round%40thread.v2/0?context=1';
let world: World;
let server: TestServer;
const ask = (query: Record<string, string>) =>
  server.call('GET', `${PATHS.meeting}?${new URLSearchParams(query).toString()}`);
const put = (eventId: string, day: string, rest: object = {}) =>
  world.calendar.put(ANA.mail, {
    eventId,
    seriesId: 'series-1',
    joinUrl,
    startsAt: `${day}T09:00:00.000Z`,
    endsAt: `${day}T10:00:00.000Z`,
    ...rest,
  });

beforeEach(async () => {
  ({ world, server } = await startWorld('2026-03-09T09:30:00.000Z'));
  put('other', '2026-03-09', { joinUrl: joinUrl.replace('depot', 'other') });
});

test('is found by the id that Outlook gives', async () => {
  expect((await ask({ itemId: 'other' })).json).toMatchObject({ eventId: 'other', seriesId: 'series-1' });
});

test('is found by its chat: of a series the occurrence nearest to now', async () => {
  put('last-week', '2026-03-02');
  put('next-week', '2026-03-16');
  expect((await ask({ chatId: CHAT })).json.eventId).toBe('last-week');
  put('now', '2026-03-09');
  expect((await ask({ chatId: CHAT })).json.eventId).toBe('now');
});

const inBody = {
  joinUrl: 'https://teams.microsoft.com/meet/1?p=2',
  bodyHtml: `<a href="https://teams.microsoft.com/meetingOptions/?threadId=${CHAT.replace(':', '_')}">Options</a>`,
};
const byStranger = { ...inBody, seriesId: null, organiser: BEN };

test('where joining has a short link, the link to the options in its body tells', async () => {
  put('last-week', '2026-03-02', inBody);
  put('now', '2026-03-09', inBody);
  expect((await ask({ chatId: CHAT })).json.eventId).toBe('now');
});

test("a stranger's invitation that quotes the chat is not the meeting, however near", async () => {
  put('quoted', '2026-03-09', byStranger);
  put('next-week', '2026-03-16');
  expect((await ask({ chatId: CHAT })).json.eventId).toBe('next-week');
});

test('nobody can tell which it is when only bodies of several organisers name the chat', async () => {
  put('quoted', '2026-03-09', byStranger);
  put('next-week', '2026-03-16', inBody);
  expect((await ask({ chatId: CHAT })).json.type).toBe('/problems/not-found');
});

test('one that was called off does not count', async () => {
  put('off', '2026-03-09', { isCancelled: true });
  put('next-week', '2026-03-16');
  expect((await ask({ chatId: CHAT })).json.eventId).toBe('next-week');
});

test.each([
  ['nothing', {}, 'invalid-fields'],
  ['two', { itemId: 'other', chatId: CHAT }, 'invalid-fields'],
  ['a chat that is none', { chatId: 'x' }, 'invalid-fields'],
  ['the chat of a meeting that is not in the calendar', { chatId: CHAT }, 'not-found'],
  ['an event of somebody else', { itemId: 'event-9' }, 'not-found'],
])('%s is refused', async (_what, query, slug) => {
  expect((await ask(query as Record<string, string>)).json.type).toBe(`/problems/${slug}`);
});
