import { expect, test } from 'vitest';
import { chatNaming } from '../../../shared/meeting/thread.ts';

const CHAT = '19:meeting_NmE4ZjYw0wXz@thread.v2';
const LONG = 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_NmE4ZjYw0wXz%40thread.v2/0?context=%7b%7d';
const SHORT = 'https://teams.microsoft.com/meet/2345678901?p=abc';
const OPTIONS = 'https://teams.microsoft.com/meetingOptions/?tenantId=1&amp;threadId=19_meeting_NmE4ZjYw0wXz@thread.v2';
const FILTERED = `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(LONG)}&amp;data=05`;
const anchor = (link: string) => `<p>Agenda</p><a href="${link}">Open</a>`;

test.each([
  ['in the link to join', LONG, '', 'joined'],
  ['in the link to the options, where joining has a short one', SHORT, anchor(`${OPTIONS}&amp;x=0`), 'linked'],
  ['in a link to join that a mail filter wrapped', null, anchor(FILTERED), 'linked'],
  [
    'in a link to the chat',
    null,
    anchor('https://teams.microsoft.com/l/chat/19:meeting_NmE4ZjYw0wXz@thread.v2'),
    'linked',
  ],
  ['nowhere', SHORT, '<p>Agenda</p>', null],
  ['by the body of a meeting that is joined elsewhere', LONG.replace('NmE4', 'else'), anchor(OPTIONS), null],
  ['in an event that is not held in Teams', null, '', null],
  ['in plain words', null, `<p>see ${CHAT}</p>`, null],
  ['in a link to somewhere else', null, anchor(OPTIONS.replace('teams.', 'teams.example/')), null],
  ['in a link of Teams to something else', null, anchor(`https://teams.microsoft.com/about?see=${CHAT}`), null],
  ['by the beginning of a longer name', LONG.replace('thread.v2', 'thread.v20'), '', null],
])('the chat is named %s', (_where, joinUrl, bodyHtml, naming) => {
  expect(chatNaming({ joinUrl, bodyHtml }, CHAT)).toBe(naming);
});

test.each(['', '19:', '19:meeting', 'meeting', '19:@thread.v2', '19:meeting_@thread.v2', '19:meeting_N@thread.v2'])(
  '%j is the chat of no meeting',
  (chatId) => {
    const joinUrl = LONG.replace('19%3ameeting_NmE4ZjYw0wXz%40thread.v2', encodeURIComponent(chatId));
    expect(chatNaming({ joinUrl, bodyHtml: anchor(OPTIONS) }, chatId)).toBeNull();
  },
);
