/**
 * A language model as second reader of a document: what it is given, and what its answer adds to what the rules found.
 * The rules win: a claim about words they took already only confirms them. Nothing here asks anybody anything.
 */
import type { Candidate, CandidateKind, Extraction, ExtractionContext, SourceDocument } from '../extraction.ts';
import { referenceOf } from '../refiners/settle-due-date.ts';
import { createView } from '../view.ts';
import { judgeItem, type Source } from './judge-item.ts';
import { MODEL_ITEMS_LIMIT, type ModelItem } from './model-item.ts';
import { placeQuote, spanOf, wholeSentences } from './place-quote.ts';
import { type TextForModel, textForModel } from './text-for-model.ts';

/** What became of the claims. */
export interface SecondReading {
  readonly found: Extraction;
  /** How many candidates are new, how many of the rules' were confirmed, how many claims were dropped. */
  readonly added: number;
  readonly agreed: number;
  readonly dropped: number;
}

/** A document opened for its second reader. */
export interface SecondReader extends Pick<TextForModel, 'text' | 'isCut'> {
  /** Lists of `found` with what the claims add, in reading order. Any claims: whatever is not in the text is dropped. */
  judge(found: Extraction, claims: readonly ModelItem[]): SecondReading;
}

type List = 'items' | 'decisions' | 'information' | 'questions';

const LISTS: readonly List[] = ['items', 'decisions', 'information', 'questions'];
const LIST_OF: Readonly<Record<CandidateKind, List | null>> = {
  commitment: 'items',
  request: 'items',
  decision: 'decisions',
  information: 'information',
  'open-question': 'questions',
  proposal: null,
};

const AGREES = 'the language model agrees';

/** Opens a document that `extract` did not refuse. */
export function openSecondReader(document: SourceDocument, context: ExtractionContext): SecondReader {
  const view = createView(document, context);
  const given = textForModel(view);
  const source: Source = { view, document, reference: referenceOf(context) };
  return {
    text: given.text,
    isCut: given.isCut,
    judge(found, claims) {
      const ground: Ground = { ...source, given, rules: found };
      let state: SecondReading = { found, added: 0, agreed: 0, dropped: 0 };
      for (const claim of claims.slice(0, MODEL_ITEMS_LIMIT)) state = taken(ground, state, claim);
      const dropped = state.dropped + Math.max(0, claims.length - MODEL_ITEMS_LIMIT);
      return { ...state, dropped, found: inReadingOrder(state.found) };
    },
  };
}

/** What a claim is held against; `rules` is what was found without the model. */
interface Ground extends Source {
  readonly given: TextForModel;
  readonly rules: Extraction;
}

function taken(ground: Ground, state: SecondReading, claim: ModelItem): SecondReading {
  const { given, rules } = ground;
  const drop = { ...state, dropped: state.dropped + 1 };
  const list = LIST_OF[claim.kind];
  const place = placeQuote(ground.view, given, claim.quote);
  if (list === null || place === null) return drop;
  // What is said of the quote must be true of its whole sentence, which may say "not" or name somebody else.
  const whole = judgeItem(ground, claim, wholeSentences(ground.view, place));
  if (!whole.ok) return drop;
  const span = spanOf(ground.view, place);
  const known = rules[list].find((one) => overlaps(one, span));
  if (known !== undefined) return confirmed(state, list, known);
  // An action item may stand in what the rules took for information; anything else must be new to them.
  const others = list === 'items' ? state.found.items : LISTS.flatMap((one) => state.found[one]);
  if (others.some((one) => overlaps(one, span))) return drop;
  const isFree = !others.some((one) => overlaps(one, whole.value));
  const added = isFree ? whole : judgeItem(ground, claim, place);
  if (!added.ok) return drop;
  const found = { ...state.found, [list]: [...state.found[list], added.value] };
  return { ...state, found, added: state.added + 1 };
}

function confirmed(state: SecondReading, list: List, { start, end }: Candidate): SecondReading {
  const isIt = (one: Candidate) => one.start === start && one.end === end && !one.reasons.includes(AGREES);
  if (!state.found[list].some(isIt)) return state;
  const told = state.found[list].map((one) => (isIt(one) ? { ...one, reasons: [...one.reasons, AGREES] } : one));
  return { ...state, found: { ...state.found, [list]: told }, agreed: state.agreed + 1 };
}

type Span = Pick<Candidate, 'start' | 'end'>;

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

function inReadingOrder(found: Extraction): Extraction {
  const ordered = LISTS.map((list) => [list, found[list].toSorted((a, b) => a.start - b.start)] as const);
  return { ...found, ...Object.fromEntries(ordered) };
}
