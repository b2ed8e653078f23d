/** Keys and clicks of the grid. Rows carry what they stand for as data attributes, so that one handler serves them all. */
import {
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { ActionView } from '../../../shared/contract/action-items.ts';
import { useLanguage } from '../../words/words.ts';
import { type ColumnId, columnOf } from './columns.ts';
import { between, type Cell, cellAfter } from './grid-keys.ts';
import { HEIGHTS } from './grid-styles.ts';
import type { Row } from './select-rows.ts';
import type { View } from './view.ts';

export interface GridActions {
  readonly rows: readonly Row[];
  readonly view: View;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (selected: ReadonlySet<string>) => void;
  readonly onSort: (column: ColumnId) => void;
  readonly onOpen: (reference: string) => void;
  readonly onToggleGroup: (value: string) => void;
  readonly mayEdit: (item: ActionView) => boolean;
  /** Told when somebody tries to edit what they may not. */
  readonly onRefused: () => void;
}

export interface GridShape {
  readonly columnCount: number;
  readonly scroller: RefObject<HTMLDivElement>;
  readonly isNarrow: boolean;
}

interface Editing {
  readonly reference: string;
  readonly column: ColumnId;
}

/** Where something happened. */
interface Spot {
  readonly cell: Cell;
  readonly row: Row | null;
  readonly sort: ColumnId | null;
  readonly isLink: boolean;
}

export function useGridInput(actions: GridActions, { columnCount, scroller, isNarrow }: GridShape) {
  const { rows, selected, onSelect } = actions;
  const [asked, setActive] = useState<Cell>({ row: 0, column: 1 });
  const [editing, setEditing] = useState<Editing | null>(null);
  const anchor = useRef(0);
  const wantsFocus = useRef(false);
  const scrollTo = useRef<(row: number) => void>(() => undefined);
  const isRightToLeft = useLanguage().direction === 'rtl';
  const active: Cell = {
    row: Math.min(asked.row, rows.length - 1),
    column: rows[asked.row]?.kind === 'group' ? 0 : Math.min(asked.column, columnCount - 1),
  };
  const references = useMemo(() => rows.map((row) => (row.kind === 'item' ? row.item.reference : null)), [rows]);
  const isAllSelected =
    selected.size > 0 && references.every((reference) => reference === null || selected.has(reference));

  useEffect(() => {
    if (!wantsFocus.current || editing) return;
    wantsFocus.current = false;
    scroller.current
      ?.querySelector<HTMLElement>(`[data-row="${active.row}"] [data-column="${active.column}"]`)
      ?.focus({ preventScroll: true });
  });

  const moveTo = (cell: Cell) => {
    wantsFocus.current = true;
    if (cell.row >= 0) scrollTo.current(cell.row);
    setActive(cell);
  };
  const toggle = (row: number, isRange: boolean) => {
    const reference = references[row];
    if (!reference) return;
    const next = new Set(selected);
    const touched = isRange ? between(references, anchor.current, row) : [reference];
    const isOn = isRange || !selected.has(reference);
    for (const one of touched) isOn ? next.add(one) : next.delete(one);
    anchor.current = row;
    onSelect(next);
  };
  const toggleAll = () => onSelect(new Set(isAllSelected ? [] : references.filter((one) => one !== null)));
  const edit = (row: Row | null, column: number): boolean => {
    const id = isNarrow ? undefined : actions.view.columns[column - 1];
    if (row?.kind !== 'item' || id === undefined || columnOf(id).edit === null) return false;
    if (actions.mayEdit(row.item)) setEditing({ reference: row.item.reference, column: id });
    else actions.onRefused();
    return true;
  };
  const enter = ({ cell, row, sort }: Spot) => {
    if (sort) actions.onSort(sort);
    else if (cell.row === -1) toggleAll();
    else if (row?.kind === 'group') actions.onToggleGroup(row.value);
    else if (cell.column === 0) toggle(cell.row, false);
    else if (!edit(row, cell.column) && row) actions.onOpen(row.item.reference);
  };
  const spotOf = (target: EventTarget): Spot | null => {
    const element = target as HTMLElement;
    const line = element.closest<HTMLElement>('[data-row]');
    if (!line) return null;
    const cell = element.closest<HTMLElement>('[data-column]');
    const row = Number(line.dataset.row);
    return {
      cell: { row, column: Number(cell?.dataset.column ?? 0) },
      row: rows[row] ?? null,
      sort: (cell?.dataset.sort as ColumnId | undefined) ?? null,
      isLink: element.closest('[data-open]') !== null,
    };
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (editing) return;
    const page = Math.max(
      1,
      Math.floor((scroller.current?.clientHeight ?? 400) / (isNarrow ? HEIGHTS.card : HEIGHTS.item)) - 1,
    );
    const size = { rows: rows.length, columns: columnCount, page, isRightToLeft };
    const next = event.altKey ? null : cellAfter(event.key, event.ctrlKey || event.metaKey, active, size);
    const here: Spot = {
      cell: active,
      row: rows[active.row] ?? null,
      sort:
        active.row === -1 && active.column > 0 && !isNarrow ? (actions.view.columns[active.column - 1] ?? null) : null,
      isLink: false,
    };
    if (next) {
      if (event.shiftKey && next.row >= 0)
        onSelect(new Set([...selected, ...between(references, active.row, next.row)]));
      moveTo(next);
    } else if (event.key === 'Enter') enter(here);
    else if (event.key === 'F2') edit(here.row, active.column);
    else if (event.key === ' ') active.row === -1 ? toggleAll() : toggle(active.row, event.shiftKey);
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) toggleAll();
    else if (event.key === 'Escape' && selected.size > 0) onSelect(new Set());
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onClick = (event: MouseEvent) => {
    const spot = spotOf(event.target);
    if (!spot || (editing && spot.row?.kind === 'item' && spot.row.item.reference === editing.reference)) return;
    setActive(spot.cell);
    if (spot.sort) actions.onSort(spot.sort);
    else if (spot.cell.row === -1) toggleAll();
    else if (spot.row?.kind === 'group') actions.onToggleGroup(spot.row.value);
    else if (spot.cell.column === 0) toggle(spot.cell.row, event.shiftKey);
    else if (spot.isLink && spot.row) actions.onOpen(spot.row.item.reference);
  };
  const onDoubleClick = (event: MouseEvent) => {
    const spot = spotOf(event.target);
    if (spot) edit(spot.row, spot.cell.column);
  };
  /** A click lets the browser focus the cell; the tab stop follows. */
  const onFocus = (event: { target: EventTarget }) => {
    const spot = spotOf(event.target);
    if (spot && !editing && (spot.cell.row !== active.row || spot.cell.column !== active.column)) setActive(spot.cell);
  };
  const onEdited = useCallback((move: 'stay' | 'next') => {
    wantsFocus.current = true;
    setEditing(null);
    if (move === 'next') setActive(({ row, column }) => ({ row, column: column + 1 }));
  }, []);
  return {
    active,
    editing,
    isAllSelected,
    onEdited,
    scrollTo,
    handlers: { onKeyDown, onClick, onDoubleClick, onFocus },
  };
}
