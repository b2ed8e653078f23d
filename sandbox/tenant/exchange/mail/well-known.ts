/**
 * The folders every mailbox has, with the names that work in place of their ids.
 * @see https://learn.microsoft.com/graph/api/resources/mailfolder
 */

/** One folder. */
export interface Folder {
  number: number;
  displayName: string;
  /** Name that works as an id, such as `inbox`; null for folders people made. */
  wellKnown: string | null;
  /** Number of the folder around it; the root of all folders is its own parent. */
  parent: number;
  isHidden: boolean;
  change: number;
}

/** Well-known name and title, in the order their numbers are given. The root comes first. */
const WELL_KNOWN: readonly (readonly [string, string])[] = [
  ['msgfolderroot', 'Top of Information Store'],
  ['inbox', 'Inbox'],
  ['drafts', 'Drafts'],
  ['sentitems', 'Sent Items'],
  ['deleteditems', 'Deleted Items'],
  ['archive', 'Archive'],
  ['junkemail', 'Junk Email'],
  ['outbox', 'Outbox'],
  ['conversationhistory', 'Conversation History'],
];
/** Number of the folder that holds all others. */
export const ROOT_FOLDER = 1;

/** The folders of a fresh mailbox by number. */
export function wellKnownFolders(): Record<string, Folder> {
  return Object.fromEntries(
    WELL_KNOWN.map(([wellKnown, displayName], index) => [
      index + 1,
      { number: index + 1, displayName, wellKnown, parent: ROOT_FOLDER, isHidden: false, change: 1 },
    ]),
  );
}
