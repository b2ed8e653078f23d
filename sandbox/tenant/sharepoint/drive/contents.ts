/**
 * Contents of files: small ones in one PUT, downloads by redirect.
 */
import { fail } from '../../errors.ts';
import { contextUrl } from '../../odata/page.ts';
import { type Context, created, ok, type Reply } from '../../route.ts';
import { addRow, checkEtag, touchRow } from '../rows.ts';
import { itemNotFound, type Row } from '../state.ts';
import { downloadUrl, driveItemEntity } from './shapes.ts';
import { type Conflict, FILES } from './state.ts';
import { checkedName, ensureFolders, type Place, segmentsOf, settleName } from './tree.ts';

/** One-shot uploads end here; larger files take an upload session. */
const SMALL_BYTES = 250 * 1024 * 1024;

const TYPES: Readonly<Record<string, string>> = {
  txt: 'text/plain',
  html: 'text/html',
  json: 'application/json',
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  eml: 'message/rfc822',
  ics: 'text/calendar',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Type by the name's ending, as SharePoint decides it. */
function mimeTypeOf(name: string): string {
  return TYPES[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';
}

/** Puts a content under a name below a folder, by the rule for conflicts. */
export function storeFile(
  place: Place,
  name: string,
  content: Buffer,
  conflict: Conflict,
): { row: Row; isNew: boolean } {
  const settled = settleName(place.list, place.row, checkedName(name), conflict);
  if (settled.existing) {
    replaceContent(place, settled.existing, content);
    return { row: settled.existing, isNew: false };
  }
  const row = addRow(
    place,
    {},
    {
      name: settled.name,
      parentRow: place.row?.id ?? null,
      folder: false,
      mimeType: mimeTypeOf(settled.name),
      size: content.length,
      contentVersion: 1,
    },
  );
  place.tenant.store.slice(FILES).contents[row.guid] = content.toString('base64');
  return { row, isNew: true };
}

function replaceContent(place: Place, row: Row, content: Buffer): void {
  if (!row.file || row.file.folder) throw fail(409, 'nameAlreadyExists', 'A folder with the same name already exists.');
  row.file.size = content.length;
  row.file.contentVersion += 1;
  place.tenant.store.slice(FILES).contents[row.guid] = content.toString('base64');
  touchRow(place, row);
}

/** `PUT …/content` of an existing item, or of a path that may be new. */
export function putContent(context: Context, place: Place, path: string | null): Reply {
  if (context.rawBody.length > SMALL_BYTES)
    throw fail(413, 'invalidRequest', 'The file is too large for a single request.');
  if (path === null) {
    const { row } = place;
    if (!row) throw fail(400, 'invalidRequest', 'A folder has no content.');
    checkEtag(context.headers['if-match'], row);
    replaceContent(place, row, context.rawBody);
    return itemReply(context, place, row, false);
  }
  const segments = segmentsOf(path);
  const name = segments.pop() ?? '';
  const folder = ensureFolders(place, segments);
  const conflict = (context.query.raw.get('@microsoft.graph.conflictbehavior') ?? 'replace') as Conflict;
  const { row, isNew } = storeFile({ ...place, row: folder }, name, context.rawBody, conflict);
  return itemReply(context, place, row, isNew);
}

/** The item, 201 when it is new. */
export function itemReply({ tenant, query }: Context, { site, list }: Place, row: Row | null, isNew: boolean): Reply {
  const path = `drives('${encodeURIComponent(list.id)}')/items`;
  const body = {
    '@odata.context': contextUrl(tenant.graphBaseUrl, path, query, true),
    ...driveItemEntity(tenant, site, list, row),
  };
  return isNew ? created(body) : ok(body);
}

/** 302 to the content's pre-authenticated address. */
export function redirectToContent({ tenant }: Context, { row }: Place): Reply {
  if (!row?.file || row.file.folder) throw itemNotFound('The item has no content.');
  return { status: 302, headers: { location: downloadUrl(tenant, row) } };
}

/** `GET /download/{ticket}`. */
export function download({ tenant, param }: Context): Reply {
  const { tickets, contents } = tenant.store.slice(FILES);
  const ticket = tickets[param('ticket')];
  if (!ticket || ticket.expiresAtMs <= tenant.clock.now())
    throw fail(401, 'unauthenticated', 'The address has expired.');
  const content = contents[ticket.guid];
  if (content === undefined) throw itemNotFound();
  const headers = { 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(ticket.name)}` };
  return { status: 200, body: Buffer.from(content, 'base64'), contentType: ticket.mimeType, headers };
}
