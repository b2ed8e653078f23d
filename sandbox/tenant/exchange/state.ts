/**
 * What the exchange area keeps: one mailbox a person, mail that left the tenant, online meetings, and its knobs.
 * The records inside are described beside their code; everything is JSON.
 */

import type { SliceDefinition } from '../store.ts';
import type { StoredAttachment } from './attachments.ts';
import type { StoredEvent } from './calendar/event.ts';
import type { StoredMessage } from './mail/message.ts';
import type { Folder } from './mail/well-known.ts';
import type { StoredMeeting } from './meetings/stored-meeting.ts';
import type { MailboxSettings } from './settings.ts';

/** A thing that is gone from a folder or calendar, for delta. */
export interface Gone {
  /** Mailbox change number at which it went. */
  change: number;
  /** Folder or calendar number it went from. */
  from: number;
  /** Number of the item. */
  item: number;
  /** Minute of the occurrence, 0 for a whole item. */
  part: number;
}

/** One mailbox. Numbers of folders, calendars, items and categories come from one counter. */
export interface Mailbox {
  /** Object id of the owner. */
  ownerId: string;
  nextNumber: number;
  /** Number of the latest change; items carry the number of theirs. */
  change: number;
  folders: Record<string, Folder>;
  messages: Record<string, StoredMessage>;
  goneMessages: Gone[];
  /** Number of the one calendar. */
  calendar: number;
  events: Record<string, StoredEvent>;
  goneEvents: Gone[];
  /** Transaction ids ever used, with a digest of what was asked and the number of the event. */
  transactions: Record<string, { digest: string; event: number }>;
  categories: { number: number; displayName: string; color: string }[];
  settings: MailboxSettings;
}

/** Mail for an address that is not of this tenant. */
export interface OutsideMail {
  at: string;
  from: string;
  to: string;
  subject: string;
  internetMessageId: string;
  /** Number of the sender's item, mailbox of the sender. */
  mailboxId: string;
}

/** An attachment on its way up in pieces. */
export interface Upload {
  mailboxId: string;
  item: number;
  kind: 'message' | 'event';
  attachment: StoredAttachment;
  size: number;
  /** Base64 of what has arrived. */
  received: string[];
  receivedBytes: number;
  expiresAtMs: number;
}

/** Behaviour that tests and demonstrations may change. */
export interface Knobs {
  /** How many look-ups miss a message right after it was sent, before it shows in Sent Items. */
  sentItemMisses: number;
  /** 400 and 409 have both been seen for a transaction id used twice. */
  duplicateTransactionStatus: 400 | 409;
}

/** The area's slice. */
export interface ExchangeState {
  mailboxes: Record<string, Mailbox>;
  outside: OutsideMail[];
  uploads: Record<string, Upload>;
  meetings: Record<string, StoredMeeting>;
  knobs: Knobs;
  /** Delta tokens carry it; a new one makes all older tokens unknown. */
  syncGeneration: string;
}

/** Declares the slice. */
export const EXCHANGE: SliceDefinition<ExchangeState> = {
  name: 'exchange',
  empty: () => ({
    mailboxes: {},
    outside: [],
    uploads: {},
    meetings: {},
    knobs: { sentItemMisses: 0, duplicateTransactionStatus: 409 },
    syncGeneration: '',
  }),
};
