/**
 * A mail as headings, rows and lines of finished words: what both renderers draw, so that text and HTML say the same.
 * Which words stand where is decided by summary-page.ts and notice-page.ts.
 */

/** `alert` is for what is late or missing; it is always said in words too. */
export type Tone = 'plain' | 'alert';

/** One entry of a section. */
export interface PageRow {
  /** Reference before the text; empty for notes. */
  readonly lead: string;
  /** May hold line breaks. */
  readonly text: string;
  /** Short facts below the text. */
  readonly details: readonly string[];
  readonly tone: Tone;
  readonly link: string | null;
}

export interface PageSection {
  readonly heading: string;
  readonly tone: Tone;
  readonly rows: readonly PageRow[];
  /** How many entries were left out before the page was made. */
  readonly omitted: number;
}

/** A whole mail. */
export interface MailPage {
  /** BCP 47, of the words. */
  readonly language: string;
  /** The first line: what it comes to. */
  readonly verdict: string;
  /** Draft, late. */
  readonly marks: readonly string[];
  readonly title: string;
  readonly facts: readonly string[];
  /** The record in the product; null when there is no address. */
  readonly link: { readonly label: string; readonly address: string } | null;
  readonly sections: readonly PageSection[];
  readonly footer: readonly string[];
  /** Says that so many entries were left out. */
  readonly more: (count: number) => string;
}

/** A row of text alone. */
export const noteRow = (text: string, tone: Tone = 'plain'): PageRow => ({
  lead: '',
  text,
  details: [],
  tone,
  link: null,
});
