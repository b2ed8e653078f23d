/** What the page and the engine's worker say to each other. */
import type {
  Candidate,
  Extraction,
  ExtractionContext,
  SourceDocument,
} from '../../../shared/extraction/extraction.ts';
import type { EntryOwner, Mark } from './entry.ts';
import type { ReadingLine } from './reading.ts';

export interface EngineQuestion {
  readonly id: number;
  /** `line` is one line typed by a person: it counts as an action item even where the engine would doubt it. */
  readonly kind: 'document' | 'line';
  readonly document: SourceDocument;
  readonly context: ExtractionContext;
}

/** A candidate with its place in the reading text. */
export interface PlacedCandidate {
  readonly candidate: Candidate;
  readonly mark: Mark;
}

/** What a document says. */
export interface Found {
  readonly items: readonly PlacedCandidate[];
  readonly decisions: readonly string[];
  readonly questions: readonly string[];
  readonly followUp: Extraction['followUp'];
  readonly notices: readonly string[];
  readonly lines: readonly ReadingLine[];
}

/** What one typed line says; `due…` are null and false where it names no time. */
export interface LineRead {
  readonly candidate: PlacedCandidate['candidate'] | null;
  /** Who the line begins with, when the engine found no action item in it. */
  readonly owner: EntryOwner | null;
  readonly duePhrase: string | null;
  readonly dueOn: string | null;
  readonly dueVague: boolean;
}

export type EngineAnswer =
  | { readonly id: number; readonly found: Found }
  | { readonly id: number; readonly line: LineRead }
  | { readonly id: number; readonly fault: string };
