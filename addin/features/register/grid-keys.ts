/** Where keys lead in the grid: cell by cell, by pages, to the ends. Pure. Row -1 is the head. */

export interface Cell {
  /** Index among the rows; -1 for the head. */
  readonly row: number;
  /** 0 is the column of check boxes. */
  readonly column: number;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** Rows that are seen at once. */
  readonly page: number;
  readonly isRightToLeft: boolean;
}

type Step = (cell: Cell, size: GridSize) => Cell;

const STEPS: Readonly<Record<string, Step>> = {
  ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  ArrowRight: ({ row, column }, { isRightToLeft }) => ({ row, column: column + (isRightToLeft ? -1 : 1) }),
  ArrowLeft: ({ row, column }, { isRightToLeft }) => ({ row, column: column - (isRightToLeft ? -1 : 1) }),
  PageDown: ({ row, column }, { page }) => ({ row: row + page, column }),
  PageUp: ({ row, column }, { page }) => ({ row: Math.max(0, row - page), column }),
  Home: ({ row }) => ({ row, column: 0 }),
  End: ({ row }, { columns }) => ({ row, column: columns - 1 }),
  'Ctrl+Home': () => ({ row: 0, column: 0 }),
  'Ctrl+End': (_cell, { rows, columns }) => ({ row: rows - 1, column: columns - 1 }),
};

/** The cell a key leads to; null when the key does not move. */
export function cellAfter(key: string, hasCtrl: boolean, cell: Cell, size: GridSize): Cell | null {
  const step = STEPS[hasCtrl ? `Ctrl+${key}` : key];
  if (!step) return null;
  const { row, column } = step(cell, size);
  return {
    row: Math.max(-1, Math.min(size.rows - 1, row)),
    column: Math.max(0, Math.min(size.columns - 1, column)),
  };
}

/** The references between two rows, both included; for selecting with Shift. */
export function between(references: readonly (string | null)[], from: number, to: number): readonly string[] {
  const [first, last] = from < to ? [from, to] : [to, from];
  return references.slice(Math.max(0, first), last + 1).filter((reference) => reference !== null);
}
