import { expect, test } from 'vitest';
import type { GraphEvent, GraphMessage } from '../../../../../sandbox/workbench/client/outlook/graph-types.ts';
import { conversationsOf } from '../../../../../sandbox/workbench/client/outlook/message-list.ts';
import {
  eventData,
  messageData,
  normalizedSubject,
} from '../../../../../sandbox/workbench/client/outlook/read-item.ts';

const recipient = (address: string) => ({ emailAddress: { name: address, address } });
const event: GraphEvent = {
  id: 'e1',
  subject: 'Review',
  start: { dateTime: '2026-03-05T10:00:00.0000000', timeZone: 'W. Europe Standard Time' },
  end: { dateTime: '2026-03-05T11:00:00.0000000', timeZone: 'W. Europe Standard Time' },
  isAllDay: false,
  isCancelled: false,
  isOrganizer: false,
  showAs: 'busy',
  location: { displayName: 'Room' },
  attendees: [
    { ...recipient('a@firm.example'), type: 'required', status: { response: 'accepted' } },
    { ...recipient('b@else.example'), type: 'optional', status: { response: 'declined' } },
    { ...recipient('room@firm.example'), type: 'resource' },
  ],
  organizer: recipient('o@firm.example'),
  seriesMasterId: 's1',
  type: 'occurrence',
  iCalUId: 'u1',
  sensitivity: 'normal',
  categories: [],
  createdDateTime: '2026-03-01T00:00:00Z',
  lastModifiedDateTime: '2026-03-02T00:00:00Z',
};
const message: GraphMessage = {
  id: 'm1',
  subject: 'RE: Fwd: Plan',
  from: recipient('o@firm.example'),
  toRecipients: [recipient('a@firm.example')],
  ccRecipients: [],
  receivedDateTime: '2026-03-05T10:00:00Z',
  createdDateTime: '2026-03-05T10:00:00Z',
  lastModifiedDateTime: '2026-03-05T10:00:00Z',
  isRead: true,
  isDraft: false,
  conversationId: 'c1',
  internetMessageId: '<m1>',
  hasAttachments: false,
  categories: [],
};
const where = { zone: 'Europe/Berlin', ownDomain: 'firm.example' };

test('an appointment carries instants, answers and who is from outside', () => {
  expect(eventData(event, where.zone, where.ownDomain)).toMatchObject({
    start: Date.parse('2026-03-05T09:00:00Z'),
    end: Date.parse('2026-03-05T10:00:00Z'),
    to: [{ address: 'a@firm.example', appointmentResponse: 3, recipientType: 2 }],
    cc: [{ address: 'b@else.example', appointmentResponse: 4, recipientType: 3 }],
    organizer: { appointmentResponse: 1 },
    seriesId: 's1',
    location: 'Room',
    itemClass: 'IPM.Appointment',
  });
});

test('a message is a message, an invitation is a meeting request with its times', () => {
  expect(messageData(message, [], where)).toMatchObject({ itemType: 1, data: { normalizedSubject: 'Plan' } });
  const request = { ...message, meetingMessageType: 'meetingRequest', event };
  expect(messageData(request, [], where)).toMatchObject({
    itemType: 3,
    data: { itemClass: 'IPM.Schedule.Meeting.Request', start: Date.parse('2026-03-05T09:00:00Z') },
  });
});

test('marks of answers are taken from a subject, its words are not', () => {
  expect(['Re: Re: x', 'AW: x', 'Return: x'].map(normalizedSubject)).toEqual(['x', 'x', 'Return: x']);
});

test('a conversation is one line with its newest message, unread when any is', () => {
  const older = { ...message, id: 'm0', isRead: false };
  const other = { ...message, id: 'm2', conversationId: 'c2' };
  expect(conversationsOf([message, other, older])).toMatchObject([
    { newest: { id: 'm1' }, count: 2, unread: true },
    { newest: { id: 'm2' }, count: 1, unread: false },
  ]);
});
