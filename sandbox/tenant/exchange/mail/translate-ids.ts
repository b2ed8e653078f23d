/**
 * translateExchangeIds: ordinary ids to immutable ones and back.
 * @see https://learn.microsoft.com/graph/api/user-translateexchangeids
 */
import type { Json } from '../../json.ts';
import { formatId, type ItemKey, parseId } from '../item-ids.ts';
import type { Mailbox } from '../state.ts';

/** One result an id; those that name nothing carry an error instead of a target. */
export function translateIds(mailbox: Mailbox, ids: readonly string[], targetType: string): Json[] {
  const immutable = /immutable/i.test(targetType);
  return ids.map((sourceId) => {
    const key = parseId(sourceId);
    const folder = key && key.mailboxId === mailbox.ownerId ? folderOf(mailbox, key) : null;
    if (!key || folder === null) {
      return { sourceId, errorDetails: { code: 'ErrorInvalidIdMalformed', message: 'Id is malformed.' } };
    }
    return { sourceId, targetId: formatId({ ...key, folder: immutable ? null : folder }) };
  });
}

function folderOf(mailbox: Mailbox, key: ItemKey): number | null {
  if (key.kind === 'message') return mailbox.messages[key.item]?.folder ?? null;
  if (key.kind === 'event') return mailbox.events[key.item] ? mailbox.calendar : null;
  return null;
}
