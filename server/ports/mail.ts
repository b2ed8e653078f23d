/** Outgoing mail, in the steps that make it safe to crash between any two of them. */
import type { IsoInstant } from '../../shared/time/instant.ts';
import type { Actor } from './identity.ts';

export interface MailAddress {
  readonly name: string;
  readonly address: string;
}

/** A mail frozen before anything is sent: the same content gives the same MIME, byte for byte. */
export interface OutgoingMail {
  /** Our key; becomes the Message-ID and the extended property. Unique for ever. */
  readonly key: string;
  readonly from: MailAddress;
  readonly to: readonly MailAddress[];
  readonly replyTo: MailAddress | null;
  /** One line; control characters are refused. */
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** Date header. */
  readonly writtenAt: IsoInstant;
  readonly language: string;
}

export type MailTrace =
  | { readonly state: 'nowhere' }
  | { readonly state: 'draft' | 'sent'; readonly messageId: string };

export interface Mail {
  /** Makes the draft in the sender's mailbox; gives its immutable id. Never repeated by the adapter. */
  draft(actor: Actor, mailbox: string, mail: OutgoingMail): Promise<{ readonly messageId: string }>;
  /** Stamps our key on the draft and sends it. Rejects `unknown-outcome` when it may have gone out. */
  send(actor: Actor, mailbox: string, messageId: string, key: string): Promise<void>;
  /** Where the message of that id is now. */
  whereIs(actor: Actor, mailbox: string, messageId: string): Promise<MailTrace>;
  /** Asks the mailbox by both keys, in Drafts and Sent Items. */
  findByKey(actor: Actor, mailbox: string, key: string): Promise<MailTrace>;
  /** The message as it stands in the mailbox, as MIME. Rejects `not-found`. */
  readMime(actor: Actor, mailbox: string, messageId: string): Promise<Uint8Array>;
}
