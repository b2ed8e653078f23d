/**
 * What a meeting message shows of its meeting, and the event itself when `$expand` asks for it.
 */
import type { Json } from '../../json.ts';
import { expansion } from '../../odata/query.ts';
import type { Context } from '../../route.ts';
import { findInstance } from '../calendar/find-event.ts';
import { eventEntity } from '../calendar/show-event.ts';
import type { Mailbox } from '../state.ts';
import type { MeetingNote } from './message.ts';

const EVENT = 'microsoft.graph.eventMessage/event';

/** Members of the derived types. The event may be gone: its times are then left out. */
export function meetingMembers(context: Context, mailbox: Mailbox, note: MeetingNote): Json {
  const instance = findInstance(mailbox, note.event, note.part);
  const entity = instance ? eventEntity(context, mailbox, instance) : null;
  return {
    meetingMessageType: note.messageType,
    isOutOfDate: false,
    isDelegated: false,
    ...(entity
      ? {
          startDateTime: entity.start,
          endDateTime: entity.end,
          location: entity.location,
          isAllDay: entity.isAllDay,
          recurrence: entity.recurrence,
          type: entity.type,
        }
      : {}),
    ...(note.kind === 'request' ? requestMembers(entity) : {}),
    ...(note.kind === 'response' ? { responseType: note.responseType } : {}),
    ...(entity && (expansion(context.query, EVENT) ?? expansion(context.query, 'event')) ? { event: entity } : {}),
  };
}

function requestMembers(entity: Json | null): Json {
  return {
    meetingRequestType: 'newMeetingRequest',
    responseRequested: entity?.responseRequested ?? true,
    allowNewTimeProposals: entity?.allowNewTimeProposals ?? true,
    previousLocation: null,
    previousStartDateTime: null,
    previousEndDateTime: null,
  };
}
