/** Accepted entries as the server takes them. Pure. */
import { actionKey } from '../../../shared/action-item/new-item.ts';
import { cleanBlock, cleanLine } from '../../../shared/action-item/shown-text.ts';
import type { CaptureItem } from '../../../shared/contract/capture.ts';
import { type Entry, isToSave } from './entry.ts';

const TITLE_LIMIT = 255;
const QUOTE_LIMIT = 4_000;

/** The idempotency key of an entry: the same sentence of the same session is the same item, however often it is saved. */
export const keyOf = (sessionKey: string, { id, quote, ordinal }: Pick<Entry, 'id' | 'quote' | 'ordinal'>): string =>
  quote === '' ? actionKey(sessionKey, `by hand ${id}`, ordinal) : actionKey(sessionKey, quote, ordinal);

/**
 * What is to be saved now, and which entry each key stands for.
 * @param asWritten the line of the notes that keeps a name which may fit nobody: an item's owner is a person or nobody.
 */
export function captureItems(
  sessionKey: string,
  entries: readonly Entry[],
  asWritten: (name: string) => string,
): { readonly items: CaptureItem[]; readonly keys: ReadonlyMap<string, string> } {
  const chosen = entries.filter(isToSave);
  return {
    items: chosen.map((entry) => itemOf(entry, keyOf(sessionKey, entry), asWritten)),
    keys: new Map(chosen.map((entry) => [entry.id, keyOf(sessionKey, entry)])),
  };
}

function itemOf(entry: Entry, key: string, asWritten: (name: string) => string): CaptureItem {
  const { owner, dueOn, priority, actionType, sameAs } = entry;
  const whole = cleanLine(entry.text, QUOTE_LIMIT);
  const title = cleanLine(whole, TITLE_LIMIT);
  const name = cleanLine(owner?.name ?? '', TITLE_LIMIT);
  const notes = [...(title === whole ? [] : [whole]), ...(owner?.isUncertain && name !== '' ? [asWritten(name)] : [])];
  return {
    key,
    title,
    ...(notes.length > 0 && { notes: notes.join('\n\n') }),
    owner: owner && { key: owner.key, name, mail: owner.mail },
    dueOn,
    priority,
    actionType,
    ...(entry.quote !== '' && { sourceQuote: cleanBlock(entry.quote, QUOTE_LIMIT) }),
    ...(sameAs && { sameAs: sameAs.reference }),
  };
}
