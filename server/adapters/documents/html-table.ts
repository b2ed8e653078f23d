/** A table as text: short cells stay in rows and columns, a table that only lays out a page becomes its blocks in order. */

import type { TextSink } from './text-sink.ts';

/** Cells of an HTML table while it is read. */
export interface TableText {
  readonly rows: string[][];
  /** A table inside one of the cells: then this one is layout. */
  hasTables: boolean;
}

/** Above these a cell is prose, and its row is written as blocks. */
const LONG_CELL_UNITS = 400;
const LONG_CELL_LINES = 8;

/** Writes a finished table. */
export function writeTable(table: TableText, sink: TextSink): void {
  const rows = table.rows.filter((row) => row.some((cell) => cell !== ''));
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const isGrid = width > 1 && !table.hasTables;
  sink.breakLine(2);
  rows.forEach((row, index) => {
    if (isGrid && !row.some(isLong)) {
      const cells = Array.from({ length: width }, (_, column) => gridCell(row[column] ?? ''));
      sink.breakLine(1);
      sink.writeRaw(`| ${cells.join(' | ')} |`);
      if (index !== 0 || rows.length === 1) return;
      sink.breakLine(1);
      sink.writeRaw(`${'| --- '.repeat(width)}|`);
      return;
    }
    for (const cell of row.filter((each) => each !== '')) {
      sink.breakLine(table.hasTables || isLong(cell) ? 2 : 1);
      sink.writeRaw(cell);
    }
    sink.breakLine(1);
  });
  sink.breakLine(2);
}

const isLong = (cell: string) => cell.length > LONG_CELL_UNITS || cell.split('\n').length > LONG_CELL_LINES;

/** Lines of a cell side by side; list items keep their marks and so stay apart. */
export const gridCell = (cell: string): string =>
  cell
    .replace(/\s*\n\s*/g, ' ')
    .replaceAll('|', '\\|')
    .trim();
