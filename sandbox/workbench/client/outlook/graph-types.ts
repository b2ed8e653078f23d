/** The parts of Graph's messages and events that the Outlook frame reads. */

export interface EmailAddress {
  readonly name?: string;
  readonly address?: string;
}

export interface Recipient {
  readonly emailAddress: EmailAddress;
}

export interface GraphTime {
  /** Local time without offset. */
  readonly dateTime: string;
  readonly timeZone: string;
}

export interface ItemBody {
  readonly contentType: 'text' | 'html';
  readonly content: string;
}

export interface GraphMessage {
  readonly '@odata.type'?: string;
  readonly id: string;
  readonly subject: string | null;
  readonly bodyPreview?: string;
  readonly body?: ItemBody;
  readonly from?: Recipient;
  readonly sender?: Recipient;
  readonly toRecipients: readonly Recipient[];
  readonly ccRecipients: readonly Recipient[];
  readonly receivedDateTime: string;
  readonly createdDateTime: string;
  readonly lastModifiedDateTime: string;
  readonly isRead: boolean;
  readonly isDraft: boolean;
  readonly conversationId: string;
  readonly internetMessageId: string;
  readonly hasAttachments: boolean;
  readonly categories: readonly string[];
  readonly meetingMessageType?: string;
  readonly event?: GraphEvent;
}

export interface Attendee extends Recipient {
  readonly type: 'required' | 'optional' | 'resource';
  readonly status?: { readonly response: string };
}

export interface GraphEvent {
  readonly id: string;
  readonly subject: string | null;
  readonly body?: ItemBody;
  readonly bodyPreview?: string;
  readonly start: GraphTime;
  readonly end: GraphTime;
  readonly isAllDay: boolean;
  readonly isCancelled: boolean;
  readonly isOrganizer: boolean;
  readonly showAs: string;
  readonly location?: { readonly displayName?: string };
  readonly attendees: readonly Attendee[];
  readonly organizer: Recipient;
  readonly responseStatus?: { readonly response: string };
  readonly seriesMasterId: string | null;
  readonly type: string;
  readonly iCalUId: string;
  readonly sensitivity: string;
  readonly categories: readonly string[];
  readonly createdDateTime: string;
  readonly lastModifiedDateTime: string;
  readonly onlineMeeting?: { readonly joinUrl?: string } | null;
}

export interface GraphFolder {
  readonly id: string;
  readonly displayName: string;
  readonly unreadItemCount: number;
  readonly totalItemCount: number;
}

export interface GraphAttachment {
  readonly id: string;
  readonly name: string;
  readonly contentType: string | null;
  readonly size: number;
  readonly isInline: boolean;
}

export interface Page<Item> {
  readonly value: readonly Item[];
}
