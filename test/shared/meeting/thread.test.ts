import { expect, test } from 'vitest';
import { hasChat } from '../../../shared/meeting/thread.ts';

const CHAT = '19:meeting_NmE4Zj@thread.v2';
const LONG = 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_NmE4Zj%40thread.v2/0?context=%7b%7d';
const SHORT = 'https://teams.microsoft.com/meet/2345678901?p=abc';
const OPTIONS =
  '<a href="https://teams.microsoft.com/meetingOptions/?threadId=19_meeting_NmE4Zj@thread.v2&amp;x=0">Options</a>';

test.each([
  ['in the link to join', LONG, '', true],
  ['in the link to the options, where joining has a short one', SHORT, OPTIONS, true],
  ['nowhere', SHORT, '<p>Agenda</p>', false],
  ['of another meeting', LONG.replace('NmE4Zj', 'other'), '', false],
  ['in an event that is not held in Teams', null, '', false],
])('the chat is named %s', (_where, joinUrl, bodyHtml, isIt) => {
  expect(hasChat({ joinUrl, bodyHtml }, CHAT)).toBe(isIt);
});

test.each(['', '19:', '19:meeting', 'meeting'])('%j is the chat of no meeting', (chatId) => {
  expect(hasChat({ joinUrl: LONG, bodyHtml: OPTIONS }, chatId)).toBe(false);
});
