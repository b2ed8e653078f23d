/** A tracker from its grids of cells: the sheet and the row that name the columns, and the rows below. */

import type { ReadTracker } from '../../ports/documents.ts';
import { gridCell } from './html-table.ts';
import { MAX_TRACKER_ROWS } from './limits.ts';
import { mapColumns, nameScore } from './tracker-columns.ts';

/** One sheet; `records[i]` is row i + 1, shorter rows are filled up with nothing. */
export interface Grid {
  readonly sheet?: string;
  readonly records: readonly (readonly string[])[];
}

interface Header {
  readonly grid: Grid;
  /** Index into the records. */
  readonly row: number;
  readonly score: number;
}

/** How far down a header is looked for. */
const HEADER_SEARCH_ROWS = 60;

/** The tracker of the sheet that looks most like one. An empty template gives no rows; an empty sheet header row 0. */
export function readTracker(kind: 'xlsx' | 'csv', grids: readonly Grid[]): ReadTracker {
  const header = grids
    .map((grid) => (kind === 'csv' ? namesFirst(grid) : undefined) ?? findHeader(grid))
    .reduce<Header | undefined>((best, each) => {
      return best === undefined || (each?.score ?? 0) > best.score ? (each ?? best) : best;
    }, undefined);
  const grid = header?.grid ?? grids[0] ?? { records: [] };
  const table = header === undefined ? { columns: [], cells: [] } : tableBelow(header);
  const cells = table.cells.slice(0, MAX_TRACKER_ROWS);
  const text = asMarkdown(table.columns, cells);
  return {
    kind,
    text,
    source: { format: 'markdown', text },
    context: { attendees: [] },
    notices: cells.length < table.cells.length ? [`Only the first ${MAX_TRACKER_ROWS} rows were read.`] : [],
    ...(grid.sheet === undefined ? {} : { sheet: grid.sheet }),
    headerRow: header === undefined ? 0 : header.row + 1,
    columns: table.columns,
    rows: cells.length,
    // Of two columns with the same name the first is meant.
    firstRow: Object.fromEntries(table.columns.map((column, index) => [column, cells[0]?.[index] ?? '']).reverse()),
    mapping: mapColumns(table.columns),
    cells,
  };
}

/** Programs that write CSV put the names on the first line: a full line of different words, as wide as the widest. */
function namesFirst(grid: Grid): Header | undefined {
  const first = grid.records[0] ?? [];
  const width = grid.records.reduce((most, record) => Math.max(most, record.length), 0);
  const areNames = first.every((cell) => nameScore(cell) > 0.25) && new Set(first).size === first.length;
  return first.length > 1 && first.length === width && areNames ? { grid, row: 0, score: 1 } : undefined;
}

/** The row that most looks like names of columns; above it titles and legends, below it rows of the same width. */
function findHeader(grid: Grid): Header | undefined {
  let best: Header | undefined;
  for (let row = 0; row < Math.min(grid.records.length, HEADER_SEARCH_ROWS); row += 1) {
    const score = headerScore(grid, row);
    if (score > 0 && (best === undefined || score > best.score)) best = { grid, row, score };
  }
  return best;
}

function headerScore(grid: Grid, row: number): number {
  const filled = (grid.records[row] ?? []).filter((cell) => cell.trim() !== '');
  if (filled.length === 0) return 0;
  const names = filled.map(nameScore);
  const share = names.filter((score) => score > 0).length / filled.length;
  // Names differ from each other, and from what stands under them.
  const below = grid.records[row + 1] ?? [];
  const repeated = (grid.records[row] ?? []).filter(
    (cell, index) => cell.trim() !== '' && cell === below[index],
  ).length;
  const distinct = (new Set(filled).size / filled.length) * (1 - repeated / filled.length);
  const known = names.reduce((sum, score) => sum + score, 0);
  // Rows of figures or sentences are data; the first of two equal rows is the header.
  return filled.length === 1 ? known * 0.1 : known * share * share * distinct * (1 - row / 1_000);
}

function tableBelow({ grid, row }: Header): { columns: string[]; cells: string[][] } {
  const names = grid.records[row] ?? [];
  const used = names.flatMap((name, index) => (name.trim() === '' ? [] : [index]));
  const cells = grid.records
    .slice(row + 1)
    .map((record) => used.map((index) => record[index] ?? ''))
    .filter((record) => record.some((cell) => cell.trim() !== ''));
  return { columns: used.map((index) => (names[index] ?? '').trim()), cells };
}

function asMarkdown(columns: readonly string[], cells: readonly (readonly string[])[]): string {
  if (columns.length === 0) return '';
  const line = (row: readonly string[]) => `| ${row.map(gridCell).join(' | ')} |`;
  return [line(columns), `${'| --- '.repeat(columns.length)}|`, ...cells.map(line)].join('\n');
}
