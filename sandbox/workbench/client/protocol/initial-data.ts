/** What Outlook tells a pane about mailbox and item when it starts or the item changes. Times are ms since 1970. */

/** Kind of item, with Outlook's numbers. */
export const ITEM_TYPE = {
  message: 1,
  appointment: 2,
  meetingRequest: 3,
  messageCompose: 4,
  appointmentCompose: 5,
} as const;

export type ItemType = (typeof ITEM_TYPE)[keyof typeof ITEM_TYPE];

/** A person in initial data. Response: 0 none, 1 organizer, 2 tentative, 3 accepted, 4 declined. */
export interface HostPerson {
  readonly name: string;
  readonly address: string;
  readonly appointmentResponse: number;
  /** 0 other, 1 list, 2 user, 3 external. */
  readonly recipientType: number;
}

/** Values of a read item; compose items carry almost none. */
export interface ReadItemData {
  readonly id: string;
  readonly subject: string;
  readonly normalizedSubject: string;
  readonly itemClass: string;
  readonly dateTimeCreated: number;
  readonly dateTimeModified: number;
  readonly to: readonly HostPerson[];
  readonly cc: readonly HostPerson[];
  readonly attachments: readonly HostAttachment[];
  readonly location?: string;
  readonly start?: number;
  readonly end?: number;
  readonly organizer?: HostPerson;
  readonly from?: HostPerson;
  readonly sender?: HostPerson;
  readonly conversationId?: string;
  readonly internetMessageId?: string;
  readonly seriesId?: string | null;
  readonly recurrence?: unknown;
  readonly isAllDayEvent?: boolean;
  readonly sensitivity?: number;
}

export interface HostAttachment {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  readonly attachmentType: number;
  readonly isInline: boolean;
}

/** Whose mailbox it is, and what the add-in may do. */
export interface MailboxFacts {
  readonly userDisplayName: string;
  readonly userEmailAddress: string;
  /** Windows name of the zone. */
  readonly userTimeZone: string;
  readonly graphBaseUrl: string;
  readonly permission: 'ReadItem' | 'ReadWriteItem' | 'ReadWriteMailbox';
}

const PERMISSION_LEVEL = { ReadItem: 1, ReadWriteMailbox: 2, ReadWriteItem: 3 } as const;

/** The whole object for the pane. `item` is null while composing something without an id. */
export function initialData(mailbox: MailboxFacts, itemType: ItemType, item: Partial<ReadItemData> | null) {
  return {
    userDisplayName: mailbox.userDisplayName,
    userEmailAddress: mailbox.userEmailAddress,
    userTimeZone: mailbox.userTimeZone,
    userProfileType: 'office365',
    hostVersion: '16.0.15201.10000',
    owaView: 'ThreeColumns',
    ewsUrl: '',
    restUrl: mailbox.graphBaseUrl,
    isRestIdSupported: true,
    permissionLevel: PERMISSION_LEVEL[mailbox.permission],
    itemType,
    ...item,
  };
}
