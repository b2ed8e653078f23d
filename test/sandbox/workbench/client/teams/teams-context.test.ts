import { expect, test } from 'vitest';
import {
  legacyContext,
  meetingIdOf,
  type Place,
  threadOf,
} from '../../../../../sandbox/workbench/client/teams/teams-context.ts';

const contextAt = (place: Place) =>
  legacyContext({
    user: { id: 'o', displayName: 'Ana', userPrincipalName: 'ana@firm.example' },
    tenantId: 't',
    appId: 'a',
    theme: 'light',
    frameContext: 'content',
    place,
    entityId: 'register',
    subPageId: null,
    sessionId: 's',
  });

test('light is what Teams calls default, and no item is no member', () => {
  const context = contextAt({ kind: 'personal' });
  expect(context).toMatchObject({ theme: 'default', userObjectId: 'o', tid: 't', loginHint: 'ana@firm.example' });
  expect(context).not.toHaveProperty('subEntityId');
  expect(context).not.toHaveProperty('channelId');
});

test('a channel names team and channel, a meeting its chat and id', () => {
  expect(contextAt({ kind: 'channel' })).toMatchObject({ channelName: 'General', teamName: 'Quality Circle' });
  const threadId = '19:meeting_x@thread.v2';
  expect(contextAt({ kind: 'meeting', threadId })).toMatchObject({
    chatId: threadId,
    meetingId: meetingIdOf(threadId),
  });
  expect(atob(meetingIdOf(threadId))).toBe(`0#${threadId}#0`);
});

test('the chat is read from a join link', () => {
  expect(threadOf('https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0?context=y')).toBe(
    '19:meeting_x@thread.v2',
  );
  expect(threadOf('https://example.org/')).toBeNull();
});
