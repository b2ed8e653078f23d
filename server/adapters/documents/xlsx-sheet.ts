/** One sheet of a workbook as rows of shown values. */

import { MAX_TRACKER_COLUMNS, MAX_TRACKER_ROWS } from './limits.ts';
import type { DateStyle } from './xlsx-tables.ts';
import { walkXml } from './xml.ts';

/** More than a tracker may have, so that the tracker can tell that rows were cut. */
const MAX_SHEET_ROWS = MAX_TRACKER_ROWS + 1_000;

/** What a cell needs from its workbook. */
export interface CellContext {
  readonly strings: readonly string[];
  readonly dateStyles: ReadonlyMap<number, DateStyle>;
  readonly starts1904: boolean;
}

interface Cell {
  readonly row: number;
  readonly column: number;
  readonly type: string;
  readonly style: number;
}

/** Rows of the sheet; index 0 is row 1, cells nobody wrote are empty strings. Rows beyond the limit are left out. */
export function readSheet(bytes: Uint8Array, context: CellContext): string[][] {
  const rows: string[][] = [];
  let cell: Cell = { row: 0, column: -1, type: 'n', style: 0 };
  let row = -1;
  let value = '';
  let inValue = false;
  walkXml(bytes, {
    open(name, attributes) {
      if (name === 'row') {
        row = attributes.r === undefined ? row + 1 : Number(attributes.r) - 1;
        cell = { ...cell, row, column: -1 };
      } else if (name === 'c') {
        cell = nextCell(cell, Math.max(row, 0), attributes);
        value = '';
      } else if (name === 'v' || name === 't') inValue = true;
    },
    text(text) {
      if (inValue) value += text;
    },
    close(name) {
      if (name === 'v' || name === 't') inValue = false;
      // Written this way round, a place that is no number is left out too.
      if (name !== 'c' || !(cell.row < MAX_SHEET_ROWS && cell.column < MAX_TRACKER_COLUMNS)) return;
      const shown = shownValue(value, cell, context);
      if (shown !== '') put(rows, cell, shown);
    },
  });
  return rows;
}

function put(rows: string[][], cell: Cell, shown: string): void {
  while (rows.length <= cell.row) rows.push([]);
  const row = rows[cell.row] as string[];
  while (row.length < cell.column) row.push('');
  row[cell.column] = shown;
}

function nextCell(previous: Cell, row: number, attributes: Readonly<Record<string, string>>): Cell {
  const place = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(attributes.r ?? '');
  const column = place?.[1] === undefined ? previous.column + 1 : columnIndex(place[1]);
  return {
    row: place?.[2] === undefined ? row : Number(place[2]) - 1,
    column,
    type: attributes.t ?? 'n',
    style: Number(attributes.s ?? 0),
  };
}

const columnIndex = (letters: string) =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

function shownValue(value: string, cell: Cell, context: CellContext): string {
  switch (cell.type) {
    case 's':
      return (context.strings[Number(value)] ?? '').trim();
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    case 'd':
      return value.slice(0, value.endsWith('T00:00:00') ? 10 : undefined);
    case 'n': {
      const style = context.dateStyles.get(cell.style);
      return style === undefined || value === '' ? plainNumber(value) : shownDate(Number(value), style, context);
    }
    default:
      return value.trim();
  }
}

/** Excel stores 0.1 + 0.2 with its error and shows fifteen digits. */
function plainNumber(value: string): string {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return value.trim();
  return /[.eE]/.test(value) ? String(Number(number.toPrecision(15))) : value.trim();
}

const DAY_MS = 86_400_000;

/** Days since the workbook's epoch as an ISO date, a time or both. Day 60 of 1900 never was; before it the count is off by one. */
function shownDate(serial: number, style: DateStyle, { starts1904 }: CellContext): string {
  if (!Number.isFinite(serial) || serial < 0 || serial > 2_958_466) return String(serial);
  const epoch = starts1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  const shown = new Date(Math.round((epoch + serial * DAY_MS) / 1000) * 1000).toISOString();
  const [date = '', time = ''] = shown.slice(0, 19).split('T');
  if (style === 'time') return serial < 1 ? time.slice(0, 5) : `${date} ${time.slice(0, 5)}`;
  return style === 'date' || time === '00:00:00' ? date : `${date} ${time.slice(0, 5)}`;
}
