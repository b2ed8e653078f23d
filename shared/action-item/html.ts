/**
 * HTML by tagged template: every value that goes in is escaped, except what was itself made here.
 * For mail and invitation bodies, where a meeting's text is hostile. No element is ever made from data.
 */

const SAFE = Symbol('escaped html');

/** Finished HTML. Only {@link html} makes it: a look-alike from JSON carries no such symbol and is escaped as text. */
export interface Html {
  readonly [SAFE]: string;
}

/** What may stand in a template: lists are joined without anything between, `null` and `false` give nothing. */
export type HtmlValue = Html | string | number | null | false | readonly HtmlValue[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for element content and quoted attributes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

/** @example html`<p title="${title}">${text}</p>` */
export const html = (strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html => ({
  [SAFE]: strings.map((string, index) => string + written(values[index] ?? null)).join(''),
});

/** The text of finished HTML. */
export const htmlText = (value: Html): string => value[SAFE];

/** Where a link may lead: an https address without credentials, spaces or quotes; anything else gives null. */
export const safeLink = (address: string): string | null =>
  /^https:\/\/[a-z0-9][a-z0-9.-]*(?::\d{1,5})?(?:[/?#][^\s"'<>\\^`{|}]*)?$/i.test(address) ? address : null;

function written(value: HtmlValue): string {
  if (value === null || value === false) return '';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return escapeHtml(value);
  if (Array.isArray(value)) return value.map(written).join('');
  return SAFE in value ? value[SAFE] : escapeHtml(String(value));
}
