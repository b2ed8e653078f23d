/** The review as a hook: reads the text, keeps what was decided over reloads, and undoes. */
import { useEffect, useMemo, useReducer, useState } from 'react';
import type { Candidate, ExtractionContext, OpenItem, SourceDocument } from '../../../shared/extraction/extraction.ts';
import { useShell } from '../../host/shell.ts';
import { useFormats } from '../../words/words.ts';
import { engine } from './engine.ts';
import type { Found } from './engine-messages.ts';
import type { Entry } from './entry.ts';
import { entriesOf, knownApart, withMore } from './found.ts';
import { contextOf, localKeyOf, type ReviewMeeting } from './meeting.ts';
import { readingOf } from './reading.ts';
import { EMPTY_REVIEW, type ReviewState, type ReviewStep, reviewed } from './review-state.ts';

export interface ReviewInput {
  readonly meeting: ReviewMeeting;
  /** Null while there is no text yet. */
  readonly document: SourceDocument | null;
  /** Open items of the series, which the text may restate. */
  readonly openItems: readonly OpenItem[];
  /** References the text names that the register has; null while nobody has looked. */
  readonly known: ReadonlySet<string> | null;
}

export interface Review {
  readonly state: ReviewState;
  readonly dispatch: (step: ReviewStep) => void;
  readonly found: Found | null;
  /** What the text says of items that the register has, and is no card. */
  readonly heldBack: readonly string[];
  readonly status: 'waiting' | 'reading' | 'read' | 'failed';
  readonly document: SourceDocument | null;
  readonly context: ExtractionContext;
  readAgain(): void;
  /** Takes in what another reader of the same document found; says how many were new. */
  addFound(more: readonly Candidate[]): number;
}

interface Draft {
  readonly entries: readonly Entry[];
  readonly touched: readonly string[];
}

const NOTHING: readonly string[] = [];

/** Entries of one text. Another meeting or another text begins anew; the old one's draft stays. */
export function useReview({ meeting, document, openItems, known }: ReviewInput): Review {
  const { locale } = useFormats();
  const { drafts } = useShell();
  const [state, dispatch] = useReducer(reviewed, EMPTY_REVIEW);
  const [read, setRead] = useState<{ readonly of: SourceDocument; readonly found: Found } | null>(null);
  // What another text said is nothing of this one.
  const found = read !== null && read.of === document ? read.found : null;
  const [status, setStatus] = useState<Review['status']>('waiting');
  const [turn, setTurn] = useState(0);
  const context = useMemo(() => contextOf(meeting, locale, openItems), [meeting, locale, openItems]);
  const draftName = useMemo(() => draftNameOf(meeting, document), [meeting, document]);

  useEffect(() => {
    const draft = drafts.load<Draft>(draftName);
    dispatch({ kind: 'restored', name: draftName, entries: draft?.entries ?? [], touched: draft?.touched ?? [] });
  }, [drafts, draftName]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn reads the same text again
  useEffect(() => {
    let isCurrent = true;
    setStatus(document ? 'reading' : 'waiting');
    if (!document) return undefined;
    engine()
      .read(document, context)
      .then((answer) => {
        if (!isCurrent) return;
        setRead({ of: document, found: answer });
        setStatus('read');
      })
      .catch(() => isCurrent && setStatus('failed'));
    return () => {
      isCurrent = false;
    };
  }, [document, context, turn]);

  // Read once; what of it is new may become clear later.
  const apart = useMemo(() => found && knownApart(found, known), [found, known]);
  useEffect(() => {
    if (apart) dispatch({ kind: 'found', entries: entriesOf(apart.fresh) });
  }, [apart]);

  useEffect(() => {
    if (state.touched.size === 0) return;
    drafts.save(state.name, { entries: state.entries, touched: [...state.touched] } satisfies Draft);
  }, [drafts, state]);

  const addFound = (more: readonly Candidate[]): number => {
    if (!document || !found) return 0;
    const { marks } = readingOf(document, more);
    const placed = more.map((candidate, at) => ({ candidate, mark: marks[at] ?? { from: 0, to: 0 } }));
    const items = withMore(found.items, placed);
    setRead({ of: document, found: { ...found, items } });
    return items.length - found.items.length;
  };

  const readAgain = () => setTurn((last) => last + 1);
  const heldBack = apart?.heldBack ?? NOTHING;
  return { state, dispatch, found, heldBack, status, document, context, readAgain, addFound };
}

/** A long text is told by its length and its beginning: hashing it all would take longer than it is worth. */
const draftNameOf = (meeting: ReviewMeeting, document: SourceDocument | null): string =>
  `review ${localKeyOf(meeting)} ${document?.text.length ?? 0} ${document?.text.slice(0, 500) ?? ''}`;
