/** What is open while a page of HTML is read, and what each tag that matters does to it. html-text.ts drives it. */

import { type TableText, writeTable } from './html-table.ts';
import { createTextSink, type TextSink } from './text-sink.ts';

/** Attributes of one tag, names in lower case. */
export type Attributes = Readonly<Record<string, string>>;

interface OpenTable extends TableText {
  /** How many sinks there were when the table began; one more means that a cell is open. */
  readonly sinks: number;
}

/** A page half read. */
export interface Page {
  readonly sinks: TextSink[];
  readonly tables: OpenTable[];
  readonly lists: { readonly ordered: boolean; count: number }[];
  /** Tables nested deeper than any real page nests them; their cells are plain blocks. */
  flatTables: number;
  tableCount: number;
  /** Open `<pre>` elements. */
  raw: number;
}

const MAX_DEPTH = 24;

/** A page of which nothing was read yet. */
export const createPage = (): Page => ({
  sinks: [createTextSink()],
  tables: [],
  lists: [],
  flatTables: 0,
  tableCount: 0,
  raw: 0,
});

/** Where text goes now. */
export const currentSink = (page: Page): TextSink => page.sinks.at(-1) as TextSink;

/** The table that rows and cells belong to now. */
export const currentTable = (page: Page): OpenTable | undefined =>
  page.flatTables > 0 ? undefined : page.tables.at(-1);

function closeCell(page: Page): void {
  const table = currentTable(page);
  if (table === undefined || page.sinks.length <= table.sinks) return;
  const cell = page.sinks.pop()?.text() ?? '';
  if (table.rows.length === 0) table.rows.push([]);
  table.rows.at(-1)?.push(cell);
}

function openTable(page: Page): void {
  page.tableCount += 1;
  if (page.tables.length >= MAX_DEPTH) {
    page.flatTables += 1;
    return;
  }
  const outer = currentTable(page);
  if (outer !== undefined && page.sinks.length > outer.sinks) outer.hasTables = true;
  page.tables.push({ rows: [], hasTables: false, sinks: page.sinks.length });
}

function closeTable(page: Page): void {
  if (page.flatTables > 0) {
    page.flatTables -= 1;
    return;
  }
  closeCell(page);
  const table = page.tables.pop();
  if (table !== undefined) writeTable(table, currentSink(page));
}

function openRow(page: Page): void {
  closeCell(page);
  currentTable(page)?.rows.push([]);
}

function openCell(page: Page): void {
  closeCell(page);
  if (currentTable(page) !== undefined) page.sinks.push(createTextSink());
  else currentSink(page).write(' ');
}

function openItem(page: Page): void {
  const list = page.lists.at(-1);
  if (list !== undefined) list.count += 1;
  const indent = '  '.repeat(Math.min(Math.max(page.lists.length - 1, 0), MAX_DEPTH));
  currentSink(page).prefix(`${indent}${list?.ordered === true ? `${list.count}.` : '-'} `);
}

function openRaw(page: Page): void {
  page.raw += 1;
}

function closeRaw(page: Page): void {
  page.raw = Math.max(0, page.raw - 1);
}

const heading = (marks: string) => (page: Page) => currentSink(page).prefix(`${marks} `);
const dropMark = (page: Page) => currentSink(page).prefix('');
const strike = (page: Page) => currentSink(page).write('~~');

/** What a tag does when it opens. */
export const OPENING: ReadonlyMap<string, (page: Page, attributes: Attributes) => void> = new Map([
  ['table', openTable],
  ['tr', openRow],
  ['td', openCell],
  ['th', openCell],
  ['ul', (page: Page) => void page.lists.push({ ordered: false, count: 0 })],
  ['ol', (page: Page) => void page.lists.push({ ordered: true, count: 0 })],
  ['li', openItem],
  ['h1', heading('#')],
  ['h2', heading('##')],
  ['h3', heading('###')],
  ['h4', heading('####')],
  ['h5', heading('#####')],
  ['h6', heading('######')],
  ['s', strike],
  ['strike', strike],
  ['del', strike],
  ['pre', openRaw],
  [
    'input',
    (page: Page, attributes: Attributes) => {
      if (attributes.type === 'checkbox') currentSink(page).write('checked' in attributes ? '[x] ' : '[ ] ');
    },
  ],
]);

/** What a tag does when it closes. */
export const CLOSING: ReadonlyMap<string, (page: Page) => void> = new Map([
  ['table', closeTable],
  ['tr', closeCell],
  ['td', closeCell],
  ['th', closeCell],
  ['ul', (page: Page) => void page.lists.pop()],
  ['ol', (page: Page) => void page.lists.pop()],
  ['li', dropMark],
  ['h1', dropMark],
  ['h2', dropMark],
  ['h3', dropMark],
  ['h4', dropMark],
  ['h5', dropMark],
  ['h6', dropMark],
  ['s', strike],
  ['strike', strike],
  ['del', strike],
  ['pre', closeRaw],
]);

/** The text of the page; tables left open at the end of the input are closed first. */
export function finishPage(page: Page): string {
  page.flatTables = 0;
  while (page.tables.length > 0) closeTable(page);
  return (page.sinks[0] as TextSink).text();
}
