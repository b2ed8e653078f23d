/**
 * Ids of mailbox things. An ordinary id tells where an item lies and so changes when it moves; an immutable id does
 * not. Both are URL-safe base64 with padding and mind upper and lower case, as the service's are.
 * @see https://learn.microsoft.com/graph/outlook-immutable-id
 */

/** What an id points to. */
export type ItemKind = 'folder' | 'message' | 'event' | 'calendar' | 'attachment' | 'category';

/** The parts of an id. Numbers count from 1 within the mailbox. */
export interface ItemKey {
  kind: ItemKind;
  /** Object id of the mailbox's owner. */
  mailboxId: string;
  item: number;
  /** Number of the folder an item lies in; null in immutable ids. */
  folder: number | null;
  /** Start of the occurrence in minutes since 1970, or number of the attachment; 0 when there is none. */
  part: number;
}

const KINDS: readonly ItemKind[] = ['folder', 'message', 'event', 'calendar', 'attachment', 'category'];
/** First bytes: the ids then begin with `AAMk` and `AAkA` like the real ones. */
const ORDINARY = Buffer.from([0x00, 0x03, 0x24]);
const IMMUTABLE = Buffer.from([0x00, 0x09, 0x00]);
const LENGTH = 3 + 1 + 16 + 4 + 4 + 4;

/** The id as clients see it. */
export function formatId(key: ItemKey): string {
  const bytes = Buffer.alloc(LENGTH);
  (key.folder === null ? IMMUTABLE : ORDINARY).copy(bytes, 0);
  bytes.writeUInt8(KINDS.indexOf(key.kind), 3);
  Buffer.from(key.mailboxId.replaceAll('-', ''), 'hex').copy(bytes, 4);
  bytes.writeUInt32BE(key.folder ?? 0, 20);
  bytes.writeUInt32BE(key.item, 24);
  bytes.writeUInt32BE(key.part, 28);
  return bytes.toString('base64').replaceAll('+', '_').replaceAll('/', '-');
}

/** The parts of an id, or null when it is not one of ours. */
export function parseId(id: string): ItemKey | null {
  if (!/^[A-Za-z0-9_-]{43}=$/.test(id)) return null;
  const bytes = Buffer.from(id.replaceAll('-', '/').replaceAll('_', '+'), 'base64');
  const head = bytes.subarray(0, 3);
  const kind = KINDS[bytes.readUInt8(3)];
  if (kind === undefined || !(head.equals(ORDINARY) || head.equals(IMMUTABLE))) return null;
  return {
    kind,
    mailboxId: guidText(bytes.subarray(4, 20)),
    folder: head.equals(ORDINARY) ? bytes.readUInt32BE(20) : null,
    item: bytes.readUInt32BE(24),
    part: bytes.readUInt32BE(28),
  };
}

function guidText(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Key of a version, as in `changeKey` and, with `W/"…"` around it, in the etag. */
export function changeKeyOf(mailboxId: string, change: number): string {
  const bytes = Buffer.alloc(16);
  Buffer.from(mailboxId.replaceAll('-', ''), 'hex').copy(bytes, 0, 0, 12);
  bytes.writeUInt32BE(change, 12);
  return bytes.toString('base64');
}
