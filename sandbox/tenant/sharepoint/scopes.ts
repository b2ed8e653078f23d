/**
 * The permission sets of SharePoint's routes.
 * @see https://learn.microsoft.com/graph/permissions-reference
 */
import { permissions } from '../permissions.ts';

const WRITE = 'Sites.ReadWrite.All Sites.Manage.All Sites.FullControl.All Sites.Selected';
const FILE_WRITE = 'Files.ReadWrite.All Sites.ReadWrite.All Sites.Manage.All Sites.FullControl.All Sites.Selected';

/** Reading sites, lists, columns and items. */
export const SITES_READ = permissions(`Sites.Read.All ${WRITE}`);
/** Writing items. */
export const SITES_WRITE = permissions(WRITE);
/** Making and changing lists: applications may with plain write as well. */
export const LISTS_MANAGE = permissions('Sites.Manage.All Sites.FullControl.All Sites.Selected', WRITE);
/** Making and changing columns and content types. */
export const COLUMNS_MANAGE = permissions('Sites.Manage.All Sites.FullControl.All Sites.Selected');
/** Reading and writing grants of a site; nobody does it with a Selected scope. */
export const GRANTS_READ = permissions('Sites.FullControl.All');
export const GRANTS_WRITE = permissions('', 'Sites.FullControl.All');
/** Files of a library. */
export const FILES_READ = permissions(
  `Files.Read Files.Read.All Files.ReadWrite Sites.Read.All ${FILE_WRITE}`,
  `Files.Read.All Sites.Read.All ${FILE_WRITE}`,
);
export const FILES_WRITE = permissions(`Files.ReadWrite ${FILE_WRITE}`, FILE_WRITE);
/** Upload sessions: applications need a scope on sites. */
export const UPLOAD_LARGE = permissions(`Files.ReadWrite ${FILE_WRITE}`, WRITE);
