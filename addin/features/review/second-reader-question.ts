/** What the server is asked when a text is read again. Pure. */
import { usableMail } from '../../../shared/action-item/mail-address.ts';
import { cleanLine } from '../../../shared/action-item/shown-text.ts';
import type { ExtractBody } from '../../../shared/contract/extraction.ts';
import { MAX_TEXT_UNITS } from '../../../shared/contract/limits.ts';
import type { ExtractionContext, Person, SourceDocument } from '../../../shared/extraction/extraction.ts';

/** What the server takes at most. */
const PEOPLE_LIMIT = 500;
const NAME_LIMIT = 255;

/** The same document in the same context; null for a text longer than the server takes. */
export function secondReaderQuestion(
  { format, text, kind }: SourceDocument,
  { at, timeZone, locale, attendees, author }: ExtractionContext,
): Omit<ExtractBody, 'secondReader'> | null {
  if (text.length > MAX_TEXT_UNITS) return null;
  return {
    format,
    text,
    ...(kind && { kind }),
    context: {
      timeZone,
      attendees: attendees.slice(0, PEOPLE_LIMIT).map(personOf),
      ...(at !== '' && { at }),
      ...(locale && { locale }),
      ...(author && { author: personOf(author) }),
    },
  };
}

function personOf({ name, mail }: Person): { name: string; mail?: string } {
  const address = usableMail(mail ?? null);
  return { name: cleanLine(name, NAME_LIMIT), ...(address !== null && { mail: address }) };
}
