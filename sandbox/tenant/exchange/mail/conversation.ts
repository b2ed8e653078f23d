/**
 * Conversations: which thread a message belongs to and the binary index Outlook threads by.
 * @see MS-OXOMSG 2.2.1.3 PidTagConversationIndex
 */
import { createHash } from 'node:crypto';

const FILETIME_EPOCH_MS = 11_644_473_600_000;

/** Index of the first message of a conversation: version, high bytes of the time, GUID; base64. */
export function newConversationIndex(guid: string, nowMs: number): string {
  const bytes = Buffer.alloc(22);
  bytes[0] = 1;
  fileTime(nowMs).copy(bytes, 1, 1, 6);
  Buffer.from(guid.replaceAll('-', ''), 'hex').copy(bytes, 6);
  return bytes.toString('base64');
}

/** Index of an answer: that of the message answered and five more bytes. */
export function childConversationIndex(parent: string, nowMs: number): string {
  return Buffer.concat([Buffer.from(parent, 'base64'), fileTime(nowMs).subarray(1, 6)]).toString('base64');
}

function fileTime(instantMs: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(instantMs + FILETIME_EPOCH_MS) * 10_000n);
  return bytes;
}

/** Id of a conversation in one mailbox: other mailboxes show another id for the same thread. */
export function conversationId(mailboxId: string, conversation: string): string {
  const digest = createHash('sha256').update(`${mailboxId}:${conversation}`).digest().subarray(0, 16);
  const bytes = Buffer.concat([
    Buffer.from([0x00, 0x04, 0x24]),
    Buffer.from(mailboxId.replaceAll('-', ''), 'hex'),
    digest,
  ]);
  return `${bytes.toString('base64').replaceAll('+', '_').replaceAll('/', '-')}`;
}

/** GUID of the conversation that an Internet message id or a first Message-ID in References names. */
export function conversationOf(messageId: string): string {
  const hex = createHash('sha256').update(messageId.toLowerCase()).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
