/** How a reader gives up. Thrown inside this folder only; read-document.ts turns it into a result at the edge. */

import type { UnreadableDocument, UnreadableKind } from '../../ports/documents.ts';

/** The one error readers throw on purpose. `message` goes to people: no content of the file in it. */
export class Unreadable extends Error {
  readonly kind: UnreadableKind;

  constructor(kind: UnreadableKind, message: string) {
    super(message);
    this.kind = kind;
  }
}

/** The failure for whatever a reader threw; an error nobody foresaw means that the file is damaged. */
export function asUnreadable(error: unknown): UnreadableDocument {
  if (error instanceof Unreadable) return { kind: error.kind, message: error.message };
  if (error instanceof RangeError && /call stack/i.test(error.message)) {
    return { kind: 'bomb', message: 'The file nests its parts deeper than any real document.' };
  }
  return { kind: 'damaged', message: 'The file is damaged: its parts do not fit together.' };
}
