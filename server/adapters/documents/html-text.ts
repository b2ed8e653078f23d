/**
 * HTML as a person sees it, in one linear pass over the tags: no tree, no scripts, no loads. Headings, list items,
 * check boxes, struck-through text and tables are kept as Markdown marks; hidden parts are left out.
 */

import { Parser } from 'htmlparser2';
import {
  type Attributes,
  CLOSING,
  createPage,
  currentSink,
  currentTable,
  finishPage,
  OPENING,
  type Page,
} from './html-page.ts';
import { Unreadable } from './unreadable.ts';

/** The parser's own cost grows with the square of the nesting beyond this. */
const MAX_NESTING = 20_000;

/** The text, and how many tables there were. */
export interface HtmlText {
  readonly text: string;
  readonly tables: number;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const SILENT = words('script style title template noscript svg object select textarea');
const VOID = words('area base br col embed hr img input link meta source track wbr');
const PARAGRAPHS = words('p h1 h2 h3 h4 h5 h6 ul ol dl blockquote pre hr');
const LINES = words(
  'address article aside body br caption center dd details div dt fieldset figcaption figure footer form header html ' +
    'legend li main nav section summary tbody tfoot thead tr',
);

/**
 * Visible text of a page, a mail body or a fragment.
 *
 * @param isSkipped says which elements to leave out with all they hold, beside scripts, styles and hidden ones.
 */
export function htmlToText(
  html: string,
  isSkipped: (name: string, attributes: Attributes) => boolean = () => false,
): HtmlText {
  const page = createPage();
  let silent = 0;
  let depth = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (!VOID.has(name)) depth += 1;
      if (depth > MAX_NESTING) throw new Unreadable('bomb', 'The file nests its parts deeper than any real document.');
      if (silent > 0 || SILENT.has(name) || isHidden(attributes) || isSkipped(name, attributes)) {
        if (!VOID.has(name)) silent += 1;
        return;
      }
      breakAround(page, name);
      OPENING.get(name)?.(page, attributes);
    },
    ontext(text) {
      if (silent > 0 || isBetweenCells(page, text)) return;
      if (page.raw > 0) currentSink(page).writeRaw(text);
      else currentSink(page).write(text);
    },
    onclosetag(name) {
      if (!VOID.has(name)) depth -= 1;
      if (silent > 0) {
        if (!VOID.has(name)) silent -= 1;
        return;
      }
      CLOSING.get(name)?.(page);
      breakAround(page, name);
    },
  });
  parser.end(html);
  return { text: finishPage(page), tables: page.tableCount };
}

function breakAround(page: Page, name: string): void {
  if (PARAGRAPHS.has(name)) currentSink(page).breakLine(2);
  else if (LINES.has(name)) currentSink(page).breakLine(1);
}

/** Indentation between rows is no text of the cell before. */
function isBetweenCells(page: Page, text: string): boolean {
  const table = currentTable(page);
  return table !== undefined && page.sinks.length <= table.sinks && text.trim() === '';
}

function isHidden(attributes: Attributes): boolean {
  if ('hidden' in attributes) return true;
  return attributes.style !== undefined && /display\s*:\s*none|mso-hide\s*:\s*all/i.test(attributes.style);
}
