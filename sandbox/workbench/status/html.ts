/** HTML from templates whose values are escaped unless they are HTML already. The only way this folder makes HTML. */

/** Text that is HTML; made by `html` only. */
export interface Html {
  readonly html: string;
}

type Value = string | number | null | undefined | Html | readonly Html[];

/** @example html`<b>${'<script>'}</b>` gives `<b>&lt;script&gt;</b>`. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  const text = parts.reduce((done, part, index) => done + (index === 0 ? '' : render(values[index - 1])) + part, '');
  return { html: text };
}

function render(value: Value): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value));
  return Array.isArray(value) ? value.map((one: Html) => one.html).join('') : (value as Html).html;
}

/** Text for content and for quoted attributes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
