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

/** What is to be saved now, and which entry each key stands for. */
export function captureItems(
  sessionKey: string,
  entries: readonly Entry[],
): { readonly items: CaptureItem[]; readonly keys: ReadonlyMap<string, string> } {
  const chosen = entries.filter(isToSave);
  return {
    items: chosen.map((entry) => itemOf(entry, keyOf(sessionKey, entry))),
    keys: new Map(chosen.map((entry) => [entry.id, keyOf(sessionKey, entry)])),
  };
}

function itemOf(entry: Entry, key: string): CaptureItem {
  const { owner, dueOn, priority, actionType, sameAs } = entry;
  const whole = cleanLine(entry.text, QUOTE_LIMIT);
  const title = cleanLine(whole, TITLE_LIMIT);
  return {
    key,
    title,
    ...(title !== whole && { notes: whole }),
    owner: owner && { key: owner.key, name: cleanLine(owner.name, TITLE_LIMIT), mail: owner.mail },
    dueOn,
    priority,
    actionType,
    ...(entry.quote !== '' && { sourceQuote: cleanBlock(entry.quote, QUOTE_LIMIT) }),
    ...(sameAs && { sameAs: sameAs.reference }),
  };
}
