/**
 * Finding mail folders, and how Graph shows one.
 */
import type { Json } from '../../json.ts';
import { itemNotFound } from '../failures.ts';
import { idOf, readId, versionOf } from '../mailboxes.ts';
import type { Mailbox } from '../state.ts';
import { type Folder, ROOT_FOLDER } from './well-known.ts';

/** The folder with that well-known name. */
export function wellKnownFolder(mailbox: Mailbox, name: string): Folder {
  const found = Object.values(mailbox.folders).find(({ wellKnown }) => wellKnown === name);
  if (!found) throw itemNotFound();
  return found;
}

/** The folder with that id or well-known name, names in any case. @throws 404, or 400 for a malformed id. */
export function findFolder(mailbox: Mailbox, idOrName: string): Folder {
  const named = Object.values(mailbox.folders).find(({ wellKnown }) => wellKnown === idOrName.toLowerCase());
  if (named) return named;
  const folder = mailbox.folders[readId(mailbox, 'folder', idOrName).item];
  if (!folder) throw itemNotFound();
  return folder;
}

/** Folders directly inside a folder, or below the root, in the order of their names. */
export function childFolders(mailbox: Mailbox, parent: number = ROOT_FOLDER): Folder[] {
  return Object.values(mailbox.folders)
    .filter((folder) => folder.parent === parent && folder.number !== ROOT_FOLDER)
    .sort((a, b) => a.displayName.localeCompare(b.displayName, 'en'));
}

/** Id of a folder: the same with and without immutable ids. */
export function folderId(mailbox: Mailbox, number: number): string {
  return idOf(mailbox, 'folder', { item: number, folder: 0 }, false);
}

/** The folder as Graph shows it. */
export function folderEntity(mailbox: Mailbox, folder: Folder): Json {
  const messages = Object.values(mailbox.messages).filter((message) => message.folder === folder.number);
  return {
    '@odata.etag': versionOf(mailbox, folder.change).etag,
    id: folderId(mailbox, folder.number),
    displayName: folder.displayName,
    parentFolderId: folderId(mailbox, folder.parent),
    childFolderCount: childFolders(mailbox, folder.number).length,
    unreadItemCount: messages.filter((message) => !message.isRead).length,
    totalItemCount: messages.length,
    isHidden: folder.isHidden,
  };
}

/** How notifications and subscriptions may name the folder's messages. */
export function folderCollections(mailbox: Mailbox, number: number): string[] {
  const name = mailbox.folders[number]?.wellKnown;
  const ids = [folderId(mailbox, number), ...(name ? [name] : [])];
  return ids.map((id) => `mailFolders/${id}/messages`);
}
