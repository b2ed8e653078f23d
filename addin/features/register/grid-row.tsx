/** One row of the grid: an item in its cells, an item as a card, or the head of a group. Drawn anew only when it changed. */
import { mergeClasses } from '@fluentui/react-components';
import { memo, Suspense } from 'react';
import type { ActionView } from '../../../shared/contract/action-items.ts';
import { lazyPart } from '../../ui/lazy-part.ts';
import { useFormats, useWords } from '../../words/words.ts';
import { CardContent, CellContent, Check } from './cell.tsx';
import type { ColumnId } from './columns.ts';
import { CHECK_WIDTH, useGridStyles } from './grid-styles.ts';
import type { GroupRow } from './select-rows.ts';

const CellEditor = lazyPart(() => import('./cell-editor.tsx').then((file) => file.CellEditor));

/** Where a row stands, and which of its cells holds the focus. */
export interface RowPlace {
  readonly index: number;
  readonly top: number;
  readonly height: number;
  /** CSS grid template of the columns. */
  readonly template: string;
  /** Column of the grid's tab stop; null when it is in another row. */
  readonly activeColumn: number | null;
}

export interface GridRowProps extends RowPlace {
  readonly item: ActionView;
  /** Null: as a card. */
  readonly columns: readonly ColumnId[] | null;
  readonly isSelected: boolean;
  readonly isOpened: boolean;
  readonly today: string;
  readonly editing: ColumnId | null;
  /** Stable. */
  readonly onEdited: (move: 'stay' | 'next') => void;
}

export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { item, columns, index, top, height, template, activeColumn, isSelected, isOpened, today, editing } = props;
  const styles = useGridStyles();
  const words = useWords().tab.register;
  const cellProps = (column: number) => ({
    role: 'gridcell',
    'aria-colindex': column + 1,
    'data-column': column,
    tabIndex: activeColumn === column ? 0 : -1,
  });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot stand absolutely
    // biome-ignore lint/a11y/useFocusableInteractive: its cells take the focus
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-row={index}
      data-reference={item.reference}
      className={mergeClasses(styles.row, isSelected && styles.selected, isOpened && styles.opened)}
      style={{ transform: `translateY(${top}px)`, blockSize: height, gridTemplateColumns: template }}
    >
      <div {...cellProps(0)} className={mergeClasses(styles.cell, styles.checkCell, styles.focusable)}>
        <Check isChecked={isSelected} label={words.selectRow(item.reference)} />
      </div>
      {columns === null ? (
        <div
          {...cellProps(1)}
          className={mergeClasses(styles.cell, styles.card, styles.focusable)}
          data-open={item.reference}
        >
          <CardContent item={item} today={today} />
        </div>
      ) : (
        columns.map((column, position) => (
          <div key={column} {...cellProps(position + 1)} className={mergeClasses(styles.cell, styles.focusable)}>
            {editing === column ? (
              <Suspense fallback={<CellContent item={item} column={column} today={today} />}>
                <CellEditor item={item} column={column} onEdited={props.onEdited} />
              </Suspense>
            ) : (
              <CellContent item={item} column={column} today={today} />
            )}
          </div>
        ))
      )}
    </div>
  );
});

export interface GroupHeadProps extends RowPlace {
  readonly group: GroupRow;
  readonly label: string;
  readonly columnCount: number;
}

export const GroupHead = memo(function GroupHead(props: GroupHeadProps) {
  const { group, label, columnCount, index, top, height, activeColumn } = props;
  const styles = useGridStyles();
  const { number } = useFormats();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot stand absolutely
    // biome-ignore lint/a11y/useFocusableInteractive: its cell takes the focus
    <div
      role="row"
      aria-rowindex={index + 2}
      data-row={index}
      data-group={group.value}
      className={mergeClasses(styles.row, styles.group)}
      style={{ transform: `translateY(${top}px)`, blockSize: height, gridTemplateColumns: '1fr' }}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a table cannot stand absolutely */}
      <div
        role="gridcell"
        aria-colindex={1}
        aria-colspan={columnCount}
        aria-expanded={group.isOpen}
        data-column={0}
        tabIndex={activeColumn === null ? -1 : 0}
        className={mergeClasses(styles.cell, styles.focusable)}
        style={{ gap: 8, paddingInlineStart: CHECK_WIDTH / 4, cursor: 'pointer' }}
      >
        <svg
          width="12"
          height="12"
          viewBox="0 0 12 12"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          aria-hidden="true"
        >
          <path
            d={group.isOpen ? 'M2.5 4.5L6 8l3.5-3.5' : 'M4.5 2.5L8 6l-3.5 3.5'}
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </svg>
        <span className={styles.text}>{label}</span>
        <span className={styles.quiet}>{number(group.count)}</span>
      </div>
    </div>
  );
});
