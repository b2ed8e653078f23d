/** One line of the append-only Log list: who changed what, from what, to what, through which channel. */
import type { IsoInstant } from '../time/instant.ts';
import type { PersonRef } from './person.ts';

export const LOG_ACTS = [
  'created',
  'changed',
  'commented',
  'evidence-added',
  'stage-changed',
  'sighted',
  'mail-sent',
  'session-booked',
  'session-changed',
  'edited-in-sharepoint',
] as const;
export type LogAct = (typeof LOG_ACTS)[number];

export const CHANNELS = ['Outlook', 'Teams', 'Mail', 'SharePoint', 'Server', 'API'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Never changed once written. `before` and `after` hold the changed fields only, as JSON. */
export interface LogEntry {
  readonly key: string;
  readonly at: IsoInstant;
  /** Null when the server acted on its own. */
  readonly who: PersonRef | null;
  readonly what: LogAct;
  /** Reference of the record it is about. */
  readonly on: string;
  readonly before: string;
  readonly after: string;
  readonly comment: string;
  readonly channel: Channel;
  readonly messageId: string | null;
}
