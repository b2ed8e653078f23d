/** What a person reviews: candidates with what became of them. Types only; the changes are in review-state.ts. */
import type { ActionType, Priority } from '../../../shared/action-item/action-item.ts';
import type { CandidateKind } from '../../../shared/extraction/extraction.ts';

/** Somebody as written, picked from the attendees, or found in the directory. Only the latter two are certain. */
export interface EntryOwner {
  readonly key: string | null;
  readonly name: string;
  readonly mail: string | null;
  /** True for a name that nobody at the meeting certainly has: the server looks for it and invents nobody. */
  readonly isUncertain: boolean;
}

/** A place in the reading text, see reading.ts. */
export interface Mark {
  readonly from: number;
  readonly to: number;
}

/** Where an entry comes from and why it was found; null when a person wrote it. */
export interface Finding {
  readonly kind: CandidateKind;
  /** 0 to 1. */
  readonly confidence: number;
  readonly rule: string;
  readonly reasons: readonly string[];
}

/** What the server made of an entry. */
export interface SavedAs {
  readonly reference: string;
  readonly outcome: 'created' | 'known' | 'sighted';
}

export interface Entry {
  /** Stable while the text is the same, so that what was decided survives reading it again. */
  readonly id: string;
  readonly text: string;
  readonly owner: EntryOwner | null;
  /** ISO date. */
  readonly dueOn: string | null;
  /** The words the date was read from; also kept when they name no date. */
  readonly duePhrase: string | null;
  readonly dueVague: boolean;
  readonly priority: Priority;
  readonly actionType: ActionType;
  /** The sentence it comes from; empty when a person wrote it. */
  readonly quote: string;
  /** Tells entries of the same sentence apart (shared/action-item/new-item.ts). */
  readonly ordinal: number;
  readonly marks: readonly Mark[];
  readonly finding: Finding | null;
  /** The open item this restates; null when none, or when the person said that it is not the same. */
  readonly sameAs: { readonly reference: string; readonly why: string } | null;
  readonly decision: 'open' | 'accepted' | 'discarded' | 'merged';
  readonly saved: SavedAs | null;
  /** Why the server did not take it the last time; a problem type. */
  readonly problem: string | null;
}

/** What a person may change on an entry. */
export type EntryChanges = Partial<
  Pick<Entry, 'text' | 'owner' | 'dueOn' | 'duePhrase' | 'dueVague' | 'priority' | 'actionType' | 'sameAs'>
>;

/** Whether it is among those that would be saved now. */
export const isToSave = ({ decision, saved }: Pick<Entry, 'decision' | 'saved'>): boolean =>
  decision === 'accepted' && saved === null;

/** Whether a person can still decide on it. */
export const isLive = ({ decision, saved }: Pick<Entry, 'decision' | 'saved'>): boolean =>
  saved === null && (decision === 'open' || decision === 'accepted');
