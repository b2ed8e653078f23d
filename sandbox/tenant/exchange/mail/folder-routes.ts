/**
 * Routes of mail folders: list, read, create, rename, delete, children, delta.
 */
import { fail } from '../../errors.ts';
import { asObject, asString } from '../../json.ts';
import { contextUrl, readPage, select } from '../../odata/page.ts';
import { type Context, created, noContent, ok, type Reply, type Route } from '../../route.ts';
import { type DeltaRow, deltaPage } from '../delta.ts';
import { invalidRequest } from '../failures.ts';
import { mailboxOf, nextChange, preferenceHeaders, takeNumber } from '../mailboxes.ts';
import { MAIL_LIST, MAIL_WRITE } from '../scopes.ts';
import type { Mailbox } from '../state.ts';
import { childFolders, findFolder, folderEntity, folderId, wellKnownFolder } from './folders.ts';
import { moveMessage, purgeMessage } from './placement.ts';
import { type Folder, ROOT_FOLDER } from './well-known.ts';

const ALL = '/users/{user-id}/mailFolders';
const ONE = `${ALL}/{mailFolder-id}`;

/** Folder routes. */
export const FOLDER_ROUTES: readonly Route[] = [
  { method: 'GET', path: ALL, permissions: MAIL_LIST, mailbox: true, handler: listFolders },
  { method: 'POST', path: ALL, permissions: MAIL_WRITE, mailbox: true, handler: createFolder },
  { method: 'GET', path: `${ALL}/delta`, permissions: MAIL_LIST, mailbox: true, handler: folderDelta },
  { method: 'GET', path: ONE, permissions: MAIL_LIST, mailbox: true, handler: getFolder },
  { method: 'PATCH', path: ONE, permissions: MAIL_WRITE, mailbox: true, handler: renameFolder },
  { method: 'DELETE', path: ONE, permissions: MAIL_WRITE, mailbox: true, handler: deleteFolder },
  { method: 'GET', path: `${ONE}/childFolders`, permissions: MAIL_LIST, mailbox: true, handler: listFolders },
  { method: 'POST', path: `${ONE}/childFolders`, permissions: MAIL_WRITE, mailbox: true, handler: createFolder },
];

function isChildPath(context: Context): boolean {
  return /childfolders/i.test(context.path);
}

function collectionPath(context: Context): string {
  const base = `users('${context.person().id}')/mailFolders`;
  return isChildPath(context) ? `${base}('${encodeURIComponent(context.param('mailFolder-id'))}')/childFolders` : base;
}

function listFolders(context: Context): Reply {
  const mailbox = mailboxOf(context);
  const parent = isChildPath(context) ? findFolder(mailbox, context.param('mailFolder-id')).number : ROOT_FOLDER;
  const hidden = context.query.raw.get('includehiddenfolders') === 'true';
  const page = readPage(context, {
    rows: childFolders(mailbox, parent)
      .filter((folder) => hidden || !folder.isHidden)
      .map((folder) => folderEntity(mailbox, folder)),
    limits: { size: 10, max: 1000, above: 'clamp' },
    key: (folder) => String(folder.id),
    shape: (folder) => folder,
    always: ['id'],
  });
  const url = contextUrl(context.tenant.graphBaseUrl, collectionPath(context), context.query);
  return ok({ '@odata.context': url, ...page });
}

function createFolder(context: Context): Reply {
  const mailbox = mailboxOf(context);
  const parent = isChildPath(context) ? findFolder(mailbox, context.param('mailFolder-id')).number : ROOT_FOLDER;
  const { displayName, isHidden } = asObject(context.body);
  const name = asString(displayName) ?? '';
  if (name === '') throw invalidRequest('The folder needs a displayName.');
  checkFree(mailbox, parent, name);
  const number = takeNumber(mailbox);
  const change = nextChange(mailbox);
  const folder: Folder = { number, displayName: name, wellKnown: null, parent, isHidden: isHidden === true, change };
  mailbox.folders[number] = folder;
  return created(entityReply(context, mailbox, folder, collectionPath(context)));
}

function checkFree(mailbox: Mailbox, parent: number, name: string): void {
  const taken = childFolders(mailbox, parent).some((other) => other.displayName.toLowerCase() === name.toLowerCase());
  if (taken) throw fail(409, 'ErrorFolderExists', 'A folder with the specified name already exists.');
}

function entityReply(context: Context, mailbox: Mailbox, folder: Folder, path: string) {
  return {
    '@odata.context': contextUrl(context.tenant.graphBaseUrl, path, context.query, true),
    ...select(folderEntity(mailbox, folder), context.query, ['id']),
  };
}

function getFolder(context: Context): Reply {
  const mailbox = mailboxOf(context);
  const folder = findFolder(mailbox, context.param('mailFolder-id'));
  return ok(entityReply(context, mailbox, folder, collectionPath(context)));
}

function renameFolder(context: Context): Reply {
  const mailbox = mailboxOf(context);
  const folder = findFolder(mailbox, context.param('mailFolder-id'));
  const name = asString(asObject(context.body).displayName);
  if (name !== undefined && name !== folder.displayName) {
    if (folder.wellKnown !== null) {
      throw fail(403, 'ErrorRenameDistinguishedFolder', 'Distinguished folders cannot be renamed.');
    }
    checkFree(mailbox, folder.parent, name);
    folder.displayName = name;
    folder.change = nextChange(mailbox);
  }
  return ok(entityReply(context, mailbox, folder, collectionPath(context)));
}

/** Deleting a folder puts it with its messages under Deleted Items; there it goes for good. */
function deleteFolder(context: Context): Reply {
  const { tenant } = context;
  const mailbox = mailboxOf(context);
  const folder = findFolder(mailbox, context.param('mailFolder-id'));
  if (folder.wellKnown !== null) {
    throw fail(403, 'ErrorDeleteDistinguishedFolder', 'Distinguished folders cannot be deleted.');
  }
  const bin = wellKnownFolder(mailbox, 'deleteditems').number;
  for (const message of Object.values(mailbox.messages)) {
    if (message.folder !== folder.number) continue;
    if (folder.parent === bin) purgeMessage(tenant, mailbox, message);
    else moveMessage(tenant, mailbox, message, bin);
  }
  delete mailbox.folders[folder.number];
  mailbox.goneMessages.push({ change: nextChange(mailbox), from: FOLDERS, item: folder.number, part: 0 });
  return noContent();
}

/** Stands for "the list of folders" where a tombstone names the folder it left. */
const FOLDERS = 0;

function folderDelta(context: Context): Reply {
  const mailbox = mailboxOf(context);
  const rows: DeltaRow[] = [
    ...Object.values(mailbox.folders)
      .filter(({ number }) => number !== ROOT_FOLDER)
      .map((folder) => ({
        change: folder.change,
        id: folderId(mailbox, folder.number),
        shape: () => folderEntity(mailbox, folder),
      })),
    ...mailbox.goneMessages
      .filter(({ from }) => from === FOLDERS)
      .map(({ change, item }) => ({ change, id: folderId(mailbox, item), shape: null })),
  ];
  const page = deltaPage(context, { scope: `folders:${mailbox.ownerId}`, upTo: mailbox.change, rows: () => rows });
  const headers = preferenceHeaders(context.prefer, 'odata.maxpagesize');
  return ok({ '@odata.context': `${context.tenant.graphBaseUrl}/$metadata#Collection(mailFolder)`, ...page }, headers);
}
