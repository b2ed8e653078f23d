/** Candidates of the engine as entries, and entries read again over what a person already decided. */
import { cleanLine } from '../../../shared/action-item/shown-text.ts';
import type { Candidate } from '../../../shared/extraction/extraction.ts';
import { itemOfLine } from '../../../shared/extraction/refiners/named-item.ts';
import type { Found, PlacedCandidate } from './engine-messages.ts';
import type { Entry, EntryOwner, Mark } from './entry.ts';

/** Fresh entries, in reading order. */
export function entriesOf(found: readonly PlacedCandidate[]): readonly Entry[] {
  const seen = new Map<string, number>();
  return found.map(({ candidate, mark }) => {
    const ordinal = seen.get(candidate.quote) ?? 0;
    seen.set(candidate.quote, ordinal + 1);
    return entryOf(candidate, mark, ordinal);
  });
}

/** What one reader found with what another adds, in reading order; places that are known already are not taken twice. */
export function withMore(
  found: readonly PlacedCandidate[],
  more: readonly PlacedCandidate[],
): readonly PlacedCandidate[] {
  const isKnown = ({ candidate: { start, end } }: PlacedCandidate): boolean =>
    found.some(({ candidate }) => candidate.start < end && start < candidate.end);
  const fresh = more.filter((one) => !isKnown(one));
  return [...found, ...fresh].toSorted((a, b) => a.candidate.start - b.candidate.start);
}

/** What a document says, apart: what the register may not have yet, and the words on lines of its own items. */
interface KnownApart {
  readonly fresh: readonly PlacedCandidate[];
  /** Fit to be shown: they are no cards, but nothing is left out unseen. */
  readonly heldBack: readonly string[];
}

/**
 * Lines of the register's own items are no new promises. While nobody has looked into the register, what looks like such
 * a line is held back.
 */
export function knownApart(
  { items, lines }: Pick<Found, 'items' | 'lines'>,
  known: ReadonlySet<string> | null,
): KnownApart {
  const texts = lines.map(({ text }) => text);
  const isHeldBack = ({ mark }: PlacedCandidate): boolean => {
    const reference = itemOfLine(
      texts,
      lines.findLastIndex(({ at }) => at <= mark.from),
    );
    return reference !== null && (known === null || known.has(reference));
  };
  const heldBack = items.filter(isHeldBack);
  return {
    fresh: items.filter((one) => !heldBack.includes(one)),
    heldBack: cleanAll(heldBack.map(({ candidate }) => candidate.text)),
  };
}

/** What the record takes at most. */
const TEXT_LIMIT = 4_000;
const NAME_LIMIT = 255;

const cleanOrNull = (text: string | null): string | null => text && cleanLine(text, TEXT_LIMIT);
const cleanAll = (texts: readonly string[]): readonly string[] => texts.map((text) => cleanLine(text, TEXT_LIMIT));

/** What a document says beside its items, fit to be shown: strangers wrote it. Items are cleaned as they become entries. */
export const fitToShow = (found: Found): Found => ({
  ...found,
  decisions: cleanAll(found.decisions),
  questions: cleanAll(found.questions),
  notices: cleanAll(found.notices),
  followUp: found.followUp && { ...found.followUp, phrase: cleanLine(found.followUp.phrase, TEXT_LIMIT) },
});

function entryOf(candidate: Candidate, mark: Mark, ordinal: number): Entry {
  const { kind, confidence, rule, reasons, sameAs } = candidate;
  return {
    ...BLANK,
    id: `${candidate.start}-${candidate.end}-${ordinal}`,
    text: cleanLine(candidate.text, TEXT_LIMIT),
    owner: ownerOf(candidate),
    dueOn: candidate.dueOn,
    duePhrase: cleanOrNull(candidate.duePhrase),
    dueVague: candidate.dueVague,
    quote: candidate.quote,
    ordinal,
    marks: [mark],
    finding: { kind, confidence, rule, reasons: cleanAll(reasons) },
    sameAs: sameAs && { reference: sameAs.reference, why: cleanLine(sameAs.why, TEXT_LIMIT) },
  };
}

/** From this score on an attendee is taken for the owner without a question mark. */
const CERTAIN = 0.7;

function ownerOf({ owner, ownerMatch }: Candidate): EntryOwner | null {
  if (ownerMatch && ownerMatch.score >= CERTAIN) {
    const { key = null, name, mail = null } = ownerMatch.person;
    return { key, name, mail, isUncertain: false };
  }
  return owner === null ? null : { key: null, name: cleanLine(owner, NAME_LIMIT), mail: null, isUncertain: true };
}

/** An entry that a person wrote. */
export const handWritten = (id: string, entry: Partial<Entry>): Entry => ({
  ...BLANK,
  ...entry,
  id,
  decision: 'accepted',
});

const BLANK: Entry = {
  id: '',
  text: '',
  owner: null,
  dueOn: null,
  duePhrase: null,
  dueVague: false,
  priority: 'Normal',
  actionType: 'Action',
  quote: '',
  ordinal: 0,
  marks: [],
  finding: null,
  sameAs: null,
  decision: 'open',
  saved: null,
  problem: null,
};

/**
 * What was found anew over what is there: decided and edited entries stay as the person left them, the others follow
 * the engine.
 */
export function readAgain(
  current: readonly Entry[],
  touched: ReadonlySet<string>,
  found: readonly Entry[],
): readonly Entry[] {
  const kept = new Map(current.filter(({ id }) => touched.has(id)).map((entry) => [entry.id, entry]));
  const followed = found.map((entry) => {
    const own = kept.get(entry.id);
    kept.delete(entry.id);
    return own ? { ...own, marks: entry.marks } : entry;
  });
  return [...followed, ...kept.values()];
}
