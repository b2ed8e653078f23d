/** What a card can ask for; one object for all cards, so that a card is drawn again only when its entry changes. */
import type { ReviewStep } from './review-state.ts';

export interface CardActions {
  readonly dispatch: (step: ReviewStep) => void;
  /** Says it to screen readers. */
  readonly announce: (text: string) => void;
  /** The entry whose sentence is shown. */
  readonly point: (id: string | null) => void;
  /** Opens the editor on one of its fields. */
  readonly edit: (id: string | null, field?: EditorField) => void;
}

export type EditorField = 'text' | 'owner' | 'due';

/** Which entry is edited, and the field that has the focus first. */
export interface Editing {
  readonly id: string;
  readonly field: EditorField;
}
